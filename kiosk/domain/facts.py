"""What a decision about a scan rests on, and what it says."""

from dataclasses import dataclass, field

from sync.wire.changes import DoorCheckpoint, DoorEvent, DoorKey, DoorParticipant, DoorZone, Presence
from sync.wire.enums import ADMITTING, RESULT_OF, Movement, Reason, ScanResult, Warn
from sync.wire.tokens import BadgeClaims


@dataclass(frozen=True, slots=True)
class CodeReading:
    """What a code turned out to be, before anybody asks whose it is.

    Exactly one of `problem`, `claims`, `badge_hash` and `registration_code` says how to go on.
    """

    code_hash: str
    problem: Reason | None = None
    claims: BadgeClaims | None = None
    badge_hash: str | None = None
    """A platform badge, to be found by the hash of its text."""
    registration_code: str | None = None
    key: DoorKey | None = None
    """The key that signed the claims."""


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything that one decision rests on; the same facts give the same verdict."""

    now_ms: int
    """The best knowledge of the time: the device's clock, corrected by the hub's where that is known."""
    movement: Movement
    checkpoint: DoorCheckpoint
    event: DoorEvent
    reading: CodeReading
    participant: DoorParticipant | None = None
    is_blacklisted: bool = False
    is_withdrawn: bool = False
    """The hub deleted the participant."""
    presence: Presence | None = None
    """The last movement in the checkpoint's zone, from the cache and the own journal."""
    zone: DoorZone | None = None
    zone_count: int = 0
    """How many are inside before this scan."""
    clock_suspect: bool = False
    cache_number: int = 0

    @property
    def participant_number(self) -> int | None:
        """Who it is: from the cache, else from a well-signed badge."""
        if self.participant is not None:
            return self.participant.number
        return None if self.reading.claims is None else self.reading.claims.participant_number


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer for one scan, with the facts it rested on."""

    reason: Reason
    facts: Facts
    warnings: frozenset[Warn] = field(default_factory=frozenset)
    overridden: Reason | None = None
    """Why the rules refused what staff then allowed."""

    @property
    def result(self) -> ScanResult:
        """The word for the access log."""
        return RESULT_OF[self.reason]

    @property
    def admits(self) -> bool:
        """Whether the person may pass."""
        return self.result in ADMITTING
