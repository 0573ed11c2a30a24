"""The platform's records as the REST API shows them to people, partners and keys.

`tenant_id` scopes every record and stays at the hub; `version` is what an ETag is made of.
"""

from typing import Any

from sync.wire.base import Wire
from sync.wire.enums import (
    CapacityPolicy,
    CheckpointType,
    DeviceMode,
    Direction,
    EventStatus,
    Movement,
    ParticipantStatus,
    Reason,
    ReentryPolicy,
    ScanResult,
    ScanType,
    StepType,
)
from sync.wire.times import Instant


class Event(Wire, frozen=True, kw_only=True):
    """An event."""

    id: str
    name: str
    slug: str
    start_date: Instant
    end_date: Instant
    timezone: str
    venue: str | None
    status: EventStatus
    version: int
    created_at: Instant
    updated_at: Instant


class Participant(Wire, frozen=True, kw_only=True):
    """Somebody registered for an event."""

    id: str
    event_id: str
    number: int
    """Unique in the event; what a badge token names."""
    registration_code: str
    first_name: str
    last_name: str
    email: str | None
    organization: str | None
    job_title: str | None
    nationality: str | None
    participant_type: str
    status: ParticipantStatus
    access_levels: list[str]
    language: str | None
    extras: dict[str, Any]
    current_step_id: str | None
    badge_number: int
    version: int
    created_at: Instant
    updated_at: Instant


class Step(Wire, frozen=True, kw_only=True):
    """A step of a workflow."""

    id: str
    workflow_id: str
    name: str
    step_type: StepType
    order: int
    next_step_id: str | None
    rejection_target_id: str | None
    bypass_target_id: str | None
    is_final_step: bool
    sla_hours: int | None


class Workflow(Wire, frozen=True, kw_only=True):
    """The way a registration goes from form to badge."""

    id: str
    event_id: str
    name: str
    version: int
    is_published: bool
    steps: list[Step]
    created_at: Instant
    updated_at: Instant


class Zone(Wire, frozen=True, kw_only=True):
    """An area whose people are counted."""

    id: str
    event_id: str
    name: str
    max_capacity: int | None
    capacity_policy: CapacityPolicy
    version: int
    created_at: Instant
    updated_at: Instant


class Checkpoint(Wire, frozen=True, kw_only=True):
    """A place where badges are scanned."""

    id: str
    event_id: str
    name: str
    location: str | None
    type: CheckpointType
    direction: Direction
    is_active: bool
    capacity: int | None
    zone_id: str | None
    allowed_access_levels: list[str]
    reentry_policy: ReentryPolicy
    version: int
    created_at: Instant
    updated_at: Instant


class AccessLog(Wire, frozen=True, kw_only=True):
    """One scan that a device recorded."""

    id: str
    event_id: str
    checkpoint_id: str
    participant_id: str | None
    scan_type: ScanType
    scan_result: ScanResult
    reason: Reason
    movement: Movement
    qr_payload: str | None
    """The code's hash, never the code."""
    scanned_by: str | None
    device_id: str | None
    device_seq: int | None
    override_reason: str | None
    scanned_at: Instant
    """The device's clock."""
    corrected_at: Instant
    """The hub's best knowledge of when it was."""
    received_at: Instant


class VenueOccupancy(Wire, frozen=True, kw_only=True):
    """How many are inside a zone; without a zone, inside the event."""

    event_id: str
    zone_id: str | None
    current_count: int
    max_capacity: int | None
    last_updated: Instant


class KioskDevice(Wire, frozen=True, kw_only=True):
    """A paired device as the hub last heard of it."""

    id: str
    event_id: str
    name: str
    location: str | None
    is_online: bool
    last_heartbeat: Instant | None
    language: str
    mode: DeviceMode
    checkpoint_id: str | None
    pending: int | None
    app_version: str | None
