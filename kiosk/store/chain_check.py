"""The journal's chain, computed again over what the file holds."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, RowMapping, select

from kiosk.store.journal_tables import ROWS, Epoch, chain_of, place_of, seq_of, stored
from sync.wire.journal import GENESIS


@dataclass(frozen=True, slots=True)
class ChainCheck:
    """How far the chain was followed, and where it broke."""

    rows: int
    broken: tuple[tuple[str, int], ...] = ()
    """Epoch and number of each row that does not follow from the one before it."""

    @property
    def is_sound(self) -> bool:
        """Whether every row follows from the one before it."""
        return not self.broken


def check(connection: Connection, epochs: Sequence[Epoch], limit: int | None) -> ChainCheck:
    """Check the newest rows, or all; the row before the oldest of them is taken as it stands."""
    by_ordinal = {epoch.ordinal: epoch for epoch in epochs}
    query = select(ROWS).order_by(ROWS.c.place.desc()).limit(-1 if limit is None else limit + 1)
    newest = connection.execute(query).mappings().all()
    rows = newest[::-1]
    hashes = {row["place"]: row["hash"] for row in rows}
    hashes |= {place_of(epoch.ordinal, last): row_hash for epoch in epochs for _, last, row_hash in epoch.gone}
    hashes |= {place_of(epoch.ordinal, 0): GENESIS for epoch in epochs}
    is_anchored = limit is not None and len(rows) > limit
    checked = rows[1:] if is_anchored else rows
    broken = tuple(
        (by_ordinal[row["place"] >> 32].id, seq_of(row["place"]))
        for row in checked
        if not _follows(hashes, by_ordinal[row["place"] >> 32], row)
    )
    return ChainCheck(len(checked), broken)


def _follows(hashes: dict[int, str], epoch: Epoch, row: RowMapping) -> bool:
    previous = hashes.get(row["place"] - 1)
    return previous is not None and row["hash"] == chain_of(previous, epoch.id, seq_of(row["place"]), stored(row))
