"""The device's store as a whole: opened and checked at the start, closed at the end."""

import logging
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from kiosk.errors import WrongKeyError
from kiosk.store import database, files, guard, salvage
from kiosk.store.cache import DeviceCache
from kiosk.store.config import ConfigFile
from kiosk.store.database import DriverConnection
from kiosk.store.errors import DamagedFileError
from kiosk.store.folder_lock import lock_folder
from kiosk.store.guard import Finding, StoreHealth
from kiosk.store.journal import DeviceJournal, WallClock
from kiosk.store.journal_tables import SCHEMA
from kiosk.store.keyring_choice import ChosenKeyring, KeyringKind
from kiosk.store.keys import DeviceKeys

log = logging.getLogger(__name__)

JOURNAL = "journal"
CACHE = "cache"
SYNC_SPEED = "sync_us"


@dataclass(frozen=True, slots=True)
class Store:
    """Everything that the device keeps."""

    journal: DeviceJournal
    cache: DeviceCache
    config: ConfigFile
    keys: DeviceKeys
    health: StoreHealth
    lock: DriverConnection

    def close(self) -> None:
        """Finish what was asked for and close the files; no look-up may be under way. Idempotent."""
        self.cache.close()
        self.journal.close()
        self.lock.close()


def open_store(
    folder: Path, keyring: ChosenKeyring, clock: WallClock, *, random: Callable[[int], bytes] = secrets.token_bytes
) -> Store:
    """Open the store in a folder, or make one; check it, and mend what can be mended without a person.

    A damaged journal is set aside and a new one begins; a damaged cache is thrown away. `health` says so.

    Raises:
        OldLibraryError: the SQLite library may lose commits.
        StoreInUseError: another process has this folder open.
        NewerFileError: a newer Gatehouse wrote the journal; it was not touched.
        SecretsError: the keyring does not answer.
        StoreError: the folder cannot be used.
    """
    database.check_library()
    files.make_folder(folder)
    lock = lock_folder(folder)
    try:
        return _open(folder, keyring, clock, random, lock)
    except BaseException:
        lock.close()
        raise


def _open(
    folder: Path, keyring: ChosenKeyring, clock: WallClock, random: Callable[[int], bytes], lock: DriverConnection
) -> Store:
    keys = DeviceKeys(keyring)
    findings = {Finding.KEYS_IN_FILE} if keyring.kind is KeyringKind.KEY_FILE else set()
    path = folder / f"{JOURNAL}.db"
    salvage.finish_set_aside(path, clock.now_ms())
    journal_key, finding = _journal_key(path, keys)
    if finding is not None:
        log.error("journal set aside finding=%s", finding)
        salvage.set_aside(path, clock.now_ms())
        findings.add(finding)
    journal = DeviceJournal(path, journal_key, clock, random=random)
    try:
        salvaged = salvage.salvage_all(folder, journal_key, journal)
        cache = DeviceCache(folder, keys.database_key(CACHE) or keys.make_database_key(CACHE))
        if cache.discarded is not None:
            log.warning("cache discarded error=%s", cache.discarded)
            findings.add(Finding.CACHE_DISCARDED)
        health = _health(folder, journal, findings, salvaged)
    except BaseException:
        journal.close()
        raise
    return Store(journal, cache, ConfigFile(folder / "device.json"), keys, health, lock)


def _journal_key(path: Path, keys: DeviceKeys) -> tuple[bytes, Finding | None]:
    """Return the key to go on with, and why the journal that is there cannot be used."""
    key = keys.database_key(JOURNAL)
    if key is None:
        finding = Finding.JOURNAL_KEY_LOST if path.exists() else None
        return keys.make_database_key(JOURNAL), finding
    unusable = path.exists() and _is_unusable(path, key)
    return key, Finding.JOURNAL_SET_ASIDE if unusable else None


def _is_unusable(path: Path, key: bytes) -> bool:
    try:
        connection = database.connect(path, key)
        try:
            database.check_schema(connection, path, SCHEMA)
            database.check_pages(connection, path)
        finally:
            connection.close()
    except (WrongKeyError, DamagedFileError) as error:
        log.error("journal cannot be used error=%s", error)
        return True
    return False


def _health(folder: Path, journal: DeviceJournal, findings: set[Finding], salvaged: int) -> StoreHealth:
    free_bytes, sync_us = guard.free_bytes(folder), guard.measure_sync_us(folder)
    journal.set_meta(SYNC_SPEED, f"{sync_us:.0f}")
    chain = journal.verify(guard.CHAIN_ROWS)
    broken = set() if chain.is_sound else {Finding.CHAIN_BROKEN}
    return StoreHealth(
        findings=frozenset(findings | broken | guard.disk_findings(free_bytes, sync_us)),
        library=database.library_version(),
        free_bytes=free_bytes,
        sync_us=sync_us,
        chain=chain,
        salvaged_rows=salvaged,
        set_aside=tuple(sorted(folder.glob("*.set-aside.db"))),
    )
