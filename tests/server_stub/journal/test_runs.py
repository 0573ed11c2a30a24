"""Runs of sequence numbers."""

from itertools import chain, pairwise

from hypothesis import given
from hypothesis import strategies as st

from server_stub.journal import runs

_SEQS = st.lists(st.integers(1, 40), max_size=40)


@given(st.lists(_SEQS, max_size=5))
def test_runs_hold_what_was_added_in_any_order(batches: list[list[int]]) -> None:
    """However the numbers come, the runs are those of the set of them, ascending and apart."""
    held: list[runs.Run] = []
    for batch in batches:
        held = runs.add(held, batch)
    assert [seq for first, last in held for seq in range(first, last + 1)] == sorted({*chain.from_iterable(batches)})
    assert all(before[1] + 1 < after[0] for before, after in pairwise(held))


@given(_SEQS)
def test_the_mark_names_every_hole(seqs: list[int]) -> None:
    """Acknowledged, missing and what lies between add up to everything seen."""
    mark = runs.mark("e", runs.add([], seqs))
    missing = [seq for first, last in mark.missing for seq in range(first, last + 1)]
    assert mark.max_seen == max(seqs, default=0)
    assert sorted([*missing, *set(seqs)]) == list(range(1, mark.max_seen + 1))
    assert mark.acked_through == min(missing, default=mark.max_seen + 1) - 1
