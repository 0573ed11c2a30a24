"""What the use cases need from the outside; the store and the devices implement these."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from sync.wire.changes import DoorCheckpoint, DoorEvent, DoorKey, DoorParticipant, DoorZone, Presence
from sync.wire.journal import AccessLogFacts, AccessLogPersonal


class Clock(Protocol):
    """The device's clocks, and whether they can be trusted."""

    def now_ms(self) -> int:
        """Return the wall clock, raw."""

    def monotonic_ms(self) -> int:
        """Return a clock that only moves forward."""

    def boot_id(self) -> str | None:
        """Return the id of this start of the machine, where the system has one."""

    def boot_ms(self) -> int | None:
        """Return milliseconds since the machine started, sleep included."""


@dataclass(frozen=True, slots=True)
class HubClock:
    """How the device's clock stands to the hub's, measured at the last contact."""

    offset_ms: int
    """Hub minus device."""
    error_ms: int
    """Half the round trip."""


class DoorCache(Protocol):
    """The cache as a decision reads it; every call answers in microseconds and from any thread."""

    def number(self) -> int:
        """Return the change number that the cache stands at."""

    def event(self) -> DoorEvent | None:
        """Return the event, None before the first snapshot."""

    def checkpoint(self, checkpoint_id: str) -> DoorCheckpoint | None:
        """Return a checkpoint."""

    def checkpoints(self) -> Sequence[DoorCheckpoint]:
        """Return all checkpoints by name."""

    def zone(self, zone_id: str) -> DoorZone | None:
        """Return a zone."""

    def key(self, key_id: int) -> DoorKey | None:
        """Return a public key, also a withdrawn one."""

    def participant(self, participant_id: str) -> DoorParticipant | None:
        """Return a participant by id."""

    def participant_by_number(self, number: int) -> DoorParticipant | None:
        """Return a participant by the number in a badge token."""

    def participant_by_code(self, registration_code: str) -> DoorParticipant | None:
        """Return a participant by registration code, whatever its case, spaces and hyphens."""

    def participant_by_badge(self, badge_hash: str) -> DoorParticipant | None:
        """Return a participant by the hash of a platform badge."""

    def is_blacklisted(self, participant_number: int) -> bool:
        """Return whether the participant is on the blacklist."""

    def is_withdrawn(self, participant_number: int) -> bool:
        """Return whether the hub deleted the participant (a tombstone is held)."""

    def presences(self) -> Iterable[Presence]:
        """Return the last movement of everybody in each zone, as far as the hub had heard at `number()`."""

    def search(self, text: str, limit: int) -> Sequence[DoorParticipant]:
        """Return participants whose names, organisation or code begin with each of the words, best first."""


@dataclass(frozen=True, slots=True)
class RecordedLog:
    """An access log that is safely on disk."""

    seq: int
    id: str
    facts: AccessLogFacts
    personal: AccessLogPersonal


class Journal(Protocol):
    """The journal as the use cases see it."""

    def append(self, facts: AccessLogFacts, personal: AccessLogPersonal) -> RecordedLog:
        """Write one access log; it is durable (on disk, synced) when this returns.

        Raises:
            CannotRecordError: nothing was written; nobody may be shown green.
        """

    def presences(self) -> Iterable[Presence]:
        """Return the last movement of everybody whom this device moved, in each zone."""

    def recent(self, limit: int) -> Sequence[RecordedLog]:
        """Return the newest access logs, newest first."""

    def total(self) -> int:
        """Return how many access logs this device holds."""
