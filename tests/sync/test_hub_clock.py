"""The hub's clock as a device measures it."""

from hypothesis import given
from hypothesis import strategies as st

from sync.hub_clock import KEPT_FOR_MS, ClockSample, better, take_sample


@given(
    ahead_ms=st.integers(-(10**9), 10**9),
    there_ms=st.integers(0, 20_000),
    back_ms=st.integers(0, 20_000),
)
def test_the_error_bounds_what_an_uneven_way_can_do(ahead_ms: int, there_ms: int, back_ms: int) -> None:
    """However long request and answer travel, the true offset lies within the stated error."""
    wall_ms = 1_800_000_000_000
    hub_ms = wall_ms + there_ms + ahead_ms
    sample = take_sample(hub_ms, sent_at_ms=5, sent_wall_ms=wall_ms, received_at_ms=5 + there_ms + back_ms)

    assert abs(sample.offset_ms - ahead_ms) <= sample.error_ms


def test_a_more_exact_sample_is_kept() -> None:
    """A slow answer does not spoil what a quick one told."""
    held = ClockSample(offset_ms=100, error_ms=5, taken_at_ms=0)

    assert better(held, ClockSample(offset_ms=150, error_ms=200, taken_at_ms=1_000)) == held


def test_a_newer_sample_wins_when_the_held_one_is_old() -> None:
    """Clocks drift, so that even a good sample ages."""
    held = ClockSample(offset_ms=100, error_ms=5, taken_at_ms=0)
    new = ClockSample(offset_ms=150, error_ms=200, taken_at_ms=KEPT_FOR_MS + 1)

    assert better(held, new) == new


def test_a_clock_that_was_set_shows_at_once() -> None:
    """Two samples that cannot both be true mean that somebody set a clock."""
    held = ClockSample(offset_ms=100, error_ms=5, taken_at_ms=0)
    new = ClockSample(offset_ms=3_600_000, error_ms=50, taken_at_ms=1_000)

    assert better(held, new) == new
