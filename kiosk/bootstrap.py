"""Prepares Qt's environment; the one module that may, and it must run before the first import of PySide6.

Qt reads these variables when it starts and never again. Left to itself it aborts the process where there is no display,
takes a render loop that can deadlock with Python's lock, and draws by an emulated GPU at five times the cost.
"""

import json
import logging
import os
import sys
from collections.abc import Mapping, MutableMapping, Sequence
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from kiosk.errors import ConfigurationError

log = logging.getLogger(__name__)

_BROKEN_QT = (6, 12)
_SOUND_PYTHON = (3, 12)


@dataclass(frozen=True, slots=True)
class ScreenSize:
    """A screen in pixels, for drawing without a display."""

    width: int
    height: int


@dataclass(frozen=True, slots=True)
class QtEnvironment:
    """What will be set, and why the platform was chosen."""

    platform: str
    """Qt's name of the platform plug-in, or `native` where Qt chooses best itself."""
    reason: str
    variables: Mapping[str, str]
    screens: tuple[ScreenSize, ...] = ()
    """The screens to pretend, off-screen only."""


def plan(
    environment: Mapping[str, str],
    *,
    off_screen: bool = False,
    gpu: bool = False,
    screens: Sequence[ScreenSize] = (),
    system: str = sys.platform,
) -> QtEnvironment:
    """Return what Qt's environment should be; changes nothing.

    `QT_QPA_PLATFORM` and `QT_QUICK_BACKEND` win where an operator has set them. The render loop does not: with the
    threaded one, a render thread that frees a camera frame waits for Python while Python waits for the render thread.

    Args:
        environment: the environment so far.
        off_screen: draw into memory although there is a display.
        gpu: a person has confirmed that this machine has a real graphics processor.
        screens: sizes of the pretended screens when drawing into memory; one of 800×800 if none is given.
        system: the operating system, as `sys.platform` names it.
    """
    platform, reason = _choose_platform(environment, off_screen=off_screen, system=system)
    variables = {"QSG_RENDER_LOOP": "basic", "QT_QUICK_CONTROLS_STYLE": "Basic"}
    if platform != "native":
        variables["QT_QPA_PLATFORM"] = platform
    in_memory = platform.partition(":")[0] == "offscreen"
    if environment.get("QT_QUICK_BACKEND"):
        variables["QT_QUICK_BACKEND"] = environment["QT_QUICK_BACKEND"]
    elif not gpu or in_memory:  # off-screen windows on a GPU never give their textures back
        variables["QT_QUICK_BACKEND"] = "software"
    return QtEnvironment(platform, reason, variables, tuple(screens) if platform == "offscreen" else ())


def _choose_platform(environment: Mapping[str, str], *, off_screen: bool, system: str) -> tuple[str, str]:
    if off_screen:
        return "offscreen", "asked for"
    if environment.get("QT_QPA_PLATFORM"):
        return environment["QT_QPA_PLATFORM"], "QT_QPA_PLATFORM is set"
    if not system.startswith("linux"):
        return "native", f"the one of {system}"
    if environment.get("WAYLAND_DISPLAY"):
        return "wayland", "WAYLAND_DISPLAY is set"
    if environment.get("DISPLAY"):
        return "xcb", "DISPLAY is set"
    return "offscreen", "there is no display"


def screens_file(screens: Sequence[ScreenSize]) -> str:
    """Return the JSON by which Qt's off-screen platform pretends these screens, side by side."""
    left = 0
    entries: list[dict[str, str | int]] = []
    for number, screen in enumerate(screens, start=1):
        entries.append({"name": f"screen-{number}", "x": left, "y": 0, "width": screen.width, "height": screen.height})
        left += screen.width
    return json.dumps({"screens": [entry | {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1} for entry in entries]})


def refuse_broken_qt(qt: tuple[int, ...], python: tuple[int, ...]) -> None:
    """Refuse PySide6 6.12 and later on Python before 3.12: it loses references of `None` until the process aborts.

    Raises:
        ConfigurationError: this pair of versions is not safe.
    """
    if qt[:2] >= _BROKEN_QT and python[:2] < _SOUND_PYTHON:
        raise ConfigurationError(
            f"PySide6 {'.'.join(map(str, qt))} aborts the process on Python {'.'.join(map(str, python[:2]))}.",
            next_step="Install the pinned version (make setup), or use Python 3.12 or 3.13.",
        )


def apply(chosen: QtEnvironment, *, scratch: Path, environment: MutableMapping[str, str] = os.environ) -> None:
    """Set the variables and log the choice; call it once, from the program's edge.

    Args:
        chosen: what `plan` returned.
        scratch: a folder for the file that describes pretended screens; Qt reads it when its application starts.
        environment: where to set the variables.

    Raises:
        ConfigurationError: the installed Qt is not safe with this Python.
        RuntimeError: PySide6 was imported already, by a mistake in this program.
    """
    if environment is os.environ and "PySide6" in sys.modules:
        raise RuntimeError("PySide6 was imported before its environment was prepared")
    refuse_broken_qt(installed_qt(), sys.version_info[:3])
    environment.update(chosen.variables)
    if chosen.screens:
        described = scratch / "screens.json"
        described.write_text(screens_file(chosen.screens), encoding="utf-8")
        environment["QT_QPA_PLATFORM"] = f"offscreen:configfile={described}"
    backend = environment.get("QT_QUICK_BACKEND", "gpu")
    log.info("Qt environment set platform=%s reason=%r drawing=%s", chosen.platform, chosen.reason, backend)


def installed_qt() -> tuple[int, ...]:
    """Return the version of the installed PySide6 without importing it."""
    return tuple(int(part) for part in metadata.version("PySide6-Essentials").split(".") if part.isdigit())
