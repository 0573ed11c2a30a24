"""Sets of row numbers, compared with Python's own."""

from hypothesis import given
from hypothesis import strategies as st

from kiosk.store import ranges
from kiosk.store.ranges import Ranges

Pairs = st.lists(st.tuples(st.integers(1, 30), st.integers(-1, 5)).map(lambda pair: (pair[0], pair[0] + pair[1])))


def _numbers(held: Ranges) -> set[int]:
    return {number for first, last in held for number in range(first, last + 1)}


@given(left=Pairs, right=Pairs)
def test_ranges_behave_like_sets(left: list[tuple[int, int]], right: list[tuple[int, int]]) -> None:
    """Union, difference, intersection and count agree with sets, and the result is as short as it can be."""
    here, there = ranges.of(left), ranges.of(right)
    results = {
        ranges.union(here, there): _numbers(here) | _numbers(there),
        ranges.subtract(here, there): _numbers(here) - _numbers(there),
        ranges.intersect(here, there): _numbers(here) & _numbers(there),
    }
    for result, numbers in results.items():
        assert _numbers(result) == numbers
        assert ranges.count(result) == len(numbers)
        assert ranges.single(numbers) == result
