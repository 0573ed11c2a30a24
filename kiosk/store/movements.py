"""Who stands where, as far as this device's own access logs tell."""

from collections.abc import Iterable

from sync.wire.changes import Presence
from sync.wire.enums import ADMITTING, Movement
from sync.wire.journal import AccessLogFacts, AccessLogPersonal
from sync.wire.times import from_wire, to_wire


def last_movements(logs: Iterable[tuple[AccessLogFacts, AccessLogPersonal]]) -> list[Presence]:
    """Return the last movement of everybody in each zone, of logs in the order in which they were written."""
    last: dict[tuple[int, str | None], Presence] = {}
    for facts, personal in logs:
        if facts.result in ADMITTING and personal.participant_number is not None:
            key = (personal.participant_number, facts.zone_id)
            last[key] = _moved(facts, personal.participant_number, last.get(key))
    return list(last.values())


def _moved(facts: AccessLogFacts, participant_number: int, before: Presence | None) -> Presence:
    at = to_wire(from_wire(facts.at) + (facts.offset_ms or 0))
    inside = facts.movement is Movement.ENTRY
    entered_before = before.entered_at if before else None
    return Presence(
        participant_number=participant_number,
        zone_id=facts.zone_id,
        inside=inside,
        at=at,
        entered_at=at if inside else entered_before,
        checkpoint_id=facts.checkpoint_id,
    )
