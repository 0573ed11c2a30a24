"""Instants on the wire."""

from datetime import UTC, datetime, timedelta, timezone

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.wire.times import Instant, from_wire, to_wire

_INSTANTS_MS = st.integers(min_value=-62_135_596_800_000, max_value=253_402_300_799_999)


@pytest.mark.parametrize(
    ("instant_ms", "text"),
    [
        (0, "1970-01-01T00:00:00.000Z"),
        (1_795_340_760_007, "2026-11-22T09:46:00.007Z"),
        (-1, "1969-12-31T23:59:59.999Z"),
        (-62_135_596_800_000, "0001-01-01T00:00:00.000Z"),
        (253_402_300_799_999, "9999-12-31T23:59:59.999Z"),
    ],
)
def test_instants_are_written_with_three_decimals_in_utc(instant_ms: int, text: str) -> None:
    """The spelling is fixed, from the first instant to the last."""
    assert to_wire(instant_ms) == text
    assert from_wire(text) == instant_ms


@given(_INSTANTS_MS)
def test_every_instant_comes_back(instant_ms: int) -> None:
    """What was written reads as the same millisecond, and passes the pattern of the wire."""
    text = to_wire(instant_ms)
    assert from_wire(msgspec.convert(text, Instant)) == instant_ms


@given(
    st.datetimes(
        min_value=datetime(1, 1, 3),  # noqa: DTZ001  hypothesis adds the zone
        max_value=datetime(9999, 12, 29),  # noqa: DTZ001  hypothesis adds the zone
        timezones=st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes))),
    )
)
def test_any_offset_means_the_same_instant(moment: datetime) -> None:
    """Clients may write local time with its offset."""
    exact_ms = (moment - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(milliseconds=1)
    assert from_wire(moment.isoformat()) == exact_ms


def test_finer_digits_are_cut_off() -> None:
    """Nine decimals read as milliseconds, and one decimal as tenths of a second."""
    assert from_wire("1970-01-01T00:00:00.123999999Z") == 123
    assert from_wire("1970-01-01T00:00:00.1Z") == 100


@pytest.mark.parametrize("text", ["2026-11-22T09:46:00", "2026-11-22", "2026-13-22T09:46:00Z", "yesterday", ""])
def test_what_is_no_instant_is_refused(text: str) -> None:
    """Text without an offset, or that names no moment, raises ValueError."""
    with pytest.raises(ValueError, match=r".+"):
        from_wire(text)


def test_an_instant_beyond_the_calendar_is_refused() -> None:
    """There is no text for the year 10000."""
    with pytest.raises(OverflowError):
        to_wire(253_402_300_800_000)
