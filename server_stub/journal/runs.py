"""Runs of sequence numbers: what the hub holds of an epoch, in as many pairs as there are holes."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from sync.wire.journal import EpochMark

Run = tuple[int, int]
"""First and last number of a run, both included."""


def add(runs: Sequence[Run], seqs: Iterable[int]) -> list[Run]:
    """Return the runs with these numbers in them too: ascending, disjoint, and none touching the next."""
    joined: list[Run] = []
    for first, last in sorted([*runs, *((seq, seq) for seq in seqs)]):
        if joined and first <= joined[-1][1] + 1:
            joined[-1] = joined[-1][0], max(joined[-1][1], last)
        else:
            joined.append((first, last))
    return joined


def mark(epoch: str, runs: Sequence[Run]) -> EpochMark:
    """Return what a device is told about the epoch: numbers count from 1."""
    from_zero = add(runs, [0])
    return EpochMark(
        epoch=epoch,
        acked_through=from_zero[0][1],
        max_seen=from_zero[-1][1],
        missing=[(before[1] + 1, after[0] - 1) for before, after in pairwise(from_zero)],
    )
