"""Access levels: what a checkpoint asks for, and what a person holds."""

from kiosk.domain.facts import Facts
from sync.wire.changes import DoorEvent
from sync.wire.tokens import BadgeClaims


def held_levels(facts: Facts) -> frozenset[str]:
    """Return the person's levels: the cache's word where it knows them, else the badge's."""
    if facts.participant is not None:
        return frozenset(facts.participant.access_levels)
    claims = facts.reading.claims
    return frozenset() if claims is None else claimed_levels(claims, facts.event)


def claimed_levels(claims: BadgeClaims, event: DoorEvent) -> frozenset[str]:
    """Return the levels that a badge names by place; places that the event does not have open nothing."""
    return frozenset(level for place, level in enumerate(event.access_levels) if claims.access_bits >> place & 1)


def claimed_type(claims: BadgeClaims, event: DoorEvent) -> str | None:
    """Return the participant type that a badge names by place; None where the event has no such place."""
    types = event.participant_types
    return types[claims.type_index] if claims.type_index < len(types) else None


def lacks_access_level(facts: Facts) -> bool:
    """Return whether the checkpoint asks for levels of which the person holds none."""
    wanted = facts.checkpoint.allowed_access_levels
    return bool(wanted) and held_levels(facts).isdisjoint(wanted)
