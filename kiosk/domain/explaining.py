"""What a verdict rested on, as plain values that a screen puts into words and a log can prove."""

from dataclasses import dataclass

from kiosk.domain import reentry
from kiosk.domain.access import claimed_type, held_levels
from kiosk.domain.facts import Facts, Verdict
from kiosk.domain.occupancy import capacity_of
from kiosk.domain.overriding import Role, needed_role
from kiosk.domain.scanning import refusals
from kiosk.domain.validity import Span, badge_span, event_span, instant_ms
from sync.wire.enums import ParticipantStatus, Reason


@dataclass(frozen=True, slots=True)
class Explanation:
    """The rule that decided and everything that it, and the rules after it, looked at; None where there is nothing.

    Instants are milliseconds as everywhere; the screen shows them in the event's time zone.
    """

    reason: Reason
    overridden: Reason | None
    also: tuple[Reason, ...]
    """Further rules that refuse, in their order."""
    override_by: Role | None
    """Who may let the person in all the same."""
    participant_number: int | None
    participant_type: str | None
    status: ParticipantStatus | None
    badge_number: int | None
    """Of the badge that was shown."""
    current_badge_number: int | None
    badge_printed_ms: int | None
    """When the current badge was printed."""
    event: Span
    badge: Span
    needed_levels: tuple[str, ...]
    """Any one of these opens the checkpoint."""
    held_levels: tuple[str, ...]
    entered_ms: int | None
    """The last entry."""
    moved_at_checkpoint_id: str | None
    """Where the last movement was."""
    is_inside: bool
    zone_count: int
    """Inside before this scan."""
    capacity: int | None


def explain(verdict: Verdict) -> Explanation:
    """Return what the verdict rested on; the same verdict gives the same explanation."""
    facts = verdict.facts
    claims, participant, presence = facts.reading.claims, facts.participant, facts.presence
    decided = verdict.overridden or verdict.reason
    return Explanation(
        reason=verdict.reason,
        overridden=verdict.overridden,
        also=tuple(reason for reason in refusals(facts) if reason is not decided),
        override_by=needed_role(verdict),
        participant_number=facts.participant_number,
        participant_type=_type_of(facts),
        status=None if participant is None else participant.status,
        badge_number=None if claims is None else claims.badge_number,
        current_badge_number=None if participant is None else participant.badge_number or None,
        badge_printed_ms=None if participant is None else instant_ms(participant.badge_printed_at),
        event=event_span(facts),
        badge=badge_span(facts),
        needed_levels=tuple(facts.checkpoint.allowed_access_levels),
        held_levels=tuple(sorted(held_levels(facts))),
        entered_ms=reentry.last_entry_ms(facts),
        moved_at_checkpoint_id=None if presence is None else presence.checkpoint_id,
        is_inside=reentry.is_inside(facts),
        zone_count=facts.zone_count,
        capacity=capacity_of(facts.checkpoint, facts.zone),
    )


def _type_of(facts: Facts) -> str | None:
    if facts.participant is not None:
        return facts.participant.participant_type
    return None if facts.reading.claims is None else claimed_type(facts.reading.claims, facts.event)
