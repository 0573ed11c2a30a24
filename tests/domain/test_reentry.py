"""Coming in again under each policy."""

import pytest

from kiosk.domain.facts import Facts
from kiosk.domain.scanning import decide
from sync.wire.changes import Presence
from sync.wire.enums import Reason, ReentryPolicy
from sync.wire.times import from_wire, to_wire
from tests.support.builders import checkpoint, event, facts, presence

ALWAYS, AFTER_EXIT = ReentryPolicy.ALWAYS, ReentryPolicy.AFTER_EXIT
ONCE_A_DAY, ONCE = ReentryPolicy.ONCE_A_DAY, ReentryPolicy.ONCE

NOON = from_wire("2026-11-22T12:00:00+03:00")
TODAY = from_wire("2026-11-22T00:00:00+03:00")
YESTERDAY = TODAY - 1
INSIDE_TODAY = presence(at_ms=TODAY)
INSIDE_YESTERDAY = presence(at_ms=YESTERDAY)
LEFT_TODAY = presence(inside=False, at_ms=NOON - 1, entered_at=to_wire(TODAY))
LEFT_YESTERDAY = presence(inside=False, at_ms=YESTERDAY, entered_at=to_wire(YESTERDAY - 1))
NEVER_SEEN_IN = presence(inside=False, at_ms=TODAY)


def coming_in(policy: ReentryPolicy, last: Presence | None, **changed: object) -> Facts:
    return facts(
        now_ms=NOON,
        checkpoint=checkpoint(reentry_policy=policy),
        presence=last,
        event=event(start_date="2026-11-01T00:00:00Z", end_date="2026-12-01T00:00:00Z"),
        **changed,
    )


@pytest.mark.parametrize(
    ("policy", "last", "reason"),
    [
        *((policy, None, Reason.ADMITTED) for policy in ReentryPolicy),
        *((policy, NEVER_SEEN_IN, Reason.ADMITTED) for policy in ReentryPolicy),
        (ALWAYS, INSIDE_TODAY, Reason.RETURNED),
        (ALWAYS, LEFT_TODAY, Reason.RETURNED),
        (AFTER_EXIT, INSIDE_TODAY, Reason.ALREADY_INSIDE),
        (AFTER_EXIT, INSIDE_YESTERDAY, Reason.ALREADY_INSIDE),
        (AFTER_EXIT, LEFT_TODAY, Reason.RETURNED),
        (ONCE_A_DAY, INSIDE_TODAY, Reason.ALREADY_INSIDE),
        (ONCE_A_DAY, LEFT_TODAY, Reason.ALREADY_ENTERED),
        (ONCE_A_DAY, INSIDE_YESTERDAY, Reason.RETURNED),
        (ONCE_A_DAY, LEFT_YESTERDAY, Reason.RETURNED),
        (ONCE, INSIDE_YESTERDAY, Reason.ALREADY_INSIDE),
        (ONCE, LEFT_YESTERDAY, Reason.ALREADY_ENTERED),
    ],
)
def test_each_policy(policy: ReentryPolicy, last: Presence | None, reason: Reason) -> None:
    """Always lets everybody in again, after an exit only who left, once a day tomorrow, and once never."""
    assert decide(coming_in(policy, last)).reason is reason


def test_a_day_begins_at_midnight_where_the_event_is() -> None:
    """An entry before midnight in the event's time zone was yesterday, although in UTC it is the same day."""
    in_utc = event(start_date="2026-11-01T00:00:00Z", end_date="2026-12-01T00:00:00Z", timezone="UTC")
    given = coming_in(ONCE_A_DAY, presence(inside=False, entered_at=to_wire(YESTERDAY)))
    assert decide(given).reason is Reason.RETURNED
    noon_utc = from_wire("2026-11-21T22:00:00Z")  # past midnight in Addis Ababa, and the same evening in UTC
    late = {"now_ms": noon_utc, "presence": presence(inside=False, entered_at=to_wire(YESTERDAY))}
    policy = checkpoint(reentry_policy=ONCE_A_DAY)
    assert decide(facts(checkpoint=policy, event=in_utc, **late)).reason is Reason.ALREADY_ENTERED


def test_a_time_zone_that_this_machine_lacks_counts_as_utc() -> None:
    """A door never stops for a time zone that it has never heard of."""
    nowhere = event(start_date="2026-11-01T00:00:00Z", end_date="2026-12-01T00:00:00Z", timezone="Nowhere/Land")
    given = facts(checkpoint=checkpoint(reentry_policy=ONCE_A_DAY), event=nowhere, presence=INSIDE_TODAY, now_ms=NOON)
    assert decide(given).reason is Reason.RETURNED


def test_an_unsure_clock_makes_once_a_day_mean_after_an_exit() -> None:
    """A clock that cannot tell days apart refuses only who is still inside."""
    assert decide(coming_in(ONCE_A_DAY, LEFT_TODAY, clock_suspect=True)).reason is Reason.RETURNED
    assert decide(coming_in(ONCE_A_DAY, INSIDE_TODAY, clock_suspect=True)).reason is Reason.ALREADY_INSIDE
