"""Zones: areas whose people are counted."""

from typing import Any

import msgspec
from sqlalchemy import Connection, Row, select

from server_stub.check_in.forms import NewZone, ZoneUpdate
from server_stub.check_in.places import Place
from server_stub.check_in.records import checkpoints, zones
from server_stub.errors import ConflictError
from server_stub.events import service as events
from server_stub.moment import Moment
from server_stub.web.changes import given_fields
from server_stub.web.conditional import IfMatch
from sync.wire.changes import DoorZone
from sync.wire.enums import CapacityPolicy
from sync.wire.records import Zone
from sync.wire.times import to_wire


def to_door(row: Row[Any]) -> DoorZone:
    """Return a zone as doors see it."""
    return DoorZone(
        id=row.id,
        name=row.name,
        max_capacity=row.max_capacity,
        capacity_policy=CapacityPolicy(row.capacity_policy),
    )


PLACE = Place("zone", zones, to_door)


def to_record(row: Row[Any]) -> Zone:
    """Return a zone as clients see it."""
    return Zone(
        id=row.id,
        event_id=row.event_id,
        name=row.name,
        max_capacity=row.max_capacity,
        capacity_policy=CapacityPolicy(row.capacity_policy),
        version=row.version,
        created_at=to_wire(row.created_ms),
        updated_at=to_wire(row.updated_ms),
    )


def create(connection: Connection, moment: Moment, tenant_id: str, event_id: str, new: NewZone) -> Zone:
    """Store a zone.

    Raises:
        NotFoundError: this tenant has no such event.
        ConflictError: the event has a zone of that name.
    """
    events.get_row(connection, tenant_id, event_id)
    return to_record(PLACE.create(connection, moment, tenant_id, event_id, msgspec.structs.asdict(new)))


def update(connection: Connection, moment: Moment, row: Row[Any], changes: ZoneUpdate, *, if_match: IfMatch) -> Zone:
    """Change the zone that `PLACE.get_row` found in this transaction; raises like `Place.update`."""
    return to_record(PLACE.update(connection, moment, row, given_fields(changes), if_match))


def delete(connection: Connection, moment: Moment, row: Row[Any], *, if_match: IfMatch) -> None:
    """Delete the zone that `PLACE.get_row` found in this transaction.

    Raises:
        PreconditionFailedError: it changed since the client read it.
        ConflictError: a checkpoint still leads into it.
    """
    table = checkpoints.c
    leading = select(table.id).where(table.zone_id == row.id, table.deleted_ms.is_(None))
    if connection.execute(leading).first() is not None:
        raise ConflictError("A checkpoint still leads into this zone; move or delete it first.")
    PLACE.delete(connection, moment, row, if_match)
