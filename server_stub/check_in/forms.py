"""What clients send of zones and checkpoints."""

from typing import Annotated

from msgspec import UNSET, Meta, Struct, UnsetType

from server_stub.web.texts import Line, Word
from sync.wire.enums import CapacityPolicy, CheckpointType, Direction, ReentryPolicy

People = Annotated[int, Meta(ge=0, le=1_000_000)]
Levels = Annotated[list[Word], Meta(max_length=63)]


class NewZone(Struct, rename="camel", frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A zone to be made."""

    name: Line
    max_capacity: People | None = None
    capacity_policy: CapacityPolicy = CapacityPolicy.INFORM


class ZoneUpdate(Struct, rename="camel", frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Changes to a zone; what is left out stays."""

    name: Line | UnsetType = UNSET
    max_capacity: People | UnsetType | None = UNSET
    capacity_policy: CapacityPolicy | UnsetType = UNSET


class NewCheckpoint(Struct, rename="camel", frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A checkpoint to be made; its zone and levels must be the event's."""

    name: Line
    type: CheckpointType
    direction: Direction
    location: Line | None = None
    is_active: bool = True
    capacity: People | None = None
    zone_id: str | None = None
    allowed_access_levels: Levels = []
    """Any one of these opens it; empty: open to all."""
    reentry_policy: ReentryPolicy = ReentryPolicy.AFTER_EXIT


class CheckpointUpdate(Struct, rename="camel", frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Changes to a checkpoint; what is left out stays."""

    name: Line | UnsetType = UNSET
    type: CheckpointType | UnsetType = UNSET
    direction: Direction | UnsetType = UNSET
    location: Line | UnsetType | None = UNSET
    is_active: bool | UnsetType = UNSET
    capacity: People | UnsetType | None = UNSET
    zone_id: str | UnsetType | None = UNSET
    allowed_access_levels: Levels | UnsetType = UNSET
    reentry_policy: ReentryPolicy | UnsetType = UNSET
