"""Sets of row numbers as sorted inclusive ranges, which stay short however many rows there are."""

from collections.abc import Iterable

Ranges = tuple[tuple[int, int], ...]
"""Ascending, disjoint, with at least one number between two of them."""


def of(pairs: Iterable[tuple[int, int]]) -> Ranges:
    """Return the numbers that lie in any of the pairs; a pair whose end comes before its start holds none."""
    merged: list[tuple[int, int]] = []
    for first, last in sorted(pair for pair in pairs if pair[0] <= pair[1]):
        if merged and first <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(last, merged[-1][1]))
        else:
            merged.append((first, last))
    return tuple(merged)


def single(numbers: Iterable[int]) -> Ranges:
    """Return the given numbers."""
    return of((number, number) for number in numbers)


def union(left: Ranges, right: Ranges) -> Ranges:
    """Return the numbers of either."""
    return of((*left, *right))


def subtract(left: Ranges, right: Ranges) -> Ranges:
    """Return the numbers of the left that are not in the right."""
    kept: list[tuple[int, int]] = []
    for start, last in left:
        first = start
        for cut_first, cut_last in right:
            if cut_last < first or cut_first > last:
                continue
            if first < cut_first:
                kept.append((first, cut_first - 1))
            first = cut_last + 1
        if first <= last:
            kept.append((first, last))
    return tuple(kept)


def intersect(left: Ranges, right: Ranges) -> Ranges:
    """Return the numbers of both."""
    return subtract(left, subtract(left, right))


def count(ranges: Ranges) -> int:
    """Return how many numbers there are."""
    return sum(last - first + 1 for first, last in ranges)
