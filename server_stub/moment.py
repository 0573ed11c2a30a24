"""The circumstances of a change: who makes it, when, and where its ids come from."""

import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass

from sync.wire.base import uuid7

Clock = Callable[[], int]
"""Returns the hub's time in milliseconds since 1970 (UTC)."""

Ids = Callable[[], str]
"""Returns an id that no record of this hub has."""


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
    """Return a source of UUIDs of version 7 that takes its time from `clock`."""
    return lambda: uuid7(clock(), secrets.randbits(74))
