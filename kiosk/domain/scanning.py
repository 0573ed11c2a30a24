"""Facts in, verdict out: whether a person may pass, and why."""

from collections.abc import Callable, Iterator
from functools import partial

from kiosk.domain import reentry
from kiosk.domain.access import lacks_access_level
from kiosk.domain.facts import CodeReading, Facts, Verdict
from kiosk.domain.occupancy import FillLevel, capacity_of, fill_level, is_full
from kiosk.domain.validity import badge_span, event_span
from sync.wire.enums import ADMITTING, RESULT_OF, EventStatus, Movement, ParticipantStatus, Reason, Warn

__all__ = ["ENTRY_RULES", "EXIT_RULES", "CodeReading", "Facts", "Rule", "Verdict", "decide", "refusals", "warnings_for"]

Rule = Callable[[Facts], bool]
"""Whether the facts are a case for this rule's refusal."""


def decide(facts: Facts) -> Verdict:
    """Return the verdict: the reason of the first rule that refuses, else an admission.

    A refused badge is a verdict and never an exception. The same facts give the same verdict on every device.

    Somebody who leaves is asked only who they are: a closed gate, a full hall, a cancelled registration or the end of
    the event keep nobody inside, and an exit that was not recorded would count that person as inside for ever. So
    `EXIT_RULES` are the rules of `ENTRY_RULES` up to UNKNOWN_PARTICIPANT.

    A clock that may be wrong warns and refuses nobody: rules that compare instants do not apply then.
    """
    reason = next(refusals(facts), None) or _admission(facts)
    return Verdict(reason=reason, facts=facts, warnings=warnings_for(reason, facts))


def refusals(facts: Facts) -> Iterator[Reason]:
    """Yield the reason of every rule that refuses, in order; rules after one are asked only when it is asked for."""
    rules = EXIT_RULES if facts.movement is Movement.EXIT else ENTRY_RULES
    return (reason for reason, refuses in rules if refuses(facts))


def warnings_for(reason: Reason, facts: Facts) -> frozenset[Warn]:
    """Return what staff should notice beside the verdict; a refused person fills no hall."""
    warnings = {Warn.CLOCK_SUSPECT} if facts.clock_suspect else set()
    if RESULT_OF[reason] in ADMITTING:
        if facts.participant is None:
            warnings.add(Warn.NOT_IN_CACHE)
        if facts.movement is Movement.ENTRY:
            warnings |= _FILL_WARNING[fill_level(_count_after_entry(facts), capacity_of(facts.checkpoint, facts.zone))]
    return frozenset(warnings)


def _admission(facts: Facts) -> Reason:
    if facts.movement is Movement.EXIT:
        return Reason.LEFT
    return Reason.ADMITTED if reentry.last_entry_ms(facts) is None else Reason.RETURNED


def _count_after_entry(facts: Facts) -> int:
    return facts.zone_count + (not reentry.is_inside(facts))


_FILL_WARNING: dict[FillLevel, frozenset[Warn]] = {
    FillLevel.NO_LIMIT: frozenset(),
    FillLevel.ROOM: frozenset(),
    FillLevel.NEARLY_FULL: frozenset({Warn.NEARLY_FULL}),
    FillLevel.FULL: frozenset({Warn.FULL}),
}


def _reads_as(problem: Reason, facts: Facts) -> bool:
    return facts.reading.problem is problem


def _is_unknown(facts: Facts) -> bool:
    """Nobody in the cache, and no signed claims to go by."""
    return facts.participant_number is None


def _is_replaced(facts: Facts) -> bool:
    """An older badge than the cache knows of; a newer one means that the cache is behind, and is good."""
    claims, participant = facts.reading.claims, facts.participant
    return claims is not None and participant is not None and claims.badge_number < participant.badge_number


def _is_withdrawn(facts: Facts) -> bool:
    return facts.is_withdrawn or (facts.reading.key is not None and facts.reading.key.withdrawn)


def _has_status(statuses: frozenset[ParticipantStatus], facts: Facts) -> bool:
    return facts.participant is not None and facts.participant.status in statuses


def _is_blacklisted(facts: Facts) -> bool:
    return facts.is_blacklisted


def _is_before_event(facts: Facts) -> bool:
    return _is_before(event_span(facts).from_ms, facts)


def _is_after_event(facts: Facts) -> bool:
    """Over by the clock, or by the organiser's word, which needs no clock."""
    return facts.event.status in _ENDED or _is_after(event_span(facts).until_ms, facts)


def _is_before_badge(facts: Facts) -> bool:
    return _is_before(badge_span(facts).from_ms, facts)


def _is_after_badge(facts: Facts) -> bool:
    return _is_after(badge_span(facts).until_ms, facts)


def _is_before(bound_ms: int | None, facts: Facts) -> bool:
    return bound_ms is not None and not facts.clock_suspect and facts.now_ms < bound_ms


def _is_after(bound_ms: int | None, facts: Facts) -> bool:
    return bound_ms is not None and not facts.clock_suspect and facts.now_ms > bound_ms


def _is_closed(facts: Facts) -> bool:
    return not facts.checkpoint.is_active


def _is_zone_full(facts: Facts) -> bool:
    """Somebody who counts as inside already takes no further place."""
    return not reentry.is_inside(facts) and is_full(facts.zone_count, facts.checkpoint, facts.zone)


_ENDED = frozenset({EventStatus.CANCELLED, EventStatus.COMPLETED})
_CANCELLED = frozenset({ParticipantStatus.CANCELLED})
_REJECTED = frozenset({ParticipantStatus.REJECTED})
_UNDECIDED = frozenset({ParticipantStatus.PENDING, ParticipantStatus.WAITLISTED})

EXIT_RULES: tuple[tuple[Reason, Rule], ...] = (
    (Reason.UNREADABLE, partial(_reads_as, Reason.UNREADABLE)),
    (Reason.FOREIGN_CODE, partial(_reads_as, Reason.FOREIGN_CODE)),
    (Reason.KEY_UNKNOWN, partial(_reads_as, Reason.KEY_UNKNOWN)),
    (Reason.BAD_SIGNATURE, partial(_reads_as, Reason.BAD_SIGNATURE)),
    (Reason.WRONG_EVENT, partial(_reads_as, Reason.WRONG_EVENT)),
    (Reason.UNKNOWN_PARTICIPANT, _is_unknown),
)
"""Asked of everybody who leaves, in this order."""

ENTRY_RULES: tuple[tuple[Reason, Rule], ...] = (
    *EXIT_RULES,
    (Reason.BADGE_REPLACED, _is_replaced),
    (Reason.PARTICIPANT_WITHDRAWN, _is_withdrawn),
    (Reason.PARTICIPANT_CANCELLED, partial(_has_status, _CANCELLED)),
    (Reason.PARTICIPANT_REJECTED, partial(_has_status, _REJECTED)),
    (Reason.BLACKLISTED, _is_blacklisted),
    (Reason.EVENT_NOT_BEGUN, _is_before_event),
    (Reason.EVENT_OVER, _is_after_event),
    (Reason.BADGE_NOT_YET_VALID, _is_before_badge),
    (Reason.BADGE_EXPIRED, _is_after_badge),
    (Reason.NOT_APPROVED, partial(_has_status, _UNDECIDED)),
    (Reason.CHECKPOINT_CLOSED, _is_closed),
    (Reason.ACCESS_LEVEL_MISSING, lacks_access_level),
    (Reason.ALREADY_INSIDE, reentry.is_inside_already),
    (Reason.ALREADY_ENTERED, reentry.has_entered_already),
    (Reason.ZONE_FULL, _is_zone_full),
)
"""Asked of everybody who comes in, in this order, which is the order of `Reason`."""
