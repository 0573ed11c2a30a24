"""How long to wait after failures: exponential with full jitter, so that devices cut off together return apart.

"Full jitter" as Marc Brooker measured it in "Exponential Backoff and Jitter" (AWS Architecture Blog, 2015): the wait is
drawn evenly between zero and a bound that doubles with each failure.
"""

import random

BASE_MS = 1_000
CAP_MS = 60_000
LONGEST_FLOOR_MS = 600_000
"""A hub's Retry-After counts no further than this; one wrong header must not silence a door for a day."""


def bound_ms(failures: int, cap_ms: int = CAP_MS) -> int:
    """Return the longest wait after so many failures in a row."""
    doublings = min(max(failures - 1, 0), 30)
    return min(cap_ms, BASE_MS << doublings)


def delay_ms(failures: int, generator: random.Random, *, cap_ms: int = CAP_MS, floor_ms: int = 0) -> int:
    """Return the wait after so many failures in a row: the floor (a hub's Retry-After), and the jitter on top."""
    return min(floor_ms, LONGEST_FLOOR_MS) + round(generator.uniform(0, bound_ms(failures, cap_ms)))
