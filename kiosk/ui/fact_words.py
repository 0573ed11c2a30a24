"""The facts of a verdict as words, for the places in a sentence."""

from collections.abc import Sequence
from typing import Protocol

from kiosk.domain.facts import Facts
from kiosk.domain.occupancy import capacity_of, entered_at
from kiosk.ui.figures import figure
from kiosk.ui.local_times import LocalTimes
from sync.wire.changes import DoorCheckpoint
from sync.wire.times import Instant, from_wire


class Places(Protocol):
    """What a screen asks about checkpoints; the cache answers it."""

    def checkpoint(self, checkpoint_id: str) -> DoorCheckpoint | None:
        """Return a checkpoint."""

    def checkpoints(self) -> Sequence[DoorCheckpoint]:
        """Return all checkpoints by name."""


def isolated(text: str) -> str:
    """Return a name, time or code fenced off (U+2068, U+2069), so that it keeps its own direction in any sentence."""
    return f"\u2068{text}\u2069" if text else ""


def fact_words(facts: Facts, places: Places, times: LocalTimes) -> dict[str, str]:
    """Return each fact that a sentence may name, fenced off; what is not known is left out."""
    found = {
        **_validity(facts, times),
        **_whereabouts(facts, places, times),
        "event_start": times.day_and_clock(from_wire(facts.event.start_date), facts.now_ms),
        "event_end": times.day_and_clock(from_wire(facts.event.end_date), facts.now_ms),
        "inside": figure(facts.zone_count),
    }
    capacity = capacity_of(facts.checkpoint, facts.zone)
    if capacity is not None:
        found["capacity"] = figure(capacity)
    return {name: isolated(text) for name, text in found.items() if text}


def _validity(facts: Facts, times: LocalTimes) -> dict[str, str]:
    """Return what the participant's record says, and else what the badge does."""
    person, claims = facts.participant, facts.reading.claims
    starts = _instant(person.valid_from if person else None, claims.not_before_ms if claims else None)
    ends = _instant(person.valid_until if person else None, claims.not_after_ms if claims else None)
    printed = _instant(person.badge_printed_at if person else None, None)
    return {
        "valid_from": "" if starts is None else times.day_and_clock(starts, facts.now_ms),
        "valid_until": "" if ends is None else times.day_and_clock(ends, facts.now_ms),
        "printed": "" if printed is None else times.clock(printed),
        "access": ", ".join(person.access_levels) if person else "",
    }


def _instant(recorded: Instant | None, claimed_ms: int | None) -> int | None:
    return from_wire(recorded) if recorded else claimed_ms


def _whereabouts(facts: Facts, places: Places, times: LocalTimes) -> dict[str, str]:
    came_in = entered_at(facts.presence) if facts.presence else None
    gate = places.checkpoint(facts.presence.checkpoint_id) if facts.presence else None
    return {
        "came_in": times.clock(from_wire(came_in)) if came_in else "",
        "came_in_gate": gate.name if gate else "",
        "open_gates": ", ".join(place.name for place in places.checkpoints() if _serves_instead(place, facts)),
    }


def _serves_instead(place: DoorCheckpoint, facts: Facts) -> bool:
    """Return whether somebody turned away from a closed gate can pass here."""
    here = facts.checkpoint
    return place.is_active and place.id != here.id and place.zone_id == here.zone_id and place.type == here.type
