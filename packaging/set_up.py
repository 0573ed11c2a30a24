#!/usr/bin/env python3
"""Set-up of a working copy: system libraries, virtual environment, pinned dependencies, the project itself.

Runs on the system's Python with nothing but its standard library. Every step first looks whether it is needed, so that
a second run changes nothing. What the tools say goes to `build/set-up.log`; the screen gets a line a step.
"""

from __future__ import annotations  # so that an old Python gets as far as being told that it is too old

import os
import re
import shutil
import subprocess
import sys
from collections import deque
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "requirements.lock"
LIBRARIES = ROOT / "packaging" / "debian-libraries.txt"
VENV = ROOT / ".venv"
LOG = ROOT / "build" / "set-up.log"

OLDEST, TOO_NEW = (3, 11), (3, 14)
PROGRESS_WIDTH = 24
TAKEN_UP = ("Collecting ", "Processing ", "Ignoring ", "Requirement already satisfied: ")
"""How a line of pip begins that ends the wait for one package."""


class SetUpError(Exception):
    """A step failed; the text says what to do about it."""


def say(text: str) -> None:
    """Print one line at once, also into a pipe."""
    print(text, flush=True)


def check_python() -> None:
    """Refuse a Python that the pinned dependencies do not support."""
    if not OLDEST <= sys.version_info[:2] < TOO_NEW:
        raise SetUpError(
            f"Python {sys.version.split()[0]} at {sys.executable} does not fit: 3.11, 3.12 or 3.13 is needed.\n"
            "Name one, as in: make setup PYTHON=python3.11"
        )


def missing_packages(listed: str, loadable: str) -> list[str]:
    """Return the packages of `debian-libraries.txt` whose library does not stand in the output of `ldconfig -p`."""
    known = {line.split()[0] for line in loadable.splitlines() if "=>" in line}
    pairs = [line.split() for line in listed.splitlines() if line and not line.startswith("#")]
    return [package for library, package in pairs if library not in known]


def succeeds(*command: str | Path) -> bool:
    """Whether a quiet command ends well."""
    return subprocess.run(command, check=False, capture_output=True).returncode == 0


def install_libraries() -> None:
    """Install the missing system libraries with apt, or say which ones are missing."""
    ldconfig = shutil.which("ldconfig", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin")
    loadable = subprocess.run([ldconfig, "-p"], check=True, capture_output=True, text=True).stdout if ldconfig else ""
    missing = missing_packages(LIBRARIES.read_text(), loadable)
    if not succeeds(sys.executable, "-c", "import ensurepip, venv"):
        missing.append("python3-venv")  # the part of Python that Debian packs apart
    if not missing:
        say("system libraries: all there")
        return
    by_hand = f"apt-get install --no-install-recommends {' '.join(missing)}"
    rights = _administrator()
    if not shutil.which("apt-get") or rights is None:
        raise SetUpError(
            "System libraries are missing, and installing them here needs an administrator with apt.\n"
            f"On Debian or Ubuntu:\n    sudo {by_hand}\n"
            "Elsewhere install the packages that hold the libraries of packaging/debian-libraries.txt."
        )
    say(f"system libraries: installing {', '.join(missing)}")
    environment = [*rights, "env", "DEBIAN_FRONTEND=noninteractive"]
    run([*environment, "apt-get", "update", "-q"])
    run([*environment, "apt-get", "install", "-yq", "--no-install-recommends", *missing])


def _administrator() -> Sequence[str] | None:
    """Return the words that make a command run as administrator; None when nobody here may."""
    if os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    if sudo and (sys.stdin.isatty() or succeeds(sudo, "-n", "true")):
        return [sudo]
    return None


def make_environment() -> None:
    """Make `.venv` unless a working one is there."""
    python = VENV / "bin" / "python"
    if python.exists() and succeeds(python, "-m", "pip", "--version"):
        say("virtual environment: .venv is there")
        return
    say(f"virtual environment: making .venv with Python {sys.version.split()[0]}")
    run([sys.executable, "-m", "venv", "--clear", str(VENV)])


def install_dependencies() -> None:
    """Install exactly what `requirements.lock` names, each file checked against its hash."""
    total = len(re.findall(r"^[A-Za-z0-9]\S*==", LOCK.read_text(), re.MULTILINE))
    say(f"dependencies: {total} pinned packages, about 250 MB to fetch the first time")
    run(_pip("install", "--require-hashes", "--requirement", str(LOCK)), progress_total=total)


def install_project() -> None:
    """Put the working copy and its two commands, `gatehouse` and `gatehouse-hub`, into the environment."""
    say("project: gatehouse and gatehouse-hub into .venv/bin")
    run(_pip("install", "--no-deps", "--no-build-isolation", "--no-index", "--editable", str(ROOT)))
    run(_pip("check"))


def _pip(*words: str) -> list[str]:
    return [str(VENV / "bin" / "python"), "-m", "pip", "--no-input", "--disable-pip-version-check", *words]


def run(command: Sequence[str], progress_total: int = 0) -> None:
    """Run a command with its output in the log; on a terminal, draw a bar over the packages that pip takes up."""
    taken_up, unpacking = 0, False
    last_lines: deque[str] = deque(maxlen=12)
    with (
        LOG.open("a", encoding="utf-8") as log,
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process,
    ):
        log.write(f"$ {' '.join(command)}\n")
        assert process.stdout is not None
        for line in process.stdout:
            log.write(line)
            last_lines.append(line)
            taken_up += line.startswith(TAKEN_UP)
            unpacking = unpacking or line.startswith("Installing collected packages")
            if progress_total:
                _draw_progress(taken_up, progress_total, unpacking=unpacking)
    if progress_total and sys.stdout.isatty():
        say("")
    if process.returncode != 0:
        raise SetUpError(f"This failed: {' '.join(command)}\n\n{''.join(last_lines)}\nIts whole output is in {LOG}.")


def _draw_progress(done: int, total: int, *, unpacking: bool) -> None:
    if not sys.stdout.isatty():
        return
    filled = min(PROGRESS_WIDTH, done * PROGRESS_WIDTH // total)
    bar = "█" * filled + "·" * (PROGRESS_WIDTH - filled)
    words = "unpacking" if unpacking else "fetching"
    print(f"\r  {bar} {min(done, total)}/{total} {words}\033[K", end="", flush=True)


def main() -> int:
    """Do every step in order; 0 when the working copy is ready."""
    LOG.parent.mkdir(exist_ok=True)
    LOG.write_text("")
    try:
        for step in (check_python, install_libraries, make_environment, install_dependencies, install_project):
            step()
    except SetUpError as error:
        print(f"\nset-up stopped.\n{error}", file=sys.stderr)
        return 1
    say("ready")
    return 0


if __name__ == "__main__":
    sys.exit(main())
