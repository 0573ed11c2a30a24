"""The device as a whole: what it shows when something is missing, and that nothing of it stays behind."""

import threading
from pathlib import Path

import msgspec
import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from kiosk.app import Device
from kiosk.devices.clock import SystemClock
from kiosk.domain.codes import ScannedCode
from kiosk.errors import ConfigurationError
from kiosk.pairing import open_device_store
from sync.wire.enums import DeviceMode, Reason, ScanType
from tests.support.door_device import draw, issue_badges, pair_with, settings_in
from tests.support.door_fixtures import OpenDevice
from tests.support.doors import Gate
from tests.support.guards import ExpectedLogs


def test_a_device_that_was_never_paired_says_how_to(open_device: OpenDevice) -> None:
    """It opens its window all the same, and names the command."""
    door = open_device()
    assert door.around("phase") == "not-paired"
    assert door.text("noticeTitle") == "This device has no hub yet"
    assert "gatehouse pair" in door.text("noticeWords")


def test_a_device_that_the_hub_placed_nowhere_says_so(gate: Gate, open_device: OpenDevice) -> None:
    """Its list is here, and it still has no gate to work at: that is another screen than waiting."""
    door = open_device(gate, checkpoint_id=None)
    door.wait(lambda: door.around("phase") == "no-checkpoint", "the list of participants")
    assert door.text("noticeTitle") == "This device has no gate yet"


def test_a_scanner_that_sends_no_enter_is_heard(gate: Gate, open_device: OpenDevice) -> None:
    """The pause after the last character ends the code."""
    gate.register()
    (badge,) = issue_badges(gate)
    door = open_device(gate)
    door.wait_ready()
    door.type(badge)
    door.wait(lambda: door.seen, "a verdict")
    assert door.reasons == [Reason.ADMITTED]


def test_a_code_before_the_list_is_here_is_not_decided(open_device: OpenDevice, expected_logs: ExpectedLogs) -> None:
    """Without an event nobody is let in and nothing is recorded; the log says why."""
    door = open_device()
    door.device.view_model.submit(ScannedCode("ABCD2345", ScanType.QR_SCAN, "QRCode", 0))
    door.wait(lambda: expected_logs.messages, "a line in the log")
    assert "not decided" in expected_logs.messages[0]
    assert (door.journalled, door.seen) == ([], [])


def test_nothing_stays_behind(gate: Gate, open_device: OpenDevice, tmp_path: Path) -> None:
    """After closing, no thread of the device lives and no file of its folder is open; a second device starts well."""
    gate.register(2)
    first, second = issue_badges(gate)
    before = set(threading.enumerate())
    door = open_device(gate)
    door.wait_ready()
    door.show(draw(tmp_path / "first", [first]), 1)
    door.close()
    door.close()
    QTest.qWait(0)

    left = {thread.name for thread in set(threading.enumerate()) - before}
    assert not {name for name in left if not name.startswith(("hub-", "uvloop"))}
    assert _open_files(tmp_path / "South 1") == []

    again = open_device(gate, "South 2", folder="South 1")
    again.wait_ready()
    again.show(draw(tmp_path / "second", [first, second]), 2)
    assert again.reasons == [Reason.ALREADY_INSIDE, Reason.ADMITTED]
    assert len(again.journalled) == 3


def _open_files(folder: Path) -> list[str]:
    handles = Path("/proc/self/fd")
    if not handles.exists():
        pytest.skip("this system does not list open files")
    links = [handle.readlink() for handle in handles.iterdir() if handle.is_symlink()]
    return [str(link) for link in links if link.is_relative_to(folder)]


def test_a_code_read_just_before_closing_is_recorded(gate: Gate, open_device: OpenDevice) -> None:
    """Whoever was scanned when somebody closed the window is in the journal."""
    gate.register()
    (badge,) = issue_badges(gate)
    door = open_device(gate)
    door.wait_ready()
    door.device.view_model.submit(ScannedCode(badge, ScanType.QR_SCAN, "QRCode", 0))
    door.close()
    assert door.reasons == [Reason.ADMITTED]


def test_a_moved_device_forgets_the_first_event(
    gate: Gate, open_device: OpenDevice, application: QGuiApplication, tmp_path: Path
) -> None:
    """Cut off just after the hub moved it, it starts with an empty list, not with people of the event before."""
    gate.register()
    door = open_device(gate)
    door.wait_ready()
    door.close()
    store = open_device_store(settings_in(tmp_path / "South 1"), SystemClock())
    moved = msgspec.structs.replace(store.config.config(), event_id="another-event", version=99)
    store.config.set_config(moved)
    store.close()

    Device(settings_in(tmp_path / "South 1"), application).close()

    store = open_device_store(settings_in(tmp_path / "South 1"), SystemClock())
    assert (store.cache.event(), store.cache.number()) == (None, 0)
    store.close()


def test_a_mode_that_has_no_screens_yet_is_refused(gate: Gate, application: QGuiApplication, tmp_path: Path) -> None:
    """Also when it is the hub that wants it; the store is not left open by it."""
    chosen = settings_in(tmp_path / "device")
    pair_with(gate, chosen, mode=DeviceMode.INFO)
    with pytest.raises(ConfigurationError, match="no screens for the mode info"):
        Device(chosen, application)
    open_device_store(chosen, SystemClock()).close()
