"""Taking in a batch in one transaction: every row once, whatever was sent before, and nothing well-formed refused."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, literal_column, select

from server_stub.check_in import recording
from server_stub.check_in.recording import NewLog
from server_stub.check_in.records import checkpoints
from server_stub.journal import runs
from server_stub.journal.access_logs import Problem, QuarantineError, Sender, read_log
from server_stub.journal.batches import ChainedRow
from server_stub.journal.judgement import HeldRow, judge
from server_stub.journal.records import RowState, journal_epochs, journal_rows
from sync.wire.enums import RowOutcome
from sync.wire.journal import JournalAnswer, JournalMark, RowAnswer

# Runs for every row ever recorded: tuples on the driver cost two thirds of a compiled insert.
_INSERT = (
    "INSERT INTO journal_rows (device_id, epoch, seq, id, kind, facts, personal, salt, commitment, previous_hash,"
    " hash, state, problem, received_ms) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)

_rows = journal_rows.c
_HELD = select(_rows.seq, _rows.previous_hash, _rows.hash).where(
    _rows.device_id == bindparam("device_id"),
    _rows.epoch == bindparam("epoch"),
    _rows.seq.between(bindparam("first"), bindparam("last")),
)
_TAKEN = select(_rows.id, _rows.device_id, _rows.kind, _rows.facts, _rows.commitment).where(
    _rows.id.in_(bindparam("ids", expanding=True)), _rows.state == literal_column(f"'{RowState.TAKEN}'")
)
_ZONES = select(checkpoints.c.id, checkpoints.c.zone_id).where(checkpoints.c.event_id == bindparam("event_id"))
_epochs = journal_epochs.c
_of_epoch = (_epochs.device_id == bindparam("device"), _epochs.epoch == bindparam("name"))
_RUNS = select(_epochs.held).where(*_of_epoch).with_for_update()
_SET_RUNS = journal_epochs.update().where(*_of_epoch).values(held=bindparam("held"))

_OUTCOME_OF = {
    RowState.TAKEN: RowOutcome.CREATED,
    RowState.REPEATED: RowOutcome.DUPLICATE,
    RowState.QUARANTINED: RowOutcome.QUARANTINED,
}


@dataclass(frozen=True, slots=True)
class _Judged:
    """A new row with what becomes of it; `log` is set for those that become access logs."""

    chained: ChainedRow
    state: RowState
    problem: Problem | None = None
    log: NewLog | None = None


def ingest(
    connection: Connection, sender: Sender, epoch: str, rows: Sequence[ChainedRow], now_ms: int
) -> JournalAnswer:
    """Store a chained batch and what follows from it: access logs, presence, and news for the doors.

    Idempotent: a batch sent again changes nothing. Belongs to the caller's transaction; the answer may go out only
    after its commit.
    """
    outcomes = judge(rows, _held_rows(connection, sender, epoch, rows))
    fresh = [row for row, outcome in zip(rows, outcomes, strict=True) if outcome is RowOutcome.CREATED]
    judged = _read_rows(connection, sender, epoch, fresh, now_ms) if fresh else []
    if judged:
        connection.exec_driver_sql(_INSERT, [_values(sender, epoch, each, now_ms) for each in judged])
        logs = [each.log for each in judged if each.log is not None]
        recording.record(connection, sender.tenant_id, sender.event_id, logs, now_ms)
    held = _extend_epoch(connection, sender, epoch, [each.chained.row.seq for each in judged], now_ms)
    final = dict(zip((row.row.seq for row in rows), outcomes, strict=True))
    final.update((each.chained.row.seq, _OUTCOME_OF[each.state]) for each in judged)
    answers = [RowAnswer(seq=seq, outcome=outcome) for seq, outcome in final.items()]
    return JournalAnswer(rows=answers, mark=runs.mark(epoch, held))


def read_mark(connection: Connection, device_id: str) -> JournalMark:
    """Return what the hub holds of a device, epochs in the order in which they opened."""
    table = journal_epochs.c
    rows = connection.execute(
        select(table.epoch, table.held).where(table.device_id == device_id).order_by(table.ordinal)
    )
    return JournalMark(epochs=[runs.mark(row.epoch, _runs(row.held)) for row in rows])


def _held_rows(connection: Connection, sender: Sender, epoch: str, rows: Sequence[ChainedRow]) -> Mapping[int, HeldRow]:
    place = {"device_id": sender.device_id, "epoch": epoch}
    found = connection.execute(_HELD, {**place, "first": rows[0].row.seq - 1, "last": rows[-1].row.seq + 1})
    return {seq: HeldRow(previous, digest) for seq, previous, digest in found}


def _read_rows(
    connection: Connection, sender: Sender, epoch: str, fresh: Sequence[ChainedRow], now_ms: int
) -> list[_Judged]:
    zone_of = _zones_of_checkpoints(connection, sender.event_id)
    taken = _taken_ids(connection, [chained.row.id for chained in fresh])
    judged = []
    for chained in fresh:
        said = _said(sender.device_id, chained)
        earlier = taken.get(chained.row.id)
        judged.append(
            _read_row(sender, epoch, chained, zone_of, now_ms) if earlier is None else _repeat(chained, earlier == said)
        )
        if judged[-1].state is RowState.TAKEN:
            taken[chained.row.id] = said
    return judged


def _repeat(chained: ChainedRow, is_same: bool) -> _Judged:
    if is_same:
        return _Judged(chained, RowState.REPEATED)
    return _Judged(chained, RowState.QUARANTINED, Problem.ID_TAKEN)


def _read_row(
    sender: Sender, epoch: str, chained: ChainedRow, zone_of: Mapping[str, str | None], now_ms: int
) -> _Judged:
    try:
        return _Judged(chained, RowState.TAKEN, log=read_log(sender, epoch, chained.row, zone_of, now_ms))
    except QuarantineError as quarantine:
        return _Judged(chained, RowState.QUARANTINED, quarantine.problem)


def _zones_of_checkpoints(connection: Connection, event_id: str) -> dict[str, str | None]:
    """Also of deleted ones: what was scanned there before is still a log."""
    return {row.id: row.zone_id for row in connection.execute(_ZONES, {"event_id": event_id})}


def _said(device_id: str, chained: ChainedRow) -> tuple[object, ...]:
    """Everything about a row but its place: what must be equal for it to be the same row under another number."""
    return device_id, chained.row.kind, bytes(chained.row.facts), chained.commitment


def _taken_ids(connection: Connection, ids: Sequence[str]) -> dict[str, tuple[object, ...]]:
    found = connection.execute(_TAKEN, {"ids": ids})
    return {row[0]: tuple(row[1:]) for row in found}


def _values(sender: Sender, epoch: str, judged: _Judged, now_ms: int) -> tuple[object, ...]:
    row = judged.chained.row
    return (
        sender.device_id,
        epoch,
        row.seq,
        row.id,
        row.kind,
        bytes(row.facts),
        None if row.personal is None else bytes(row.personal),
        row.salt,
        judged.chained.commitment,
        judged.chained.previous,
        judged.chained.hash,
        str(judged.state),
        None if judged.problem is None else str(judged.problem),
        now_ms,
    )


def _extend_epoch(
    connection: Connection, sender: Sender, epoch: str, seqs: Sequence[int], now_ms: int
) -> list[runs.Run]:
    """Return what is held of the epoch with these numbers added."""
    place = {"device": sender.device_id, "name": epoch}
    row = connection.execute(_RUNS, place).one_or_none()
    held = runs.add([] if row is None else _runs(row.held), seqs)
    if row is None and held:
        opened = {"device_id": sender.device_id, "epoch": epoch, "held": held, "opened_ms": now_ms}
        connection.execute(journal_epochs.insert(), opened)
    elif seqs:
        connection.execute(_SET_RUNS, {**place, "held": held})
    return held


def _runs(stored: Sequence[Sequence[int]]) -> list[runs.Run]:
    return [(first, last) for first, last in stored]
