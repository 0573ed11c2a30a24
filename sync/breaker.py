"""The circuit breaker: after failures in a row it opens, and later lets a single small probe through."""

from dataclasses import dataclass, replace
from enum import StrEnum

OPENS_AFTER = 5
OPEN_FOR_MS = 30_000


class BreakerState(StrEnum):
    """What a breaker lets through."""

    CLOSED = "closed"
    """Everything."""
    OPEN = "open"
    """Nothing."""
    HALF_OPEN = "half-open"
    """One probe: its success closes the breaker, its failure opens it anew."""


@dataclass(frozen=True, slots=True)
class Breaker:
    """A breaker at one moment; each event gives the next one. Times are of a clock that only moves forward."""

    open_for_ms: int = OPEN_FOR_MS
    failures: int = 0
    opened_at_ms: int | None = None

    def state(self, now_ms: int) -> BreakerState:
        """Return what it lets through now."""
        if self.opened_at_ms is None:
            return BreakerState.CLOSED
        return BreakerState.HALF_OPEN if now_ms >= self.opened_at_ms + self.open_for_ms else BreakerState.OPEN

    def succeeded(self) -> "Breaker":
        """Return the breaker after a success: closed, nothing counted."""
        return Breaker(open_for_ms=self.open_for_ms)

    def failed(self, now_ms: int) -> "Breaker":
        """Return the breaker after one more failure in a row."""
        failures = self.failures + 1
        opens = failures >= OPENS_AFTER
        return replace(self, failures=failures, opened_at_ms=now_ms if opens else None)

    def probe_at_ms(self) -> int:
        """Return when it lets something through again; 0 while it is closed."""
        return 0 if self.opened_at_ms is None else self.opened_at_ms + self.open_for_ms
