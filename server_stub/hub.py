"""What every handler is handed: the database, the clock and the source of ids."""

import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass

from server_stub.api_keys.gate import KeyGate
from server_stub.database import Database
from server_stub.settings import Settings
from sync.wire.base import uuid7

Clock = Callable[[], int]
"""Returns the hub's time in milliseconds since 1970 (UTC)."""

Ids = Callable[[], str]
"""Returns an id that no record of this hub has."""


def system_clock() -> int:
    """Return this machine's time in milliseconds since 1970 (UTC)."""
    return time.time_ns() // 1_000_000


def uuid7_ids(clock: Clock) -> Ids:
    """Return a source of UUIDs of version 7 that takes its time from `clock`."""
    return lambda: uuid7(clock(), secrets.randbits(74))


@dataclass(frozen=True, slots=True)
class Hub:
    """The parts that the hub's use cases run on; one of each for the life of the process."""

    settings: Settings
    database: Database
    now_ms: Clock
    new_id: Ids
    keys: KeyGate

    def moment(self, actor: str) -> "Moment":
        """Return the circumstances of a change that `actor` makes now."""
        return Moment(actor=actor, now_ms=self.now_ms(), new_id=self.new_id)


@dataclass(frozen=True, slots=True)
class Moment:
    """The circumstances of one change: who makes it, when, and where its ids come from."""

    actor: str
    """`key:<id>`, or the command that an operator ran, such as `command:create-key`."""
    now_ms: int
    new_id: Ids
