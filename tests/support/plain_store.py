"""The engine's ports in memory, assumed perfect: what a real store is compared with, and what stands in for one."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, field

import msgspec

from sync.ports import JournalHead
from sync.wire import times
from sync.wire.base import uuid7
from sync.wire.changes import Change, SnapshotHeader
from sync.wire.devices import DeviceConfig
from sync.wire.enums import DeviceMode, Movement, Reason, RowKind, RowOutcome, ScanResult, ScanType
from sync.wire.journal import (
    GENESIS,
    AccessLogFacts,
    EpochMark,
    JournalBatch,
    JournalMark,
    JournalRow,
    RowAnswer,
    chain_row,
)
from tests.support.builders import EVENT_ID
from tests.support.clock import START_MS


def access_log(at_ms: int = START_MS) -> AccessLogFacts:
    """Return an admission at the south gate."""
    return AccessLogFacts(
        at=times.to_wire(at_ms),
        checkpoint_id="gate-south",
        scan_type=ScanType.QR_SCAN,
        result=ScanResult.VALID,
        reason=Reason.ADMITTED,
        movement=Movement.ENTRY,
    )


@dataclass
class PlainEpoch:
    """One epoch: its rows, what the hub holds of them, and which numbers the hub has without this disk."""

    id: str
    rows: dict[int, JournalRow] = field(default_factory=dict)
    hashes: dict[int, str] = field(default_factory=lambda: {0: GENESIS})
    held: set[int] = field(default_factory=set)
    head: int = 0

    def put(self, row: JournalRow) -> None:
        """Add a row at the end, under the next number."""
        numbered = msgspec.structs.replace(row, seq=self.head + 1)
        self.hashes[numbered.seq] = chain_row(self.hashes[self.head], self.id, numbered)
        self.rows[numbered.seq] = numbered
        self.head = numbered.seq


class PlainJournal:
    """A journal in memory."""

    def __init__(self, name: str = "device") -> None:
        self._generator = random.Random(name)
        self.epochs = [PlainEpoch(f"{name}-1")]
        self.reasons: list[str] = []
        self._name = name

    def append(self, facts: AccessLogFacts | None = None) -> str:
        """Record a scan; returns the row's id."""
        row_id = uuid7(START_MS, self._generator.getrandbits(74))
        facts_json = msgspec.Raw(msgspec.json.encode(facts or access_log()))
        self.epochs[-1].put(JournalRow(seq=0, id=row_id, kind=RowKind.ACCESS_LOG, facts=facts_json))
        return row_id

    def begin_another_life(self, number: int) -> None:
        """Mint other ids from here on than the journal that this one is a copy of."""
        self._generator.seed(f"{self._name} {number}")

    def ids(self) -> set[str]:
        """Return the ids of all rows."""
        return {row.id for epoch in self.epochs for row in epoch.rows.values()}

    def head(self) -> JournalHead:
        """Return where the journal stands."""
        pending = sum(len(self._pending(epoch)) for epoch in self.epochs)
        return JournalHead(self.epochs[-1].id, self.epochs[-1].head, pending, START_MS if pending else None)

    def pending_batch(self, max_rows: int) -> JournalBatch | None:
        """Return the oldest rows that the hub does not hold."""
        for epoch in self.epochs:
            pending = self._pending(epoch)
            if pending:
                run = [seq for place, seq in enumerate(pending[:max_rows]) if seq == pending[0] + place]
                rows = [epoch.rows[seq] for seq in run]
                previous, head = epoch.hashes[run[0] - 1], epoch.hashes[run[-1]]
                return JournalBatch(epoch=epoch.id, rows=rows, previous=previous, head=head)
        return None

    def record_answer(self, epoch: str, rows: Sequence[RowAnswer], mark: EpochMark) -> None:
        """Store what the hub holds now."""
        known = next(known for known in self.epochs if known.id == epoch)
        known.held |= {row.seq for row in rows if row.outcome is not RowOutcome.FORK}
        known.held -= {seq for low, high in mark.missing for seq in range(low, high + 1)}

    def reconcile(self, mark: JournalMark) -> bool:
        """Take over what the hub lost, and see whether it knows more than this disk."""
        marks = {epoch.epoch: epoch for epoch in mark.epochs}
        for epoch in self.epochs:
            epoch.held &= _held(marks[epoch.id]) if epoch.id in marks else set()
        heads = {epoch.id: epoch.head for epoch in self.epochs}
        ahead = [epoch for epoch in mark.epochs if epoch.max_seen > heads.get(epoch.epoch, 0)]
        if ahead:
            self.open_epoch("disk went back in time")
        for epoch in self.epochs:
            epoch.head = max(epoch.head, *(seen.max_seen for seen in ahead if seen.epoch == epoch.id), 0)
        known = {epoch.id for epoch in self.epochs}
        unknown = [PlainEpoch(seen.epoch, head=seen.max_seen) for seen in ahead if seen.epoch not in known]
        self.epochs[:0] = unknown
        return bool(ahead)

    def open_epoch(self, reason: str) -> None:
        """Open a new epoch and move into it every row that the hub does not hold."""
        self.reasons.append(reason)
        opened = PlainEpoch(f"{self._name}-{self._generator.getrandbits(64):x}")
        for epoch in self.epochs:
            for seq in self._pending(epoch):
                opened.put(epoch.rows.pop(seq))
        self.epochs.append(opened)

    @staticmethod
    def _pending(epoch: PlainEpoch) -> list[int]:
        return sorted(epoch.rows.keys() - epoch.held)


def _held(mark: EpochMark) -> set[int]:
    missing = {seq for low, high in mark.missing for seq in range(low, high + 1)}
    return set(range(1, mark.max_seen + 1)) - missing


class PlainCache:
    """A cache in memory: the newest change of everything, tombstones too."""

    def __init__(self) -> None:
        self.rows: dict[tuple[type, str], Change] = {}
        self.snapshots = 0
        self._number = 0

    def number(self) -> int:
        """Return the change number that the cache stands at."""
        return self._number

    def apply(self, changes: Sequence[Change], number: int) -> None:
        """Store rows that are newer than those held."""
        for change in changes:
            held = self.rows.get((type(change), change.id))
            if held is None or held.number < change.number:
                self.rows[type(change), change.id] = change
        self._number = number

    def begin_snapshot(self, header: SnapshotHeader) -> "PlainSink":
        """Start a new cache beside this one."""
        return PlainSink(self, header)

    def take(self, rows: Sequence[Change], number: int) -> None:
        """Put a new cache in the place of this one."""
        self.rows = {(type(change), change.id): change for change in rows}
        self._number = number
        self.snapshots += 1

    def living(self) -> dict[tuple[type, str], Change]:
        """Return everything that is no tombstone."""
        return {key: change for key, change in self.rows.items() if change.data is not None}


class PlainSink:
    """A cache under construction."""

    def __init__(self, cache: PlainCache, header: SnapshotHeader) -> None:
        self._cache = cache
        self._header = header
        self._rows: list[Change] = []

    def add(self, changes: Sequence[Change]) -> None:
        """Store rows of the snapshot."""
        self._rows.extend(changes)

    def finish(self) -> None:
        """Check the count and put it in place."""
        if len(self._rows) != self._header.count:
            raise ValueError("another number of rows than promised")
        self._cache.take(self._rows, self._header.number)

    def abandon(self) -> None:
        """Throw it away."""
        self._rows.clear()


class PlainConfig:
    """The configuration in memory."""

    def __init__(self, config: DeviceConfig | None = None) -> None:
        self._config = config or device_config()

    def config(self) -> DeviceConfig:
        """Return the configuration in force."""
        return self._config

    def set_config(self, config: DeviceConfig) -> None:
        """Keep a newer one."""
        self._config = config


def device_config(version: int = 1, *, event_id: str = EVENT_ID, device_id: str = "device") -> DeviceConfig:
    """Return the configuration of a station at the south gate."""
    return DeviceConfig(
        version=version,
        device_id=device_id,
        name="South 1",
        event_id=event_id,
        event_name="Summit",
        mode=DeviceMode.CHECK_IN,
        checkpoint_id="gate-south",
        language="en",
        languages=["en"],
    )
