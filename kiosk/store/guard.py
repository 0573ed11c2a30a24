"""What is looked at when the store opens, and what came of it, for doctor and the screens."""

import logging
import os
import shutil
import statistics
import time
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from kiosk.store.chain_check import ChainCheck
from kiosk.store.keyring_choice import KEYS_IN_FILE

CHAIN_ROWS = 1_000
"""Rows of the chain's end that are checked at each start."""
FREE_BYTES_WANTED = 1_000_000_000
SYNC_US_BELIEVABLE = 20.0
"""A disk that claims to be faster does not write before it answers."""
SYNC_US_SWIFT = 20_000.0
"""Above this, people at the door notice."""
_TRIES = 9
_BLOCK = bytes(4096)


class Finding(StrEnum):
    """What an operator should know about this device's files."""

    JOURNAL_SET_ASIDE = "journal-set-aside"
    """It was damaged or did not open; it is kept, and a new one is in use."""
    JOURNAL_KEY_LOST = "journal-key-lost"
    """The keyring did not have its key any more; it is kept, and a new one is in use."""
    CACHE_DISCARDED = "cache-discarded"
    """It was damaged, of another version or its key was lost; the hub sends it again."""
    CHAIN_BROKEN = "chain-broken"
    """Rows of the journal do not follow from one another: somebody or something changed them."""
    DISK_NEARLY_FULL = "disk-nearly-full"
    DISK_SLOW = "disk-slow"
    DISK_NOT_SYNCING = "disk-not-syncing"
    """It answers before anything can be written: a power cut may cost rows."""
    KEYS_IN_FILE = "keys-in-file"
    """The machine has no keyring: a stolen disk gives the keys away."""


ADVICE = {
    Finding.JOURNAL_SET_ASIDE: "The journal was damaged or did not open. It is kept beside a new one; copy the folder.",
    Finding.JOURNAL_KEY_LOST: "The keyring lost the journal's key. The file is kept; put the keyring back.",
    Finding.CACHE_DISCARDED: "The list of participants could not be used; the hub sends it again.",
    Finding.CHAIN_BROKEN: "Rows of the journal do not follow from one another. Copy the folder and report it.",
    Finding.DISK_NEARLY_FULL: "The disk is nearly full. Make room before the doors open.",
    Finding.DISK_SLOW: "The disk is slow, and every scan waits for it. Use another disk.",
    Finding.DISK_NOT_SYNCING: "The disk answers before data is safe: a power cut may cost scans. Use another disk.",
    Finding.KEYS_IN_FILE: KEYS_IN_FILE,
}
"""What each finding means to an operator, and what to do."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class StoreHealth:
    """How the store stood when it was opened."""

    findings: frozenset[Finding]
    library: str
    """The version of SQLite in use."""
    free_bytes: int
    sync_us: float
    """How long the disk takes to write four kilobytes and say so; the median of a few tries."""
    chain: ChainCheck
    salvaged_rows: int
    set_aside: tuple[Path, ...]
    """Journals kept beside the one in use, for whoever mends them."""

    def log(self) -> None:
        """Tell the operator of each finding, as warnings."""
        for finding in sorted(self.findings):
            _log.warning("store finding=%s advice=%r", finding, ADVICE[finding])


def disk_findings(free_bytes: int, sync_us: float) -> set[Finding]:
    """Return what there is to say about the disk."""
    found = set()
    if free_bytes < FREE_BYTES_WANTED:
        found.add(Finding.DISK_NEARLY_FULL)
    if sync_us > SYNC_US_SWIFT:
        found.add(Finding.DISK_SLOW)
    if sync_us < SYNC_US_BELIEVABLE:
        found.add(Finding.DISK_NOT_SYNCING)
    return found


def free_bytes(folder: Path) -> int:
    """Return the free space of the disk that the folder lies on."""
    return shutil.disk_usage(folder).free


def measure_sync_us(folder: Path) -> float:
    """Return the median time in which the folder's disk writes and syncs one page."""
    path = folder / "sync-speed.tmp"
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        return statistics.median(_timed_sync_us(handle) for _ in range(_TRIES))
    finally:
        os.close(handle)
        path.unlink()


def _timed_sync_us(handle: int) -> float:
    started = time.perf_counter_ns()
    os.write(handle, _BLOCK)
    os.fsync(handle)
    return (time.perf_counter_ns() - started) / 1_000
