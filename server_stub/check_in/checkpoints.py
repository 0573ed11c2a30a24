"""Checkpoints: places where badges are scanned."""

from collections.abc import Mapping
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, select

from server_stub.check_in.forms import CheckpointUpdate, NewCheckpoint
from server_stub.check_in.places import Place
from server_stub.check_in.records import checkpoints, zones
from server_stub.errors import ValidationError
from server_stub.events import service as events
from server_stub.moment import Moment
from server_stub.web.changes import given_fields
from server_stub.web.conditional import IfMatch
from sync.wire.changes import DoorCheckpoint
from sync.wire.enums import CheckpointType, Direction, ReentryPolicy
from sync.wire.envelope import FieldError
from sync.wire.records import Checkpoint
from sync.wire.times import to_wire


def to_door(row: Row[Any]) -> DoorCheckpoint:
    """Return a checkpoint as doors see it."""
    return DoorCheckpoint(
        id=row.id,
        name=row.name,
        type=CheckpointType(row.type),
        direction=Direction(row.direction),
        is_active=row.is_active,
        location=row.location,
        capacity=row.capacity,
        zone_id=row.zone_id,
        allowed_access_levels=row.allowed_access_levels,
        reentry_policy=ReentryPolicy(row.reentry_policy),
    )


PLACE = Place("checkpoint", checkpoints, to_door)


def to_record(row: Row[Any]) -> Checkpoint:
    """Return a checkpoint as clients see it."""
    return Checkpoint(
        id=row.id,
        event_id=row.event_id,
        name=row.name,
        location=row.location,
        type=CheckpointType(row.type),
        direction=Direction(row.direction),
        is_active=row.is_active,
        capacity=row.capacity,
        zone_id=row.zone_id,
        allowed_access_levels=row.allowed_access_levels,
        reentry_policy=ReentryPolicy(row.reentry_policy),
        version=row.version,
        created_at=to_wire(row.created_ms),
        updated_at=to_wire(row.updated_ms),
    )


def create(connection: Connection, moment: Moment, tenant_id: str, event_id: str, new: NewCheckpoint) -> Checkpoint:
    """Store a checkpoint.

    Raises:
        NotFoundError: this tenant has no such event.
        ValidationError: the event has no such zone or access level.
        ConflictError: the event has a checkpoint of that name.
    """
    columns = msgspec.structs.asdict(new)
    _require_of_event(connection, tenant_id, event_id, columns)
    return to_record(PLACE.create(connection, moment, tenant_id, event_id, columns))


def update(
    connection: Connection, moment: Moment, row: Row[Any], changes: CheckpointUpdate, *, if_match: IfMatch
) -> Checkpoint:
    """Change the checkpoint that `PLACE.get_row` found in this transaction.

    Raises:
        NotFoundError: the event is gone.
        ValidationError: the event has no such zone or access level.
        PreconditionFailedError, ConflictError: as for `Place.update`.
    """
    columns = given_fields(changes)
    _require_of_event(connection, row.tenant_id, row.event_id, columns)
    return to_record(PLACE.update(connection, moment, row, columns, if_match))


def _require_of_event(connection: Connection, tenant_id: str, event_id: str, columns: Mapping[str, Any]) -> None:
    event = events.get_row(connection, tenant_id, event_id)
    faults = [
        FieldError(field=f"allowedAccessLevels[{place}]", message="is none of the event's accessLevels")
        for place, level in enumerate(columns.get("allowed_access_levels", []))
        if level not in event.access_levels
    ]
    zone_id = columns.get("zone_id")
    known = select(zones.c.id).where(zones.c.id == zone_id, zones.c.event_id == event_id, zones.c.deleted_ms.is_(None))
    if zone_id is not None and connection.execute(known).first() is None:
        faults.append(FieldError(field="zoneId", message="is no zone of the event"))
    if faults:
        raise ValidationError("The checkpoint is not valid.", details=faults)
