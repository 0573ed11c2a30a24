"""Who stands where, whatever the order in which it became known."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.occupancy import FillLevel, PresenceBook, entered_at, fill_level
from sync.wire.changes import Presence
from sync.wire.times import to_wire
from tests.domain import strategies
from tests.support.builders import presence
from tests.support.clock import START_MS


def book_of(presences: list[Presence]) -> PresenceBook:
    book = PresenceBook()
    for one in presences:
        book.note(one)
    return book


def replayed(presences: list[Presence], zone_id: str | None) -> int:
    """Count by playing all movements in the order of time, the plain way."""
    inside: dict[int, bool] = {}
    in_order = sorted(presences, key=lambda one: (one.at, one.device_id or "", one.checkpoint_id, one.inside))
    for one in in_order:
        if one.zone_id == zone_id:
            inside[one.participant_number] = one.inside
    return sum(inside.values())


near = st.integers(START_MS, START_MS + 3).map(to_wire)
crowded = st.lists(
    st.builds(
        Presence,
        participant_number=st.integers(0, 2),
        zone_id=st.sampled_from([None, "zone"]),
        inside=st.booleans(),
        at=near,
        entered_at=st.none() | near,
        checkpoint_id=st.sampled_from(["gate", "other gate"]),
        device_id=st.sampled_from([None, "device"]),
    ),
    max_size=6,
)


@given(crowded | st.lists(strategies.presences, max_size=12))
def test_counts_equal_a_replay(presences: list[Presence]) -> None:
    """However movements arrive, the counts are those of playing all of them in order, and never negative."""
    book = book_of(presences)
    for zone_id in (None, "zone"):
        assert book.count(zone_id) == replayed(presences, zone_id) >= 0


@given(crowded.flatmap(lambda presences: st.tuples(st.just(presences), st.permutations(presences))))
def test_order_and_repeats_change_nothing(orders: tuple[list[Presence], list[Presence]]) -> None:
    """Two devices that heard the same movements in another order, or twice, hold the same book."""
    first, second = book_of(orders[0]), book_of([*orders[1], *orders[0]])
    for number in range(3):
        for zone_id in (None, "zone"):
            one, other = first.presence(number, zone_id), second.presence(number, zone_id)
            assert (one and (one.at, one.inside, entered_at(one))) == (
                other and (other.at, other.inside, entered_at(other))
            )


def test_a_late_entry_is_remembered_behind_an_exit() -> None:
    """An exit heard before its entry does not make the person somebody who never came in."""
    entry = presence(at_ms=START_MS)
    leaving = presence(inside=False, at_ms=START_MS + 1)
    for order in permutations([entry, leaving]):
        held = book_of(list(order)).presence(7, "zone-hall")
        assert held is not None
        assert not held.inside
        assert entered_at(held) == entry.at


def test_an_empty_book_counts_nobody() -> None:
    """A zone that nobody entered holds nobody, and asking does not change that."""
    book = PresenceBook()
    assert (book.count("zone"), book.presence(7, "zone")) == (0, None)


@pytest.mark.parametrize(
    ("count", "capacity", "level"),
    [
        (5, None, FillLevel.NO_LIMIT),
        (0, 100, FillLevel.ROOM),
        (74, 100, FillLevel.ROOM),
        (75, 100, FillLevel.NEARLY_FULL),
        (89, 100, FillLevel.NEARLY_FULL),
        (90, 100, FillLevel.FULL),
        (130, 100, FillLevel.FULL),
    ],
)
def test_levels_change_at_three_quarters_and_nine_tenths(count: int, capacity: int | None, level: FillLevel) -> None:
    """The bar turns amber at 75 % and red at 90 %."""
    assert fill_level(count, capacity) is level
