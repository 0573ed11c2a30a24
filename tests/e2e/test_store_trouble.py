"""Files and keys that are not as they were: the device says so, goes on scanning, and no row is lost."""

import shutil
from contextlib import closing
from pathlib import Path

from kiosk.devices.clock import SystemClock
from kiosk.domain.codes import ScannedCode
from kiosk.pairing import open_device_store
from kiosk.store.guard import Finding
from sync.wire.enums import Reason, ScanType
from tests.support.door_device import draw, issue_badges, settings_in
from tests.support.door_fixtures import OpenDevice
from tests.support.doors import Gate
from tests.support.guards import ExpectedLogs
from tests.support.hub import ServedHub


def test_rows_under_a_lost_key_come_back_with_it(
    hub: ServedHub, gate: Gate, open_device: OpenDevice, tmp_path: Path, expected_logs: ExpectedLogs
) -> None:
    """A wrong key opens no journal: a new one begins, and once the keyring is put back the old rows reach the hub."""
    gate.register(2)
    first, second = issue_badges(gate)
    folder = tmp_path / "South 1" / "store"
    door = open_device(gate)
    door.wait_ready()
    hub.stop()
    door.show(draw(tmp_path / "first", [first]), 1)
    before = door.journalled
    door.close()
    keyring = tmp_path / "keyring.bin"
    shutil.copy(folder / "keyring.bin", keyring)
    with closing(open_device_store(settings_in(tmp_path / "South 1"), SystemClock())) as store:
        store.keys.make_database_key("journal")

    door = open_device(name="South 1")
    door.show(draw(tmp_path / "second", [second]), 1)
    assert Finding.JOURNAL_SET_ASIDE in door.device.store.health.findings
    assert len(door.device.store.health.set_aside) == 1
    assert door.reasons == [Reason.ADMITTED]
    hub.start()
    door.wait_sent()
    between = door.journalled
    door.close()

    shutil.copy(keyring, folder / "keyring.bin")
    door = open_device(name="South 1")
    assert door.device.store.health.salvaged_rows == 1
    door.wait_sent()

    assert sorted(gate.log_ids()) == sorted(before + between)
    assert any("journal set aside" in message for message in expected_logs.messages)


def test_half_a_list_never_takes_the_place_of_a_whole_one(
    hub: ServedHub, gate: Gate, open_device: OpenDevice, tmp_path: Path, expected_logs: ExpectedLogs
) -> None:
    """A disk that lost half of the newest list: the next start decides on the one before, also without a hub."""
    gate.register()
    badges = issue_badges(gate)
    door = open_device(gate)
    door.wait_ready()
    door.close()
    folder = tmp_path / "South 1" / "store"
    whole = max(folder.glob("cache-*.db"), key=lambda path: path.stat().st_mtime)
    half = folder / "cache-999.db"
    half.write_bytes(whole.read_bytes()[: whole.stat().st_size // 2])

    hub.stop()
    door = open_device(name="South 1")
    door.show(draw(tmp_path / "badge", badges), 1)
    assert door.reasons == [Reason.ADMITTED]
    assert not half.exists()
    assert "cache discarded" in expected_logs.messages[0]


def test_a_list_that_goes_bad_in_use_is_fetched_again(
    gate: Gate, open_device: OpenDevice, tmp_path: Path, expected_logs: ExpectedLogs
) -> None:
    """A disk that loses pages under the running station: nobody is let in by garbage, and soon it goes on."""
    gate.register()
    (badge,) = issue_badges(gate)
    door = open_device(gate)
    door.wait_ready()
    (cache,) = (tmp_path / "South 1" / "store").glob("cache-*.db")
    size = cache.stat().st_size
    with cache.open("r+b") as file:
        file.seek(8_192)
        file.write(bytes(size - 8_192))

    door.device.view_model.submit(ScannedCode(badge, ScanType.QR_SCAN, "QRCode", 0))
    door.wait(lambda: expected_logs.messages, "the damage to be noticed")
    assert door.seen == []
    door.wait_ready()
    door.show(draw(tmp_path / "again", [badge]), 1)

    assert door.reasons == [Reason.ADMITTED]
