"""Coming in again: what a checkpoint's policy says about somebody who was admitted before."""

from datetime import UTC, date, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

from kiosk.domain.facts import Facts
from kiosk.domain.occupancy import entered_at
from kiosk.domain.validity import instant_ms
from sync.wire.enums import ReentryPolicy

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def last_entry_ms(facts: Facts) -> int | None:
    """Return when the person last came in."""
    return None if facts.presence is None else instant_ms(entered_at(facts.presence))


def is_inside(facts: Facts) -> bool:
    """Return whether the person's last movement was an entry."""
    return facts.presence is not None and facts.presence.inside


def is_inside_already(facts: Facts) -> bool:
    """Return whether the policy refuses the person for being inside.

    Once a day forgives a missed exit of the day before: whoever is still inside from yesterday comes in anew.
    """
    policy = _policy(facts)
    if policy is ReentryPolicy.ONCE_A_DAY:
        return is_inside(facts) and _entered_today(facts)
    return is_inside(facts) and policy is not ReentryPolicy.ALWAYS


def has_entered_already(facts: Facts) -> bool:
    """Return whether the policy refuses the person for an earlier entry, inside or not."""
    policy = _policy(facts)
    if policy is ReentryPolicy.ONCE_A_DAY:
        return _entered_today(facts)
    return policy is ReentryPolicy.ONCE and last_entry_ms(facts) is not None


def _policy(facts: Facts) -> ReentryPolicy:
    """Return the policy in force: a clock that cannot tell days apart makes once a day mean after an exit."""
    policy = facts.checkpoint.reentry_policy
    return ReentryPolicy.AFTER_EXIT if facts.clock_suspect and policy is ReentryPolicy.ONCE_A_DAY else policy


def _entered_today(facts: Facts) -> bool:
    entry_ms = last_entry_ms(facts)
    if entry_ms is None:
        return False
    zone = _time_zone(facts.event.timezone)
    return _day(entry_ms, zone) == _day(facts.now_ms, zone)


def _day(instant_ms: int, zone: tzinfo) -> date:
    return (_EPOCH + timedelta(milliseconds=instant_ms)).astimezone(zone).date()


def _time_zone(name: str) -> tzinfo:
    """Return the event's time zone; UTC where this machine has never heard of it, since a door cannot wait for one."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return UTC
