"""Spans of time between two instants that may each be open."""

from collections.abc import Iterable
from dataclasses import dataclass

from kiosk.domain.facts import Facts
from sync.wire.times import Instant, from_wire


@dataclass(frozen=True, slots=True)
class Span:
    """From one instant to another, both included; None is open."""

    from_ms: int | None
    until_ms: int | None


def event_span(facts: Facts) -> Span:
    """Return when the event takes place."""
    return _span(facts.event.start_date, facts.event.end_date)


def badge_span(facts: Facts) -> Span:
    """Return when the badge holds: inside its own claims, its key's dates and its participant's."""
    return _narrowest(_badge_spans(facts))


def _badge_spans(facts: Facts) -> Iterable[Span]:
    claims, key, participant = facts.reading.claims, facts.reading.key, facts.participant
    if claims is not None:
        yield Span(claims.not_before_ms, claims.not_after_ms)
    if key is not None:
        yield _span(key.valid_from, key.valid_until)
    if participant is not None:
        yield _span(participant.valid_from, participant.valid_until)


def _narrowest(spans: Iterable[Span]) -> Span:
    spans = tuple(spans)
    return Span(
        from_ms=max((span.from_ms for span in spans if span.from_ms is not None), default=None),
        until_ms=min((span.until_ms for span in spans if span.until_ms is not None), default=None),
    )


def _span(start: Instant | None, end: Instant | None) -> Span:
    return Span(instant_ms(start), instant_ms(end))


def instant_ms(text: Instant | None) -> int | None:
    """Return an instant of the cache; None where there is none, or none that a calendar knows.

    A date such as 30 February is the hub's mistake: it bounds nothing, so that it cannot shut the door to everybody.
    """
    try:
        return None if text is None else from_wire(text)
    except ValueError:
        return None
