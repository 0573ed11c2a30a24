"""The layers, the names and the parts that must stay out."""

import os
import shutil
import subprocess
import sys
from importlib import metadata
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGES = ("kiosk", "sync", "server_stub", "resources")


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-logo", "--no-cache"],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_imports_follow_the_arrows() -> None:
    """No module imports against the layers that pyproject.toml draws."""
    result = lint_imports(ROOT)

    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize(
    ("module", "statement"),
    [
        ("kiosk/store/planted.py", "import kiosk.devices"),
        ("kiosk/domain/planted.py", "import time"),
        ("server_stub/planted.py", "import sync.ports"),
        ("sync/wire/planted.py", "import sync.ports"),
    ],
)
def test_an_import_against_the_arrows_is_found(tmp_path: Path, module: str, statement: str) -> None:
    """A planted violation breaks the contracts, so they do look."""
    for package in PACKAGES:
        shutil.copytree(ROOT / package, tmp_path / package, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    (tmp_path / module).write_text(statement)

    result = lint_imports(tmp_path)

    assert result.returncode == 1
    assert "BROKEN" in result.stdout


def test_packaging_never_becomes_a_package() -> None:
    """With an `__init__.py` it would hide the library of that name from the tools."""
    assert not list((ROOT / "packaging").rglob("__init__.py"))


def test_opencv_brings_no_second_qt() -> None:
    """The headless build is installed, and importing it leaves Qt's environment alone."""
    installed = {distribution.name.lower() for distribution in metadata.distributions()}
    script = "import os, cv2; print(sorted(name for name in os.environ if name.startswith('QT_')))"
    bare = {name: value for name, value in os.environ.items() if not name.startswith("QT_")}

    result = subprocess.run([sys.executable, "-c", script], env=bare, capture_output=True, text=True, check=True)

    assert result.stdout.strip() == "[]"
    assert "opencv-python-headless" in installed
    assert not installed & {"opencv-python", "opencv-contrib-python", "keyrings.alt"}
