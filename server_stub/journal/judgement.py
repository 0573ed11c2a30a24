"""Which rows of a batch continue what the hub holds, which repeat it, and which contradict it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from server_stub.journal.batches import ChainedRow
from sync.wire.enums import RowOutcome
from sync.wire.journal import GENESIS


@dataclass(frozen=True, slots=True)
class HeldRow:
    """A row that the hub holds, by its place in the chain."""

    previous: str
    hash: str


def judge(rows: Sequence[ChainedRow], held: Mapping[int, HeldRow]) -> list[RowOutcome]:
    """Return created, duplicate or fork for each row.

    A number that is held with the same hash is a duplicate, with another one a fork. A new number forks where it does
    not chain with a neighbour that is held; so does all that follows a fork in the batch, since it chains to it.

    Args:
        rows: one batch.
        held: by sequence number, what is held from one before the batch to one after it.
    """
    outcomes: list[RowOutcome] = []
    for chained in rows:
        if RowOutcome.FORK in outcomes[-1:]:
            outcomes.append(RowOutcome.FORK)
        else:
            outcomes.append(_outcome(chained, held))
    return outcomes


def _outcome(chained: ChainedRow, held: Mapping[int, HeldRow]) -> RowOutcome:
    seq = chained.row.seq
    same = held.get(seq)
    if same is not None:
        return RowOutcome.DUPLICATE if same.hash == chained.hash else RowOutcome.FORK
    before, after = held.get(seq - 1), held.get(seq + 1)
    before_hash = GENESIS if seq == 1 else before and before.hash
    chains = before_hash in (None, chained.previous) and (after is None or after.previous == chained.hash)
    return RowOutcome.CREATED if chains else RowOutcome.FORK
