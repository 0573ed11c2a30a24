"""What `make setup` finds out about a machine, and the lock file that it installs from."""

import importlib.util
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LISTED = (ROOT / "packaging" / "debian-libraries.txt").read_text()


@pytest.fixture(scope="module")
def set_up() -> object:
    """Load the script by its path, as it is no package."""
    spec = importlib.util.spec_from_file_location("set_up", ROOT / "packaging" / "set_up.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_a_bare_machine_lacks_every_library(set_up: object) -> None:
    """Nothing the loader can find means everything is to be installed."""
    assert len(set_up.missing_packages(LISTED, "0 libs found in cache\n")) == 15  # type: ignore[attr-defined]  # a script


def test_only_what_is_missing_is_installed(set_up: object) -> None:
    """A library that the loader finds is not asked for again."""
    loadable = "\n".join(
        f"\t{line.split()[0]} (libc6,x86-64) => /lib/{line.split()[0]}"
        for line in LISTED.splitlines()
        if line.startswith("lib") and "zbar" not in line
    )

    assert set_up.missing_packages(LISTED, loadable) == ["libzbar0"]  # type: ignore[attr-defined]  # a script


def test_every_dependency_is_pinned_and_hashed() -> None:
    """The lock names exact versions with hashes, and no place to fetch them from."""
    lock = (ROOT / "requirements.lock").read_text()
    requirements = re.split(r"\n(?=\S)", lock.strip())

    assert all(re.match(r"[\w.-]+==\S+", one) and "--hash=sha256:" in one for one in requirements)
    assert not re.search(r"://|--(extra-)?index-url|--find-links", lock)
    assert "pyside6-essentials==6.11.3" in lock
