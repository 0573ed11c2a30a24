"""The store as the program opens it, and what it does about damage, lost keys and other versions."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kiosk.errors import NewerFileError, NotPairedError, StoreError
from kiosk.store.errors import DamagedFileError, StoreInUseError
from kiosk.store.guard import Finding, disk_findings
from kiosk.store.keyring_choice import ChosenKeyring, choose_keyring
from kiosk.store.keys import DeviceKeys
from kiosk.store.store import Store, open_store
from tests.store.doors import came, fill, whole_event
from tests.store.logs import pending_ids, scan
from tests.support import builders
from tests.support.clock import SettableClock
from tests.support.guards import ExpectedLogs
from tests.support.plain_store import device_config

OpenStore = Callable[[], Store]
JOURNAL_FILE = "journal.db"
QUIET = {Finding.KEYS_IN_FILE, Finding.DISK_NEARLY_FULL, Finding.DISK_SLOW, Finding.DISK_NOT_SYNCING}
"""What a machine for tests may well show."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return the device's folder."""
    return tmp_path / "device"


@pytest.fixture
def start(folder: Path, keyring: ChosenKeyring, clock: SettableClock) -> Iterator[OpenStore]:
    """Return a function that opens the store, as each start of the program does."""
    opened: list[Store] = []

    def open_it() -> Store:
        opened.append(open_store(folder, keyring, clock))
        return opened[-1]

    yield open_it
    for store in opened:
        store.close()


def _flip_a_bit(path: Path, part: float) -> None:
    content = bytearray(path.read_bytes())
    content[int(len(content) * part)] ^= 1
    path.write_bytes(content)


def test_a_new_store_is_sound(start: OpenStore, folder: Path) -> None:
    """The first start makes the files, for the owner alone, and has nothing to complain of."""
    store = start()
    assert store.health.findings <= QUIET
    assert store.health.chain.is_sound
    assert store.health.sync_us > 0
    assert store.health.free_bytes > 0
    assert folder.stat().st_mode & 0o077 == 0
    assert float(store.journal.meta("sync_us") or 0) > 0


def test_everything_is_there_after_a_restart(start: OpenStore) -> None:
    """Journal, cache and configuration survive a restart."""
    store = start()
    scan(store.journal)
    fill(store.cache, whole_event(), 7)
    store.config.set_config(device_config())
    store.close()
    again = start()
    assert again.journal.total() == 1
    assert again.cache.number() == 7
    assert again.config.config() == device_config()
    assert again.health.chain.rows == 1


def test_two_programs_cannot_use_one_folder(start: OpenStore) -> None:
    """A second start says that the first one is there."""
    first = start()
    with pytest.raises(StoreInUseError, match="Another Gatehouse"):
        start()
    first.close()
    start()


def test_a_damaged_journal_is_salvaged(start: OpenStore, folder: Path, expected_logs: ExpectedLogs) -> None:
    """Scanning goes on at once in a new file; rows around the damage come over, to be sent once more."""
    store = start()
    ids = [scan(store.journal, number) for number in range(300)]
    old_epoch = store.journal.head().epoch
    path = store.health.set_aside
    store.close()
    _flip_a_bit(folder / JOURNAL_FILE, 0.5)
    again = start()
    assert path == ()
    assert Finding.JOURNAL_SET_ASIDE in again.health.findings
    assert len(again.health.set_aside) == 1
    assert again.journal.head().epoch != old_epoch
    ids.append(scan(again.journal))
    kept = pending_ids(again.journal)
    assert kept == [row_id for row_id in ids if row_id in set(kept)]
    assert len(kept) >= 280
    assert again.health.salvaged_rows == again.journal.total() - 1
    assert again.journal.verify().is_sound
    assert expected_logs.messages


def test_salvage_happens_once(start: OpenStore, folder: Path, expected_logs: ExpectedLogs) -> None:
    """A start after the salvage takes nothing over a second time, and keeps the old file."""
    store = start()
    for number in range(50):
        scan(store.journal, number)
    store.close()
    _flip_a_bit(folder / JOURNAL_FILE, 0.6)
    second = start()
    total = second.journal.total()
    second.close()
    third = start()
    assert third.journal.total() == total > 0
    assert third.health.salvaged_rows == 0
    assert len(third.health.set_aside) == 1
    assert expected_logs.messages


def test_a_renaming_broken_off_by_a_power_cut_is_completed(
    tmp_path: Path, folder: Path, start: OpenStore, keyring: ChosenKeyring, expected_logs: ExpectedLogs
) -> None:
    """Rows that stood in the log of a journal set aside come over; the new one does not take that log for its own."""
    store = start()
    ids = [scan(store.journal, number) for number in range(50)]
    half_way = tmp_path / "half way"
    half_way.mkdir()
    shutil.copy(folder / JOURNAL_FILE, half_way / "journal-1.set-aside.db")
    shutil.copy(folder / f"{JOURNAL_FILE}-wal", half_way / f"{JOURNAL_FILE}-wal")
    mended = open_store(half_way, keyring, SettableClock())
    assert mended.health.salvaged_rows == 50
    assert pending_ids(mended.journal) == ids
    mended.close()
    assert expected_logs.messages


def test_a_journal_that_does_not_open_is_kept(start: OpenStore, folder: Path, expected_logs: ExpectedLogs) -> None:
    """A file that is no database any more is kept as it is, and a new one begins."""
    store = start()
    scan(store.journal)
    store.close()
    (folder / JOURNAL_FILE).write_bytes(b"not a database " * 1_000)
    again = start()
    assert Finding.JOURNAL_SET_ASIDE in again.health.findings
    assert again.journal.total() == 0
    assert again.health.set_aside[0].read_bytes() == b"not a database " * 1_000
    assert scan(again.journal)
    assert expected_logs.messages


def test_a_lost_key_is_never_silent(
    folder: Path, tmp_path: Path, start: OpenStore, clock: SettableClock, expected_logs: ExpectedLogs
) -> None:
    """With an empty keyring the old files are kept aside or thrown away, and the health says which."""
    store = start()
    scan(store.journal)
    store.close()
    without = open_store(folder, _empty_keyring(tmp_path), clock)
    without.close()
    assert {Finding.JOURNAL_KEY_LOST, Finding.CACHE_DISCARDED} <= without.health.findings
    assert len(without.health.set_aside) == 1
    assert expected_logs.messages


def test_rows_come_over_when_the_key_is_back(
    folder: Path, tmp_path: Path, start: OpenStore, clock: SettableClock, expected_logs: ExpectedLogs
) -> None:
    """A keyring put back from a backup opens the journal that was set aside for want of its key."""
    store = start()
    row_id = scan(store.journal)
    store.close()
    open_store(folder, _empty_keyring(tmp_path), clock).close()
    again = start()
    assert row_id in pending_ids(again.journal)
    assert Finding.JOURNAL_SET_ASIDE in again.health.findings
    assert expected_logs.messages


def test_a_newer_journal_stops_the_start(start: OpenStore, folder: Path, keyring: ChosenKeyring) -> None:
    """After a downgrade the program says what to do and changes nothing; the folder is free again."""
    store = start()
    scan(store.journal)
    store.journal._writer.run_driver(lambda driver: driver.execute("PRAGMA user_version = 99"))
    store.close()
    before = (folder / JOURNAL_FILE).read_bytes()
    for _ in range(2):
        with pytest.raises(NewerFileError, match="Install the newer Gatehouse"):
            start()
    assert (folder / JOURNAL_FILE).read_bytes() == before
    assert DeviceKeys(keyring).database_key("journal") is not None


def test_a_damaged_cache_costs_only_the_cache(start: OpenStore, folder: Path, expected_logs: ExpectedLogs) -> None:
    """The journal is as it was, and the engine fetches a new snapshot."""
    store = start()
    scan(store.journal)
    fill(store.cache, whole_event(), 7)
    store.close()
    (path,) = folder.glob("cache-*.db")
    _flip_a_bit(path, 0.5)
    again = start()
    assert Finding.CACHE_DISCARDED in again.health.findings
    assert again.cache.number() == 0
    assert again.journal.total() == 1
    assert expected_logs.messages


def test_damage_while_running_is_named(start: OpenStore, folder: Path) -> None:
    """A page that goes bad under a running device raises our error, never wrong data; clearing the cache mends it."""
    store = start()
    people = [came(number, builders.participant(number)) for number in range(1, 2_000)]
    fill(store.cache, people, 2_000)
    (path,) = folder.glob("cache-*.db")
    content = bytearray(path.read_bytes())
    for page in range(4096, len(content), 4096):
        content[page + 100] ^= 1
    path.write_bytes(content)
    with pytest.raises(DamagedFileError):
        store.cache.participant_by_number(7)
    with pytest.raises(DamagedFileError):
        store.cache.search("hana", 20)
    store.cache.clear()
    fill(store.cache, people, 2_001)
    assert store.cache.participant_by_number(7) is not None


def test_a_changed_row_breaks_the_chain(start: OpenStore) -> None:
    """Whoever has the key and edits a row is found out at the next start."""
    store = start()
    for number in range(5):
        scan(store.journal, number)
    store.journal._writer.run_driver(
        lambda driver: driver.execute("UPDATE rows SET facts = replace(facts, 'south', 'north') WHERE rowid % 4 = 0")
    )
    epoch = store.journal.head().epoch
    store.close()
    again = start()
    assert Finding.CHAIN_BROKEN in again.health.findings
    assert again.health.chain.broken == ((epoch, 4),)


def test_findings_about_the_disk() -> None:
    """A disk that is full, slow or too fast to be true is named."""
    assert disk_findings(free_bytes=10**12, sync_us=3_000) == set()
    assert disk_findings(free_bytes=10**8, sync_us=3_000) == {Finding.DISK_NEARLY_FULL}
    assert disk_findings(free_bytes=10**12, sync_us=50_000) == {Finding.DISK_SLOW}
    assert disk_findings(free_bytes=10**12, sync_us=3) == {Finding.DISK_NOT_SYNCING}


def test_a_folder_that_cannot_be_used_is_named(keyring: ChosenKeyring, tmp_path: Path, clock: SettableClock) -> None:
    """A data folder that is a file is refused with a next step."""
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="--data-dir"):
        open_store(tmp_path / "file", keyring, clock)


def test_the_configuration_only_gets_newer(start: OpenStore) -> None:
    """An older configuration that arrives late is passed over; another device's is taken."""
    store = start()
    with pytest.raises(NotPairedError):
        store.config.config()
    store.config.set_config(device_config(5))
    store.config.set_config(device_config(4))
    assert store.config.config().version == 5
    store.config.set_config(device_config(1, device_id="another"))
    assert store.config.config().device_id == "another"


def test_a_garbled_configuration_counts_as_none(start: OpenStore, folder: Path) -> None:
    """The device asks the hub again instead of stopping."""
    store = start()
    store.config.set_config(device_config())
    store.close()
    (folder / "device.json").write_text("{")
    assert start().config.held() is None


def _empty_keyring(tmp_path: Path) -> ChosenKeyring:
    folder = tmp_path / "new secrets"
    folder.mkdir()
    return choose_keyring(folder, environment={})
