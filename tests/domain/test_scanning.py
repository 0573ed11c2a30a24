"""What each single fact does to a scan that is otherwise in order."""

import pytest

from kiosk.domain.facts import Facts
from kiosk.domain.overriding import Role, override
from kiosk.domain.scanning import ENTRY_RULES, EXIT_RULES, decide
from sync.wire.enums import (
    CapacityPolicy,
    EventStatus,
    Movement,
    ParticipantStatus,
    Reason,
    ReentryPolicy,
    ScanResult,
    Warn,
)
from sync.wire.times import to_wire
from tests.support.builders import (
    DAY_MS,
    HOUR_MS,
    checkpoint,
    claims,
    event,
    facts,
    key,
    participant,
    presence,
    reading,
    zone,
)
from tests.support.clock import START_MS

BEFORE, AFTER = to_wire(START_MS - 1), to_wire(START_MS + 1)
NOW = to_wire(START_MS)


def problem(reason: Reason) -> Facts:
    return facts(reading=reading(problem=reason, claims=None, key=None), participant=None)


def with_status(status: ParticipantStatus) -> Facts:
    return facts(participant=participant(status=status))


def blocking(count: int) -> Facts:
    return facts(zone=zone(max_capacity=10, capacity_policy=CapacityPolicy.BLOCK), zone_count=count)


def once(policy: ReentryPolicy) -> Facts:
    return facts(
        checkpoint=checkpoint(reentry_policy=policy), presence=presence(inside=False, entered_at=to_wire(START_MS))
    )


CASES: list[tuple[Reason, Facts]] = [
    *((reason, problem(reason)) for reason, _ in EXIT_RULES[:5]),
    (
        Reason.UNKNOWN_PARTICIPANT,
        facts(reading=reading(claims=None, key=None, registration_code="GH9"), participant=None),
    ),
    (
        Reason.UNKNOWN_PARTICIPANT,
        facts(reading=reading(claims=None, key=None, badge_hash="hash"), participant=None),
    ),
    (Reason.BADGE_REPLACED, facts(participant=participant(badge_number=2))),
    (Reason.PARTICIPANT_WITHDRAWN, facts(participant=None, is_withdrawn=True)),
    (Reason.PARTICIPANT_WITHDRAWN, facts(reading=reading(key=key(withdrawn=True)))),
    (Reason.PARTICIPANT_CANCELLED, with_status(ParticipantStatus.CANCELLED)),
    (Reason.PARTICIPANT_REJECTED, with_status(ParticipantStatus.REJECTED)),
    (Reason.BLACKLISTED, facts(is_blacklisted=True)),
    (Reason.BLACKLISTED, facts(participant=None, is_blacklisted=True)),
    (Reason.EVENT_NOT_BEGUN, facts(event=event(start_date=AFTER))),
    (Reason.EVENT_OVER, facts(event=event(end_date=BEFORE))),
    (Reason.EVENT_OVER, facts(event=event(status=EventStatus.COMPLETED))),
    (Reason.EVENT_OVER, facts(event=event(status=EventStatus.CANCELLED))),
    (Reason.BADGE_NOT_YET_VALID, facts(reading=reading(claims=claims(not_before_ms=START_MS + 1)))),
    (Reason.BADGE_NOT_YET_VALID, facts(participant=participant(valid_from=AFTER))),
    (Reason.BADGE_NOT_YET_VALID, facts(reading=reading(key=key(valid_from=AFTER)))),
    (Reason.BADGE_EXPIRED, facts(reading=reading(claims=claims(not_after_ms=START_MS - 1)))),
    (Reason.BADGE_EXPIRED, facts(participant=participant(valid_until=BEFORE))),
    (Reason.BADGE_EXPIRED, facts(reading=reading(key=key(valid_until=BEFORE)))),
    (Reason.NOT_APPROVED, with_status(ParticipantStatus.PENDING)),
    (Reason.NOT_APPROVED, with_status(ParticipantStatus.WAITLISTED)),
    (Reason.CHECKPOINT_CLOSED, facts(checkpoint=checkpoint(is_active=False))),
    (Reason.ACCESS_LEVEL_MISSING, facts(checkpoint=checkpoint(allowed_access_levels=["vip"]))),
    (Reason.ACCESS_LEVEL_MISSING, facts(participant=None, reading=reading(claims=claims(access_bits=0b100)))),
    (Reason.ALREADY_INSIDE, facts(presence=presence())),
    (Reason.ALREADY_ENTERED, once(ReentryPolicy.ONCE)),
    (Reason.ALREADY_ENTERED, once(ReentryPolicy.ONCE_A_DAY)),
    (Reason.ZONE_FULL, blocking(10)),
    (Reason.ADMITTED, facts()),
    (Reason.ADMITTED, facts(participant=None)),
    (Reason.ADMITTED, facts(presence=presence(inside=False))),
    (Reason.ADMITTED, facts(event=event(start_date=NOW, end_date=NOW))),
    (Reason.ADMITTED, facts(participant=participant(valid_from=NOW, valid_until=NOW))),
    (Reason.ADMITTED, facts(reading=reading(claims=claims(badge_number=2)))),
    (Reason.ADMITTED, facts(checkpoint=checkpoint(allowed_access_levels=["vip", "hall"]))),
    (
        Reason.ADMITTED,
        facts(checkpoint=checkpoint(allowed_access_levels=[]), participant=participant(access_levels=[])),
    ),
    (Reason.ADMITTED, blocking(9)),
    (Reason.ADMITTED, facts(zone=zone(max_capacity=10), zone_count=10)),
    (Reason.ADMITTED, facts(event=event(status=EventStatus.DRAFT))),
    (Reason.ADMITTED, facts(event=event(start_date="2026-02-30T00:00:00Z"))),
    (Reason.RETURNED, facts(presence=presence(inside=False, entered_at=to_wire(START_MS - HOUR_MS)))),
    (Reason.LEFT, facts(movement=Movement.EXIT, presence=presence())),
]


@pytest.mark.parametrize(("reason", "given"), CASES, ids=lambda value: value.name if isinstance(value, Reason) else "")
def test_one_changed_fact_gives_its_reason(reason: Reason, given: Facts) -> None:
    """A scan in which one thing is out of order is refused for that thing, and a scan in order is not."""
    assert decide(given).reason is reason


def test_every_reason_has_a_case() -> None:
    """No reason is left without a scan that brings it about; STAFF_OVERRIDE comes from people."""
    overridden = override(decide(facts(presence=presence())), Role.STAFF)
    assert {reason for reason, _ in CASES} | {overridden.reason} == set(Reason)


def test_rules_stand_in_the_order_of_the_reasons() -> None:
    """The rules are asked in the order in which the contract lists their reasons, each once."""
    asked = [reason for reason, _ in ENTRY_RULES]
    assert asked == [reason for reason in Reason if reason in asked]
    assert set(Reason) - set(asked) == {Reason.ADMITTED, Reason.RETURNED, Reason.LEFT, Reason.STAFF_OVERRIDE}


@pytest.mark.parametrize(
    "given",
    [given for reason, given in CASES if reason not in dict(EXIT_RULES)],
    ids=lambda given: decide(given).reason.name,
)
def test_whoever_is_known_may_leave(given: Facts) -> None:
    """Nothing that keeps a known person out keeps that person in."""
    leaving = Facts(**{name: getattr(given, name) for name in given.__slots__} | {"movement": Movement.EXIT})
    assert decide(leaving).reason is Reason.LEFT


@pytest.mark.parametrize(("reason", "given"), [case for case in CASES if case[0] in dict(EXIT_RULES)])
def test_an_exit_needs_to_know_who_leaves(reason: Reason, given: Facts) -> None:
    """A code that names nobody is refused on the way out too, since nobody can be counted out."""
    leaving = Facts(**{name: getattr(given, name) for name in given.__slots__} | {"movement": Movement.EXIT})
    assert decide(leaving).reason is reason


@pytest.mark.parametrize(
    "changed",
    [
        {"event": event(start_date=AFTER)},
        {"event": event(end_date=BEFORE)},
        {"participant": participant(valid_from=AFTER)},
        {"participant": participant(valid_until=BEFORE)},
        {"reading": reading(claims=claims(not_before_ms=START_MS + 1))},
        {"reading": reading(key=key(valid_until=BEFORE))},
    ],
)
def test_an_unsure_clock_warns_and_refuses_nobody(changed: dict[str, object]) -> None:
    """Where the device's clock may be wrong, dates let people in and staff see a warning."""
    verdict = decide(facts(clock_suspect=True, **changed))
    assert verdict.admits
    assert Warn.CLOCK_SUSPECT in verdict.warnings


def test_an_unsure_clock_opens_nothing_that_needs_no_clock() -> None:
    """An event that the organiser ended stays over, whatever the clock says."""
    ended = facts(clock_suspect=True, event=event(status=EventStatus.COMPLETED))
    assert decide(ended).reason is Reason.EVENT_OVER


def test_a_signed_badge_that_the_cache_lacks_is_admitted_with_a_note() -> None:
    """Somebody who registered a minute ago comes in by the badge alone, and staff see that."""
    verdict = decide(facts(participant=None))
    assert (verdict.result, verdict.warnings) == (ScanResult.VALID, frozenset({Warn.NOT_IN_CACHE}))


@pytest.mark.parametrize(
    ("count", "warnings"),
    [(73, set()), (74, {Warn.NEARLY_FULL}), (88, {Warn.NEARLY_FULL}), (89, {Warn.FULL}), (400, {Warn.FULL})],
)
def test_a_filling_hall_warns_as_it_will_be_after_this_person(count: int, warnings: set[Warn]) -> None:
    """The warning comes with the person who makes the hall three quarters or nine tenths full."""
    assert decide(facts(zone_count=count)).warnings == warnings


def test_a_refused_or_leaving_person_fills_no_hall() -> None:
    """Only an admission says how full it is."""
    assert not decide(facts(zone_count=95, is_blacklisted=True)).warnings
    assert not decide(facts(zone_count=95, movement=Movement.EXIT)).warnings


def test_a_full_zone_takes_back_whoever_counts_as_inside() -> None:
    """Somebody inside who comes in again, where that is always allowed, needs no further place."""
    given = facts(
        checkpoint=checkpoint(reentry_policy=ReentryPolicy.ALWAYS),
        zone=zone(max_capacity=10, capacity_policy=CapacityPolicy.BLOCK),
        zone_count=10,
        presence=presence(),
    )
    assert decide(given).reason is Reason.RETURNED


def test_without_a_zone_the_checkpoints_own_limit_informs() -> None:
    """A checkpoint without a zone shows its capacity and blocks nobody."""
    verdict = decide(facts(zone=None, checkpoint=checkpoint(zone_id=None, capacity=10), zone_count=20))
    assert (verdict.reason, verdict.warnings) == (Reason.ADMITTED, frozenset({Warn.FULL}))


def test_the_narrowest_of_all_dates_counts() -> None:
    """A badge for today, of a participant for the week, ends today; one from yesterday waits for its participant."""
    verdict = decide(
        facts(
            reading=reading(claims=claims(not_after_ms=START_MS - 1)),
            participant=participant(valid_until=to_wire(START_MS + DAY_MS)),
        )
    )
    assert verdict.reason is Reason.BADGE_EXPIRED
    verdict = decide(
        facts(
            reading=reading(claims=claims(not_before_ms=START_MS - DAY_MS)),
            participant=participant(valid_from=to_wire(START_MS + 1)),
        )
    )
    assert verdict.reason is Reason.BADGE_NOT_YET_VALID
