"""Qt's environment: what is chosen, what an operator may override, and the versions that abort."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.bootstrap import ScreenSize, apply, installed_qt, plan, refuse_broken_qt, screens_file
from kiosk.errors import ConfigurationError


@pytest.mark.parametrize(
    ("environment", "platform"),
    [
        ({"WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":0"}, "wayland"),
        ({"DISPLAY": ":0"}, "xcb"),
        ({}, "offscreen"),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "linuxfb"}, "linuxfb"),
        ({"DISPLAY": "", "WAYLAND_DISPLAY": ""}, "offscreen"),
    ],
)
def test_the_platform_follows_the_display(environment: dict[str, str], platform: str) -> None:
    """A display that is there is used, none means memory, and an operator's word wins."""
    assert plan(environment, system="linux").platform == platform


def test_off_screen_can_be_asked_for_beside_a_display() -> None:
    """A tour or a test draws into memory even on a desk."""
    assert plan({"DISPLAY": ":0"}, off_screen=True, system="linux").variables["QT_QPA_PLATFORM"] == "offscreen"


def test_other_systems_choose_their_own_platform() -> None:
    """Where Qt has one native platform, nothing is forced on it."""
    assert "QT_QPA_PLATFORM" not in plan({}, system="win32").variables


def test_the_render_loop_is_never_threaded() -> None:
    """The loop that can deadlock with Python's lock is not offered, whatever the environment says."""
    assert plan({"QSG_RENDER_LOOP": "threaded", "DISPLAY": ":0"}, gpu=True).variables["QSG_RENDER_LOOP"] == "basic"


def test_software_draws_unless_a_person_confirmed_the_gpu() -> None:
    """An emulated GPU costs five times the software renderer: only a confirmed one is used, and never into memory."""
    display = {"DISPLAY": ":0"}

    assert plan(display).variables["QT_QUICK_BACKEND"] == "software"
    assert "QT_QUICK_BACKEND" not in plan(display, gpu=True, system="linux").variables
    assert plan({}, gpu=True, system="linux").variables["QT_QUICK_BACKEND"] == "software"
    assert plan(display | {"QT_QUICK_BACKEND": "rhi"}).variables["QT_QUICK_BACKEND"] == "rhi"


def test_pretended_screens_stand_side_by_side() -> None:
    """A portrait kiosk and a board are two screens that do not overlap."""
    screens = json.loads(screens_file([ScreenSize(1080, 1920), ScreenSize(1920, 1080)]))["screens"]

    assert [(screen["x"], screen["width"], screen["height"]) for screen in screens] == [
        (0, 1080, 1920),
        (1080, 1920, 1080),
    ]


def test_qt_starts_with_the_pretended_screens(tmp_path: Path) -> None:
    """A real Qt, started with nothing set, comes up in memory with the sizes that were asked for."""
    script = (
        "import os, sys; from pathlib import Path; from kiosk.bootstrap import ScreenSize, apply, plan\n"
        "sizes = [ScreenSize(1080, 1920), ScreenSize(1920, 1080)]\n"
        "apply(plan(os.environ, off_screen=True, screens=sizes), scratch=Path(sys.argv[1]))\n"
        "from PySide6.QtGui import QGuiApplication\n"
        "application = QGuiApplication([])\n"
        "print([(s.size().width(), s.size().height()) for s in application.screens()])\n"
    )
    bare = {name: value for name, value in os.environ.items() if not name.startswith(("QT_", "QSG_"))}

    result = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path)],
        cwd=Path(__file__).parents[2],
        env=bare,
        capture_output=True,
        text=True,
        check=True,
    )

    assert result.stdout.strip() == "[(1080, 1920), (1920, 1080)]"


def test_too_late_is_said_and_not_passed_over(tmp_path: Path) -> None:
    """Preparing the environment after PySide6 came in would do nothing, so it stops."""
    import PySide6.QtCore  # noqa: F401, PLC0415 - the import is what the test is about

    with pytest.raises(RuntimeError, match="before its environment"):
        apply(plan({}), scratch=tmp_path)


def test_the_pair_of_versions_that_aborts_is_refused() -> None:
    """PySide6 6.12 on Python 3.11 is told apart from everything that works, in words."""
    with pytest.raises(ConfigurationError, match=r"PySide6 6\.12\.0 aborts .* Python 3\.11.*make setup"):
        refuse_broken_qt((6, 12, 0), (3, 11, 2))
    refuse_broken_qt((6, 12, 0), (3, 12, 1))
    refuse_broken_qt((6, 11, 3), (3, 11, 2))

    assert installed_qt()[:2] == (6, 11)


def test_qt_gives_back_every_reference_that_it_takes() -> None:
    """Calls that return nothing and emitted signals leave the counts of None and True alone."""
    from PySide6.QtCore import QObject, Signal  # noqa: PLC0415 - not before the environment stands

    class Emitter(QObject):
        fired = Signal()

    emitter = Emitter()
    before = sys.getrefcount(None), sys.getrefcount(True)
    for _ in range(100):
        emitter.setObjectName("counted")
        emitter.fired.emit()
    lost = before[0] - sys.getrefcount(None), before[1] - sys.getrefcount(True)

    assert max(lost) < 50, f"references of None and True lost in 100 rounds: {lost}"
