"""What a check-in hands to the screen: the outcome of a scan, the line in the list, the fill of the zone."""

from dataclasses import dataclass

from kiosk.domain.occupancy import FillLevel
from kiosk.domain.scanning import Verdict
from kiosk.services.ports import RecordedLog
from sync.wire.changes import DoorParticipant
from sync.wire.enums import Movement, Reason, ScanResult, ScanType


@dataclass(frozen=True, slots=True)
class ScanOutcome:
    """A verdict that the journal holds, or the news that it could not be recorded.

    Colour follows `admits` of the outcome, never of the verdict alone.
    """

    verdict: Verdict
    scan_type: ScanType
    log: RecordedLog | None
    """The row on disk; None when the journal did not take it."""
    overrides: str | None = None
    """The id of the refused access log that staff overrode."""

    @property
    def cannot_record(self) -> bool:
        """Whether the journal did not take it: red, whatever the verdict was."""
        return self.log is None

    @property
    def admits(self) -> bool:
        """Whether the person may pass: the rules say so, and it is safely on disk."""
        return self.log is not None and self.verdict.admits

    @property
    def participant(self) -> DoorParticipant | None:
        """Who it is, where the cache knows."""
        return self.verdict.facts.participant


@dataclass(frozen=True, slots=True)
class RecentScan:
    """One line of the list of last scans."""

    at_ms: int
    """The device's clock."""
    reason: Reason
    result: ScanResult
    movement: Movement
    checkpoint_id: str
    participant: DoorParticipant | None
    participant_number: int | None
    override_reason: str | None
    id: str | None
    """The access log's id; None for a scan that could not be recorded."""

    @property
    def cannot_record(self) -> bool:
        """Whether the journal did not take it."""
        return self.id is None


@dataclass(frozen=True, slots=True)
class Occupancy:
    """How full the place behind the checkpoint is, as far as this device has heard."""

    zone_id: str | None
    """None: the whole event."""
    name: str | None
    """The zone's name."""
    count: int
    capacity: int | None
    percent: int | None
    """Rounded down, above 100 when overfull; None where there is no limit."""
    level: FillLevel
