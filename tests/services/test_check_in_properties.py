"""What holds for every day at the door, whatever happens in which order."""

import logging
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.overriding import Role, may_override
from kiosk.services.check_in import CheckIn
from sync.wire.enums import CapacityPolicy, Direction, ParticipantStatus
from tests.support.builders import checkpoint, participant, scanned, zone
from tests.support.clock import SettableClock
from tests.support.fakes import FakeJournal, door_cache

PEOPLE = [participant(1), participant(2), participant(3, status=ParticipantStatus.PENDING)]
CODES = [*(one.registration_code for one in PEOPLE), "nobody", "https://example.org"]

steps = st.lists(
    st.tuples(
        st.sampled_from(["gate-south", "gate-out"]),
        st.sampled_from(CODES),
        st.sampled_from(["", "disk full", "override", "restart", "clock back"]),
    ),
    max_size=20,
)


@pytest.fixture(autouse=True)
def refused_rows_are_expected() -> Iterator[None]:
    """Keep the log quiet about disks that are full on purpose."""
    log = logging.getLogger("kiosk.services.check_in")
    log.disabled = True
    yield
    log.disabled = False


@given(steps)
def test_a_day_at_the_door(day: list[tuple[str, str, str]]) -> None:
    """Each scan leaves exactly one row or admits nobody, and the count is always who came in and has not left."""
    cache, journal, clock = door_cache(*PEOPLE), FakeJournal(), SettableClock()
    cache.zones["zone-hall"] = zone(max_capacity=2, capacity_policy=CapacityPolicy.BLOCK)
    cache.held_checkpoints["gate-out"] = checkpoint(id="gate-out", direction=Direction.EXIT)
    check_in, inside = CheckIn(cache, journal, clock), set[int]()
    check_in.start()
    for gate, code, event in day:
        clock.advance(1_000)
        if event == "clock back":
            clock.set_wall(clock.now_ms() - 500)
        if event == "restart":
            check_in = CheckIn(cache, journal, clock)
            check_in.start()
        journal.fails, rows = event == "disk full", journal.total()
        check_in.choose(gate)
        outcome = check_in.scan(scanned(code))
        if event == "override" and may_override(outcome.verdict, Role.LEAD):
            outcome, rows = check_in.override(outcome, "known", None, Role.LEAD), rows + 1
        assert journal.total() == rows + (not journal.fails)
        assert outcome.admits is (outcome.verdict.admits and not journal.fails)
        if outcome.admits and outcome.participant is not None:
            (inside.discard if gate == "gate-out" else inside.add)(outcome.participant.number)
        occupancy = check_in.occupancy()
        assert occupancy is not None
        assert occupancy.count == len(inside)
