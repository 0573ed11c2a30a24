"""Facts in, verdict out: whether a person may pass, and why."""

from dataclasses import dataclass, field

from kiosk.domain.codes import ScannedCode
from sync.wire.changes import DoorCheckpoint, DoorEvent, DoorParticipant, DoorZone, Presence
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


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything that one decision rests on; the same facts give the same verdict."""

    now_ms: int
    movement: Movement
    checkpoint: DoorCheckpoint
    event: DoorEvent
    reading: CodeReading
    participant: DoorParticipant | None = None
    is_blacklisted: bool = False
    is_withdrawn: bool = False
    """The hub deleted the participant, or withdrew the key that signed the badge."""
    presence: Presence | None = None
    """The last movement in the checkpoint's zone, from the cache and the own journal."""
    zone: DoorZone | None = None
    zone_count: int = 0
    clock_suspect: bool = False
    cache_number: int = 0


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer for one scan, with the facts it rested on."""

    reason: Reason
    facts: Facts
    warnings: frozenset[Warn] = field(default_factory=frozenset)

    @property
    def result(self) -> ScanResult:
        """The word for the access log."""
        return RESULT_OF[self.reason]

    @property
    def admits(self) -> bool:
        """Whether the person may pass."""
        return self.result in ADMITTING


@dataclass(frozen=True, slots=True)
class Scan:
    """A code at a checkpoint at a moment."""

    code: ScannedCode
    checkpoint_id: str
    movement: Movement
    operator: str | None = None
