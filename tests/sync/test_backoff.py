"""Waiting after failures."""

import random

from hypothesis import given
from hypothesis import strategies as st

from sync.backoff import BASE_MS, CAP_MS, LONGEST_FLOOR_MS, bound_ms, delay_ms


@given(failures=st.integers(0, 10_000), seed=st.integers())
def test_a_wait_lies_between_nothing_and_the_bound(failures: int, seed: int) -> None:
    """However long the hub is away, a device asks again within a minute."""
    assert 0 <= delay_ms(failures, random.Random(seed)) <= bound_ms(failures) <= CAP_MS


def test_the_bound_doubles_from_one_second_to_a_minute() -> None:
    """The first retry comes soon, later ones seldom."""
    assert [bound_ms(failures) for failures in range(1, 9)] == [
        1_000,
        2_000,
        4_000,
        8_000,
        16_000,
        32_000,
        CAP_MS,
        CAP_MS,
    ]


def test_the_whole_range_is_used() -> None:
    """Devices that were cut off together come back spread out."""
    generator = random.Random(1)
    drawn = sorted(delay_ms(20, generator) for _ in range(400))

    assert drawn[20] < CAP_MS // 10
    assert drawn[-20] > CAP_MS * 9 // 10


@given(floor_ms=st.integers(0, LONGEST_FLOOR_MS), seed=st.integers())
def test_what_the_hub_asked_for_is_kept(floor_ms: int, seed: int) -> None:
    """Nobody comes back before the hub's Retry-After, and not all at its very end."""
    assert floor_ms <= delay_ms(1, random.Random(seed), floor_ms=floor_ms) <= floor_ms + BASE_MS


def test_a_day_of_retry_after_is_not_believed() -> None:
    """One wrong header does not silence a door for a day."""
    assert delay_ms(1, random.Random(1), floor_ms=86_400_000) <= LONGEST_FLOOR_MS + BASE_MS
