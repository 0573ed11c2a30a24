"""How epochs open and rows move between them; each function runs in a transaction of the journal's writer."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, delete, insert, select

from kiosk.store.journal_tables import (
    ROWS,
    Epoch,
    StoredRow,
    chain_of,
    insert_epoch,
    load_epochs,
    place_of,
    store_marks,
    stored,
)
from sync.wire.journal import EpochMark


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a new epoch is called, and when and why it opened."""

    epoch_id: str
    opened_ms: int
    reason: str


def open_first(connection: Connection, stamp: Stamp) -> None:
    """Open the first epoch of a new file."""
    _open(connection, 1, stamp)


def open_next(connection: Connection, stamp: Stamp) -> None:
    """Open an epoch and move into it, in order, every row that the hub does not hold."""
    known = load_epochs(connection)
    opened = _open(connection, known[-1].ordinal + 1, stamp)
    for epoch in known:
        moved = [(first, last, _move(connection, epoch, first, last, opened)) for first, last in epoch.pending]
        if moved:
            store_marks(connection, epoch, held=epoch.held, gone=(*epoch.gone, *moved))


def adopt(connection: Connection, rows: Sequence[StoredRow], own: Stamp, following: Stamp) -> None:
    """Put rows of another file in an epoch of their own, and open the one that following scans go to."""
    ordinal = load_epochs(connection)[-1].ordinal + 1
    _put(connection, _open(connection, ordinal, own), rows)
    _open(connection, ordinal + 1, following)


def note_rows_of_hub(connection: Connection, marks: Sequence[EpochMark], now_ms: int) -> None:
    """Remember how far the hub is ahead, so that the same mark asks for no second new epoch."""
    known = {epoch.id: epoch for epoch in load_epochs(connection)}
    ordinal = max(epoch.ordinal for epoch in known.values())
    for mark in marks:
        epoch = known.get(mark.epoch)
        if epoch is not None:
            gone = (*epoch.gone, (epoch.head + 1, mark.max_seen, ""))
            store_marks(connection, epoch, held=epoch.held, gone=gone)
        else:
            ordinal += 1
            unknown = Epoch(ordinal, mark.epoch)
            unknown.gone = ((1, mark.max_seen, ""),)
            insert_epoch(connection, unknown, opened_ms=now_ms, reason="known to the hub alone")


def _open(connection: Connection, ordinal: int, stamp: Stamp) -> Epoch:
    epoch = Epoch(ordinal, stamp.epoch_id)
    insert_epoch(connection, epoch, opened_ms=stamp.opened_ms, reason=stamp.reason)
    return epoch


def _move(connection: Connection, source: Epoch, first: int, last: int, target: Epoch) -> str:
    """Number rows anew at the end of the target, and return the hash that the last of them had."""
    here = ROWS.c.place.between(place_of(source.ordinal, first), place_of(source.ordinal, last))
    rows = connection.execute(select(ROWS).where(here).order_by(ROWS.c.place)).mappings().all()
    connection.execute(delete(ROWS).where(here))
    _put(connection, target, [stored(row) for row in rows])
    return str(rows[-1]["hash"])


def _put(connection: Connection, epoch: Epoch, rows: Sequence[StoredRow]) -> None:
    placed = []
    for row in rows:
        epoch.head += 1
        epoch.head_hash = chain_of(epoch.head_hash, epoch.id, epoch.head, row)
        placed.append({**row, "place": place_of(epoch.ordinal, epoch.head), "hash": epoch.head_hash})
    if placed:
        connection.execute(insert(ROWS), placed)
