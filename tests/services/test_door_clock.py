"""What time it is at the door, and whether that can be trusted."""

import pytest

from kiosk.services.door_clock import MAX_OFFSET_MS, DoorClock
from kiosk.services.ports import HubClock
from tests.support.builders import HOUR_MS
from tests.support.clock import START_MS, SettableClock


@pytest.mark.parametrize(
    ("offset_ms", "is_suspect"),
    [
        (0, False),
        (MAX_OFFSET_MS, False),
        (-MAX_OFFSET_MS, False),
        (MAX_OFFSET_MS + 1, True),
        (-MAX_OFFSET_MS - 1, True),
    ],
)
def test_more_than_five_minutes_from_the_hub_is_suspect(offset_ms: int, is_suspect: bool) -> None:
    """A clock that the hub finds far off, either way, is not trusted; the time is the hub's all the same."""
    door = DoorClock(SettableClock())
    door.set_hub_clock(HubClock(offset_ms, 10))
    time = door.look(last_row_ms=0)
    assert (time.is_suspect, time.raw_ms, time.corrected_ms) == (is_suspect, START_MS, START_MS + offset_ms)


def test_time_goes_on_by_the_clock_that_no_hand_can_set() -> None:
    """After a contact, putting the wall clock forward changes the raw time alone, and is noticed."""
    clock = SettableClock(monotonic_ms=5 * HOUR_MS)
    door = DoorClock(clock)
    door.set_hub_clock(HubClock(1_000, 10))
    clock.advance(60_000)
    clock.set_wall(START_MS + HOUR_MS)
    time = door.look(last_row_ms=0)
    assert (time.corrected_ms, time.raw_ms, time.is_suspect) == (START_MS + 61_000, START_MS + HOUR_MS, True)


def test_without_boot_time_the_monotonic_clock_counts() -> None:
    """A system that does not count from boot corrects its clock too."""
    clock = SettableClock(boot_id=None)
    door = DoorClock(clock)
    door.set_hub_clock(HubClock(1_000, 10))
    clock.advance(5_000)
    time = door.look(last_row_ms=0)
    assert (time.corrected_ms, time.boot_ms) == (START_MS + 6_000, None)


@pytest.mark.parametrize(("last_row_ms", "is_suspect"), [(START_MS + 1_000, False), (START_MS + 60_000, True)])
def test_before_any_contact_the_last_row_is_the_yardstick(last_row_ms: int, is_suspect: bool) -> None:
    """A step back by a second is a time server at work; a minute is not."""
    assert DoorClock(SettableClock()).look(last_row_ms=last_row_ms).is_suspect is is_suspect


def test_the_hub_acquits_a_clock_that_was_put_right() -> None:
    """A clock that ran an hour fast yesterday and is right today is trusted once the hub has said so."""
    door = DoorClock(SettableClock(), built_at_ms=0)
    assert door.look(last_row_ms=START_MS + HOUR_MS).is_suspect
    door.set_hub_clock(HubClock(20, 10))
    assert not door.look(last_row_ms=START_MS + HOUR_MS).is_suspect
