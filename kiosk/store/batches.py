"""Rows of the journal as they are sent."""

from collections.abc import Sequence

import msgspec
from sqlalchemy import Connection, RowMapping, select

from kiosk.store.journal_tables import ROWS, Epoch, hash_before, place_of, seq_of
from sync.wire.journal import MAX_BATCH_BYTES, MAX_ROWS, JournalBatch, JournalRow

ROW_FRAME_BYTES = 250
"""More than a row needs in a batch beside its facts and its personal part."""


def oldest(connection: Connection, epochs: Sequence[Epoch], max_rows: int) -> JournalBatch | None:
    """Return the oldest rows that the hub does not hold, of one epoch and without a gap; None when it holds all."""
    for epoch in epochs:
        for first, last in epoch.pending:
            batch = _batch(connection, epoch, first, min(last, first + min(max_rows, MAX_ROWS) - 1))
            if batch is not None:
                return batch
    return None


def _batch(connection: Connection, epoch: Epoch, first: int, last: int) -> JournalBatch | None:
    here = ROWS.c.place.between(place_of(epoch.ordinal, first), place_of(epoch.ordinal, last))
    rows = _fitting(connection.execute(select(ROWS).where(here).order_by(ROWS.c.place)).mappings().all())
    if not rows:
        return None
    return JournalBatch(
        epoch=epoch.id,
        rows=[_to_send(row) for row in rows],
        previous=hash_before(connection, epoch, seq_of(rows[0]["place"])),
        head=rows[-1]["hash"],
    )


def _fitting(rows: Sequence[RowMapping]) -> Sequence[RowMapping]:
    """Return the first rows that fit into one request; always one, and none after a gap."""
    bytes_left = MAX_BATCH_BYTES
    for number, row in enumerate(rows):
        bytes_left -= ROW_FRAME_BYTES + len(row["facts"].encode()) + len((row["personal"] or "").encode())
        if number and (bytes_left < 0 or row["place"] != rows[0]["place"] + number):
            return rows[:number]
    return rows


def _to_send(row: RowMapping) -> JournalRow:
    personal = row["personal"]
    return JournalRow(
        seq=seq_of(row["place"]),
        id=row["id"],
        kind=row["kind"],
        facts=msgspec.Raw(row["facts"]),
        personal=None if personal is None else msgspec.Raw(personal),
        salt=row["salt"],
        commitment=row["commitment"],
    )
