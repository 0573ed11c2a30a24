"""One kind of work with its own breaker and backoff, so that trouble with one delays no other."""

import random
from dataclasses import dataclass, field

from sync import backoff
from sync.breaker import Breaker, BreakerState
from sync.errors import SyncError, TransientError, UnauthorizedError


@dataclass(slots=True)
class Lane:
    """When its work may be tried next, and what stopped it last; all times are of the monotonic clock."""

    name: str
    generator: random.Random
    cap_ms: int = backoff.CAP_MS
    not_before_ms: int = 0
    error: SyncError | None = None
    """Why the last try failed; None after a success."""
    breaker: Breaker = field(default_factory=Breaker)

    streak: int = 0
    """Failures since the last success; unlike the breaker's count it survives a reset."""

    def is_due(self, now_ms: int) -> bool:
        """Return whether its work may be tried."""
        return now_ms >= self.not_before_ms

    def is_probe(self, now_ms: int) -> bool:
        """Return whether the next try is a probe, which should be small."""
        return self.breaker.state(now_ms) is BreakerState.HALF_OPEN

    def succeeded(self, now_ms: int, *, again_in_ms: int = 0) -> SyncError | None:
        """Note a success; returns the error that it ended."""
        ended, self.error, self.streak = self.error, None, 0
        self.breaker = self.breaker.succeeded()
        self.not_before_ms = now_ms + again_in_ms
        return ended

    def failed(self, now_ms: int, error: SyncError) -> None:
        """Note a failure, and put the next try off."""
        self.error = error
        self.streak += 1
        self.breaker = self.breaker.failed(now_ms)
        self.not_before_ms = max(now_ms + self._wait_ms(error), self.breaker.probe_at_ms())

    def reset(self, now_ms: int) -> None:
        """Forget the waiting, since the way to the hub was found open; the error stays until a try succeeds."""
        self.breaker = self.breaker.succeeded()
        self.not_before_ms = min(self.not_before_ms, now_ms)

    def _wait_ms(self, error: SyncError) -> int:
        if isinstance(error, UnauthorizedError):
            return self.cap_ms
        floor_ms = error.retry_after_ms if isinstance(error, TransientError) else 0
        return backoff.delay_ms(self.breaker.failures, self.generator, cap_ms=self.cap_ms, floor_ms=floor_ms)
