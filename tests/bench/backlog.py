"""A device comes back after hours alone: its backlog goes to the real hub, served over HTTP on this machine.

Limit: the same rows written into one table by executemany of plain sqlite3, durably, from memory. Ours are read and
decrypted, packed, sent, checked, judged row by row and indexed at the hub, and marked as held on the device.
"""

import random
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import msgspec

from kiosk.store.cache import DeviceCache
from kiosk.store.config import ConfigFile
from kiosk.store.journal import DeviceJournal
from kiosk.store.journal_tables import StoredRow
from sync.wire.base import uuid7
from sync.wire.enums import RowKind
from sync.wire.journal import SALT_BYTES
from tests.bench.figures import Figure, at_most, told
from tests.bench.sizes import Size
from tests.support.clock import SettableClock
from tests.support.doors import Gate, open_gate, person
from tests.support.hub import ServedHub
from tests.support.linked_device import LinkedDevice

_KEY = bytes(range(32))


@dataclass(frozen=True)
class _Station:
    """A paired device with its real journal and the real engine."""

    gate: Gate
    journal: DeviceJournal
    device: LinkedDevice

    def fall_behind(self, count: int) -> None:
        """Journal admissions, all in one transaction: how fast one scan is is measured elsewhere."""
        now_ms = self.device.clock.now_ms()
        facts = msgspec.json.encode(self.gate.admission(now_ms)).decode()
        generator = random.Random(1)
        self.journal.adopt([_row(number, now_ms, facts, generator) for number in range(1, count + 1)], "bench")


def measure(size: Size, folder: Path) -> list[Figure]:
    """Return the figures of sending a backlog."""
    with ServedHub(folder / "hub.db") as hub, _paired(open_gate(hub), folder / "device") as station:
        station.device.engine.run_cycle()
        station.fall_behind(size.backlog)
        before = len(station.device.wire.requests)
        start = time.perf_counter()
        while station.journal.head().pending:
            station.device.engine.run_cycle()
        seconds = time.perf_counter() - start
        requests = station.device.wire.requests[before:]
        held = len(station.gate.log_ids())
    name = f"backlog of {size.backlog:,}"
    return [
        at_most(f"{name} sent, hub holds {held:,}", len(requests), "requests", max(1, size.backlog // 400)),
        told(f"{name} sent", sum(len(request.content) for request in requests) / size.backlog, "bytes per row"),
        told(f"{name} sent", seconds, "s"),
        told(f"{name} sent", seconds / _raw_seconds(folder / "raw.db", size.backlog), "× plain executemany"),
    ]


@contextmanager
def _paired(gate: Gate, folder: Path) -> Iterator[_Station]:
    identity, clock = gate.pair("South 1"), SettableClock(gate.hub.clock())
    folder.mkdir()
    config = ConfigFile(folder / "device.json")
    config.set_config(identity.config)
    with (
        closing(DeviceJournal(folder / "journal.db", _KEY, clock)) as journal,
        closing(DeviceCache(folder, _KEY)) as cache,
        httpx.HTTPTransport() as transport,
    ):
        device = LinkedDevice(
            transport,
            folder,
            base_url=gate.hub.base_url,
            api_key=identity.api_key,
            clock=clock,
            journal=journal,
            cache=cache,
            config=config,
        )
        with closing(device):
            yield _Station(gate, journal, device)


def _row(number: int, at_ms: int, facts: str, generator: random.Random) -> StoredRow:
    return {
        "id": uuid7(at_ms, generator.getrandbits(74)),
        "kind": RowKind.ACCESS_LOG,
        "at_ms": at_ms,
        "facts": facts,
        "personal": msgspec.json.encode(person(number)).decode(),
        "salt": generator.randbytes(SALT_BYTES).hex(),
        "commitment": None,
    }


def _raw_seconds(path: Path, count: int) -> float:
    rows = [(f"{number:032x}", number, "VALID", "ADMITTED", "x" * 120) for number in range(count)]
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(
            "CREATE TABLE log (id TEXT PRIMARY KEY, number INTEGER, result TEXT, reason TEXT, facts TEXT)"
        )
        start = time.perf_counter()
        connection.executemany("INSERT INTO log VALUES (?, ?, ?, ?, ?)", rows)
        connection.commit()
        return time.perf_counter() - start
