"""How the device's clock stands to the hub's, from the time stamp on each answer.

The method of NTP in its simplest form (RFC 5905, section 8): the stamp is taken to lie in the middle of the round trip,
and half the round trip is the largest error that this can have.
"""

from dataclasses import dataclass

KEPT_FOR_MS = 300_000
"""How long a more exact sample is preferred to a newer one; ordinary quartz drifts a few milliseconds meanwhile."""


@dataclass(frozen=True, slots=True)
class ClockSample:
    """One reading of the hub's clock."""

    offset_ms: int
    """Hub clock minus device clock."""
    error_ms: int
    taken_at_ms: int
    """On the device's monotonic clock."""


def take_sample(hub_ms: int, *, sent_at_ms: int, sent_wall_ms: int, received_at_ms: int) -> ClockSample:
    """Return the sample of one answer; `sent_wall_ms` is the wall clock, the other two the monotonic one."""
    round_trip_ms = max(received_at_ms - sent_at_ms, 0)
    error_ms = (round_trip_ms + 1) // 2
    return ClockSample(hub_ms - (sent_wall_ms + error_ms), error_ms, received_at_ms)


def better(held: ClockSample | None, new: ClockSample) -> ClockSample:
    """Return the sample to go by: the more exact one, unless it is old or a clock was set in between."""
    if held is None or new.error_ms <= held.error_ms or new.taken_at_ms - held.taken_at_ms > KEPT_FOR_MS:
        return new
    agree = abs(new.offset_ms - held.offset_ms) <= new.error_ms + held.error_ms
    return held if agree else new
