"""The change feed and the snapshot: what a door needs to know, in commit order.

Each row has the event-wide change number of its last change. A client takes a row only if its number is higher than the
one it holds, so that repeats and overlaps do no harm. A row without `data` is a tombstone.
"""

from msgspec import Struct

from sync.wire.base import Sparse, Wire
from sync.wire.enums import CapacityPolicy, CheckpointType, Direction, EventStatus, ParticipantStatus, ReentryPolicy
from sync.wire.times import Instant

SNAPSHOT_SCHEMA = 1
MAX_PAGE = 5000


class DoorEvent(Sparse, frozen=True, kw_only=True):
    """The event; its two lists only ever grow, since badge tokens name types and levels by place."""

    id: str
    name: str
    start_date: Instant
    end_date: Instant
    timezone: str
    status: EventStatus
    participant_types: list[str] = []
    access_levels: list[str] = []


class DoorParticipant(Sparse, frozen=True, kw_only=True):
    """The few fields of a participant that a door needs."""

    id: str
    number: int
    registration_code: str
    first_name: str
    last_name: str
    participant_type: str
    status: ParticipantStatus
    access_levels: list[str] = []
    badge_number: int = 0
    """The current badge; older numbers are void, 0 means that none was issued."""
    badge_printed_at: Instant | None = None
    organization: str | None = None
    language: str | None = None
    platform_badge_hash: str | None = None
    valid_from: Instant | None = None
    valid_until: Instant | None = None


class DoorCheckpoint(Sparse, frozen=True, kw_only=True):
    """A checkpoint with its rules."""

    id: str
    name: str
    type: CheckpointType
    direction: Direction
    is_active: bool = True
    location: str | None = None
    capacity: int | None = None
    zone_id: str | None = None
    allowed_access_levels: list[str] = []
    """Any one of these opens it; empty: open to all."""
    reentry_policy: ReentryPolicy = ReentryPolicy.AFTER_EXIT


class DoorZone(Sparse, frozen=True, kw_only=True):
    """A zone and how many it holds."""

    id: str
    name: str
    max_capacity: int | None = None
    capacity_policy: CapacityPolicy = CapacityPolicy.INFORM


class DoorKey(Sparse, frozen=True, kw_only=True):
    """A public key that signs badges."""

    key_id: int
    public_key: str
    """Hex of the 32 bytes of Ed25519."""
    valid_from: Instant | None = None
    valid_until: Instant | None = None
    withdrawn: bool = False


class Block(Sparse, frozen=True, kw_only=True):
    """A participant on the blacklist, without the reason."""

    participant_id: str
    participant_number: int


class Presence(Sparse, frozen=True, kw_only=True):
    """Where one participant stands in one zone, as far as the hub has heard."""

    participant_number: int
    zone_id: str | None = None
    inside: bool
    at: Instant
    """The last movement, in corrected time."""
    entered_at: Instant | None = None
    """The last entry."""
    checkpoint_id: str
    device_id: str | None = None


class EventChange(Sparse, frozen=True, kw_only=True, tag_field="kind", tag="event"):
    """A change of the event itself."""

    number: int
    id: str
    data: DoorEvent | None = None


class ParticipantChange(Sparse, frozen=True, kw_only=True, tag_field="kind", tag="participant"):
    """A change of a participant."""

    number: int
    id: str
    data: DoorParticipant | None = None
    participant_number: int | None = None
    """Of a tombstone: the number in the badges that are void now, which a device may never have heard of."""


class CheckpointChange(Sparse, frozen=True, kw_only=True, tag_field="kind", tag="checkpoint"):
    """A change of a checkpoint."""

    number: int
    id: str
    data: DoorCheckpoint | None = None


class ZoneChange(Sparse, frozen=True, kw_only=True, tag_field="kind", tag="zone"):
    """A change of a zone."""

    number: int
    id: str
    data: DoorZone | None = None


class KeyChange(Sparse, frozen=True, kw_only=True, tag_field="kind", tag="key"):
    """A change of a badge key; its id is the key id in decimal."""

    number: int
    id: str
    data: DoorKey | None = None


class BlockChange(Sparse, frozen=True, kw_only=True, tag_field="kind", tag="block"):
    """A participant blocked, or by tombstone unblocked; its id is the participant's."""

    number: int
    id: str
    data: Block | None = None


class PresenceChange(Sparse, frozen=True, kw_only=True, tag_field="kind", tag="presence"):
    """A movement that the hub heard of; its id is participant number and zone, parted by a colon."""

    number: int
    id: str
    data: Presence | None = None


Change = EventChange | ParticipantChange | CheckpointChange | ZoneChange | KeyChange | BlockChange | PresenceChange


class ChangePage(Wire, frozen=True, kw_only=True):
    """Rows above `since`, ascending."""

    rows: list[Change]
    next: int
    """Ask again from here."""
    has_more: bool
    head: int
    min_since: int
    """Below this, tombstones are gone: take a snapshot."""


class SnapshotHeader(Struct, rename="camel", frozen=True, kw_only=True):
    """The first line of a snapshot; `count` lines of changes follow."""

    schema: int
    event_id: str
    number: int
    """Pull from here when the snapshot is in place."""
    count: int
