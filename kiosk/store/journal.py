"""The journal: what this device saw and decided, in order, until the hub holds it and long after.

The journal is the outbox. A row is written once; what is still to be sent follows from what the hub said it holds. The
journal believes the hub only about rows that it sent and got an answer for: after this disk (or a copy of it) went back
in time, the hub holds other rows under the same numbers, and a mark alone cannot tell the two apart.
"""

import secrets
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Protocol

import msgspec
from sqlalchemy import Connection, select

from kiosk.errors import CannotRecordError, StoreError
from kiosk.services.ports import RecordedLog
from kiosk.store import batches, chain_check, epochs, journal_tables, movements, ranges
from kiosk.store.chain_check import ChainCheck
from kiosk.store.database import DriverConnection, DriverError, Durability, reader_engine, reading, writer_engine
from kiosk.store.epochs import Stamp
from kiosk.store.journal_tables import APPEND, METADATA, ROWS, SCHEMA, Epoch, StoredRow, chain_of, place_of, seq_of
from kiosk.store.ranges import Ranges
from kiosk.store.writer import Writer
from sync.ports import JournalHead
from sync.wire.base import uuid7
from sync.wire.changes import Presence
from sync.wire.enums import RowKind, RowOutcome
from sync.wire.journal import (
    SALT_BYTES,
    AccessLogFacts,
    AccessLogPersonal,
    EpochMark,
    JournalBatch,
    JournalMark,
    RowAnswer,
)

ID_BYTES = 10
CHECKPOINT_EVERY = 200
"""Scans between two checkpoints: each costs two syncs, so a scan costs 1.01.

Seldom enough for that, and often enough that the log stays short and is soon written over in place: a disk syncs that
faster than a file that grows (a scan took 1.4 to 1.6 times a bare synced append so, and twice as much at a thousand).
"""

_FACTS = msgspec.json.Decoder(AccessLogFacts)
_PERSONAL = msgspec.json.Decoder(AccessLogPersonal)
_ENCODER = msgspec.json.Encoder()
_NOBODY = AccessLogPersonal()


class WallClock(Protocol):
    """The clock that stamps rows and ids."""

    def now_ms(self) -> int:
        """Return the wall clock, raw."""


class DeviceJournal:
    """The journal of one device, safe to call from any thread; implements the ports of the use cases and of the engine.

    Rows that are appended are durable when `append` returns. Everything that changes the file runs in one thread.
    """

    def __init__(
        self, path: Path, key: bytes, clock: WallClock, *, random: Callable[[int], bytes] = secrets.token_bytes
    ) -> None:
        """Open the file, or make it with its first epoch; its schema and pages were checked before.

        Args:
            path: the file.
            key: 256 random bits.
            clock: stamps rows, ids and epochs.
            random: returns so many random bytes; for ids and salts.
        """
        self.path = path
        self._clock = clock
        self._random = random
        self._readers = reader_engine(path, key)
        self._writer = Writer(
            writer_engine(path, key, Durability.EVERY_COMMIT), name="journal", checkpoint_every=CHECKPOINT_EVERY
        )
        self._epochs: list[Epoch] = []
        self._total = 0
        try:
            self._writer.run(self._prepare, then=self._take_over)
        except BaseException:
            self.close()
            raise

    def append(self, facts: AccessLogFacts, personal: AccessLogPersonal) -> RecordedLog:
        """Write one access log; it is durable (on disk, synced) when this returns.

        Raises:
            CannotRecordError: nothing was written; nobody may be shown green.
        """
        row = self._new_row(facts, personal)
        try:
            seq = self._writer.run_driver(lambda driver: self._append(driver, row))
        except (DriverError, StoreError) as error:
            raise CannotRecordError(
                f"This scan could not be recorded: {error}.", next_step="Let nobody pass, free disk space, scan again."
            ) from error
        return RecordedLog(seq, row["id"], facts, personal)

    def adopt(self, rows: Sequence[StoredRow], note: str) -> None:
        """Take over rows of another file in an epoch of their own, ids and all; the note tells that it was done."""
        self._writer.run(lambda connection: self._adopt(connection, rows, note), then=self._take_over)

    def presences(self) -> Iterable[Presence]:
        """Return the last movement of everybody whom this device moved, in each zone."""
        query = select(ROWS.c.facts, ROWS.c.personal).where(ROWS.c.kind == RowKind.ACCESS_LOG).order_by(ROWS.c.place)
        with reading(self._readers, self.path) as connection:
            logs = connection.execute(query.where(ROWS.c.personal.is_not(None)))
            return movements.last_movements((_FACTS.decode(log.facts), _PERSONAL.decode(log.personal)) for log in logs)

    def recent(self, limit: int) -> Sequence[RecordedLog]:
        """Return the newest access logs, newest first."""
        query = select(ROWS).where(ROWS.c.kind == RowKind.ACCESS_LOG).order_by(ROWS.c.place.desc()).limit(limit)
        with reading(self._readers, self.path) as connection:
            return [
                RecordedLog(
                    seq_of(row.place),
                    row.id,
                    _FACTS.decode(row.facts),
                    _PERSONAL.decode(row.personal) if row.personal is not None else _NOBODY,
                )
                for row in connection.execute(query)
            ]

    def total(self) -> int:
        """Return how many rows this device holds."""
        return self._total

    def head(self) -> JournalHead:
        """Return where the open epoch stands, and how many rows of all epochs the hub does not hold yet."""
        known = self._epochs
        unsent = [(epoch.ordinal, epoch.pending) for epoch in known]
        oldest = next((place_of(ordinal, pending[0][0]) for ordinal, pending in unsent if pending), None)
        oldest_ms = None if oldest is None else self._at_ms(oldest)
        pending = sum(ranges.count(pending) for _, pending in unsent)
        return JournalHead(known[-1].id, known[-1].head, pending, oldest_ms)

    def pending_batch(self, max_rows: int) -> JournalBatch | None:
        """Return the oldest rows that the hub does not hold, of one epoch and without a gap; None when it holds all."""
        with reading(self._readers, self.path) as connection:
            return batches.oldest(connection, self._epochs, max_rows)

    def record_answer(self, epoch: str, rows: Sequence[RowAnswer], mark: EpochMark) -> None:
        """Store what the hub holds now: rows answered as stored are held, rows that the mark misses are sent again."""
        known = self._epoch(epoch)
        if known is None:
            return
        answered = ranges.single(row.seq for row in rows if row.outcome is not RowOutcome.FORK)
        stored = ranges.intersect(answered, ((1, known.head),))
        held = ranges.subtract(ranges.union(known.held, stored), ranges.of(mark.missing))
        if held != known.held:
            self._set_held([(known, held)])

    def reconcile(self, mark: JournalMark) -> bool:
        """Take over what the hub says it holds of this device; it never makes a row count as held that was not sent.

        Rows that the hub lost (its own backup was restored) are sent again. Returns True when the hub has seen more of
        an epoch than this disk knows: a new epoch is open then, and rows that the hub lacks will be sent in it.
        """
        marks = {known.epoch: known for known in mark.epochs}
        shrunk = [(epoch, ranges.intersect(epoch.held, _held_by(marks.get(epoch.id)))) for epoch in self._epochs]
        self._set_held([(epoch, held) for epoch, held in shrunk if held != epoch.held])
        heads = {epoch.id: epoch.head for epoch in self._epochs}
        ahead = [known for known in mark.epochs if known.max_seen > heads.get(known.epoch, 0)]
        if ahead:
            self._writer.run(lambda connection: self._step_aside(connection, ahead), then=self._take_over)
        return bool(ahead)

    def open_epoch(self, reason: str) -> None:
        """Open a new epoch and move into it every row that the hub does not hold, as after a fork."""
        self._writer.run(lambda connection: self._open_epoch(connection, reason), then=self._take_over)

    def verify(self, limit: int | None = None) -> ChainCheck:
        """Compute the chain again over the newest rows, or over all."""
        with reading(self._readers, self.path) as connection:
            return chain_check.check(connection, self._epochs, limit)

    def meta(self, name: str) -> str | None:
        """Return a note kept in this file."""
        with reading(self._readers, self.path) as connection:
            return journal_tables.read_meta(connection, name)

    def set_meta(self, name: str, value: str) -> None:
        """Keep a note in this file; durable when it returns."""
        self._writer.run(lambda connection: journal_tables.write_meta(connection, name, value))

    def close(self) -> None:
        """Finish what was asked for and close the file; later calls raise. Idempotent."""
        self._readers.dispose()
        self._writer.close()

    def _new_row(self, facts: AccessLogFacts, personal: AccessLogPersonal) -> StoredRow:
        at_ms = self._clock.now_ms()
        random = self._random(ID_BYTES + SALT_BYTES)
        return {
            "id": self._new_id(at_ms, random[:ID_BYTES]),
            "kind": RowKind.ACCESS_LOG,
            "at_ms": at_ms,
            "facts": _ENCODER.encode(facts).decode(),
            "personal": _ENCODER.encode(personal).decode(),
            "salt": random[ID_BYTES:].hex(),
            "commitment": None,
        }

    @staticmethod
    def _new_id(at_ms: int, random: bytes) -> str:
        return uuid7(at_ms, int.from_bytes(random) & (1 << 74) - 1)

    def _append(self, driver: DriverConnection, row: StoredRow) -> int:
        epoch = self._epochs[-1]
        seq = epoch.head + 1
        row_hash = chain_of(epoch.head_hash, epoch.id, seq, row)
        values = (row["id"], row["kind"], row["at_ms"], row["facts"], row["personal"], row["salt"], row_hash)
        try:
            driver.execute(APPEND, (place_of(epoch.ordinal, seq), *values))
        except DriverError:
            # After a failed sync the row may stand in the file all the same: number the next one after it.
            epoch.head, epoch.head_hash = journal_tables.head_by_driver(driver, epoch.ordinal)
            raise
        epoch.head, epoch.head_hash = seq, row_hash
        self._total += 1
        return seq

    def _prepare(self, connection: Connection) -> list[Epoch]:
        METADATA.create_all(connection)
        connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA}")
        if not journal_tables.load_epochs(connection):
            epochs.open_first(connection, self._stamp("first"))
        return self._reloaded(connection)

    def _adopt(self, connection: Connection, rows: Sequence[StoredRow], note: str) -> list[Epoch]:
        epochs.adopt(connection, rows, self._stamp("salvaged"), self._stamp("after salvage"))
        journal_tables.write_meta(connection, note, str(len(rows)))
        return self._reloaded(connection)

    def _open_epoch(self, connection: Connection, reason: str) -> list[Epoch]:
        epochs.open_next(connection, self._stamp(reason))
        return self._reloaded(connection)

    def _step_aside(self, connection: Connection, ahead: Sequence[EpochMark]) -> list[Epoch]:
        epochs.note_rows_of_hub(connection, ahead, self._clock.now_ms())
        return self._open_epoch(connection, "disk went back in time")

    def _reloaded(self, connection: Connection) -> list[Epoch]:
        self._total = journal_tables.count_rows(connection)
        return journal_tables.load_epochs(connection)

    def _take_over(self, opened: list[Epoch]) -> None:
        self._epochs = opened

    def _stamp(self, reason: str) -> Stamp:
        now_ms = self._clock.now_ms()
        return Stamp(self._new_id(now_ms, self._random(ID_BYTES)), now_ms, reason)

    def _set_held(self, changes: Sequence[tuple[Epoch, Ranges]]) -> None:
        def store(connection: Connection) -> None:
            for epoch, held in changes:
                journal_tables.store_marks(connection, epoch, held=held, gone=epoch.gone)

        def take_over(_: None) -> None:
            for epoch, held in changes:
                epoch.held = held

        if changes:
            self._writer.run(store, then=take_over)

    def _epoch(self, epoch_id: str) -> Epoch | None:
        return next((epoch for epoch in self._epochs if epoch.id == epoch_id), None)

    def _at_ms(self, place: int) -> int | None:
        with reading(self._readers, self.path) as connection:
            return connection.execute(select(ROWS.c.at_ms).where(ROWS.c.place == place)).scalar()


def _held_by(mark: EpochMark | None) -> Ranges:
    if mark is None:
        return ()
    seen = ranges.of([(1, mark.acked_through), (mark.acked_through + 1, mark.max_seen)])
    return ranges.subtract(seen, ranges.of(mark.missing))
