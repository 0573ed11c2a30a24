"""The circumstances of a change: who makes it, when, and where its ids come from."""

import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock

from sync.wire.base import uuid7

Clock = Callable[[], int]
"""Returns the hub's time in milliseconds since 1970 (UTC)."""

Ids = Callable[[], str]
"""Returns an id that no record of this hub has."""

_RANDOM_BITS = 74
_STEP_BITS = 32


@dataclass(frozen=True, slots=True)
class Moment:
    """One change, as far as everything it touches has in common."""

    actor: str
    """`key:<id>`, or the command that an operator ran, such as `command:create-key`."""
    now_ms: int
    new_id: Ids


def system_clock() -> int:
    """Return this machine's time in milliseconds since 1970 (UTC)."""
    return time.time_ns() // 1_000_000


def uuid7_ids(clock: Clock) -> Ids:
    """Return a source of UUIDs of version 7 that takes its time from `clock`; any thread may call it.

    Ids of one millisecond ascend (RFC 9562, 6.2, method 2), so that records made together list in that order.
    """
    lock = Lock()
    last_ms, last_bits = -1, 0

    def draw() -> str:
        nonlocal last_ms, last_bits
        with lock:
            now_ms = clock()
            step = secrets.randbits(_STEP_BITS) + 1
            # A fresh start leaves the highest bit free, which is room for more steps than a millisecond has.
            last_bits = last_bits + step if now_ms == last_ms else secrets.randbits(_RANDOM_BITS - 1)
            last_ms = now_ms
            return uuid7(last_ms, last_bits)

    return draw
