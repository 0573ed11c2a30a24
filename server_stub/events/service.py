"""Making, reading, changing and deleting events; doors hear of each change in its own transaction."""

from collections.abc import Mapping
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, select
from sqlalchemy.exc import IntegrityError

from server_stub import audit
from server_stub.errors import ConflictError, NotFoundError
from server_stub.events.forms import EventUpdate, NewEvent
from server_stub.events.records import events
from server_stub.events.rules import checked_columns, slug_of
from server_stub.feed.service import DoorChange, publish
from server_stub.moment import Moment
from server_stub.web.changes import given_fields
from server_stub.web.conditional import IfMatch, require_match, require_one
from sync.wire.changes import DoorEvent
from sync.wire.enums import EventStatus
from sync.wire.records import Event
from sync.wire.times import to_wire


def create(connection: Connection, moment: Moment, tenant_id: str, new: NewEvent) -> Event:
    """Store an event.

    Raises:
        ValidationError: its times, time zone or lists do not make sense.
        ConflictError: another event of the tenant has the slug.
    """
    event_id = moment.new_id()
    columns = checked_columns(msgspec.structs.asdict(new))
    columns["slug"] = columns["slug"] or slug_of(new.name, event_id)
    values = {
        **columns,
        "id": event_id,
        "tenant_id": tenant_id,
        "version": 1,
        "created_ms": moment.now_ms,
        "updated_ms": moment.now_ms,
    }
    try:
        connection.execute(events.insert(), values)
    except IntegrityError as error:
        raise ConflictError("Another event has that slug.") from error
    _audit(connection, moment, tenant_id, event_id, "event.create", after=columns)
    return _published(connection, tenant_id, event_id)


def get_row(connection: Connection, tenant_id: str, event_id: str) -> Row[Any]:
    """Return the columns of an event.

    Raises:
        NotFoundError: this tenant has no such event, or deleted it.
    """
    row = connection.execute(
        select(events).where(events.c.id == event_id, events.c.tenant_id == tenant_id, events.c.deleted_ms.is_(None))
    ).one_or_none()
    if row is None:
        raise NotFoundError("There is no such event.")
    return row


def update(
    connection: Connection, moment: Moment, tenant_id: str, event_id: str, changes: EventUpdate, *, if_match: IfMatch
) -> Event:
    """Change an event.

    Raises:
        NotFoundError: this tenant has no such event.
        PreconditionFailedError: it changed since the client read it.
        ValidationError, ConflictError: as for `create`.
    """
    row = get_row(connection, tenant_id, event_id)
    require_match(if_match, row.version)
    columns = checked_columns(given_fields(changes), row)
    try:
        _change(connection, moment, row, columns, "event.update")
    except IntegrityError as error:
        raise ConflictError("Another event has that slug.") from error
    return _published(connection, tenant_id, event_id)


def delete(connection: Connection, moment: Moment, tenant_id: str, event_id: str, *, if_match: IfMatch = None) -> None:
    """Delete an event softly: it is gone from every list and read, and its doors are told.

    Raises:
        NotFoundError: this tenant has no such event.
        PreconditionFailedError: it changed since the client read it.
    """
    row = get_row(connection, tenant_id, event_id)
    require_match(if_match, row.version)
    _change(connection, moment, row, {"deleted_ms": moment.now_ms}, "event.delete")
    publish(connection, event_id, [DoorChange("event", event_id, None)])


def to_record(row: Row[Any]) -> Event:
    """Return an event as clients see it."""
    return Event(
        id=row.id,
        name=row.name,
        slug=row.slug,
        start_date=to_wire(row.start_ms),
        end_date=to_wire(row.end_ms),
        timezone=row.timezone,
        venue=row.venue,
        status=EventStatus(row.status),
        version=row.version,
        created_at=to_wire(row.created_ms),
        updated_at=to_wire(row.updated_ms),
    )


def to_door(row: Row[Any]) -> DoorEvent:
    """Return an event as doors see it."""
    return DoorEvent(
        id=row.id,
        name=row.name,
        start_date=to_wire(row.start_ms),
        end_date=to_wire(row.end_ms),
        timezone=row.timezone,
        status=EventStatus(row.status),
        participant_types=row.participant_types,
        access_levels=row.access_levels,
    )


def _published(connection: Connection, tenant_id: str, event_id: str) -> Event:
    row = get_row(connection, tenant_id, event_id)
    publish(connection, event_id, [DoorChange("event", event_id, to_door(row))])
    return to_record(row)


def _change(connection: Connection, moment: Moment, row: Row[Any], columns: Mapping[str, Any], action: str) -> None:
    stamped = {**columns, "version": row.version + 1, "updated_ms": moment.now_ms}
    unchanged = events.c.id == row.id, events.c.version == row.version
    changed = connection.execute(events.update().where(*unchanged).values(stamped))
    require_one(changed.rowcount)
    before = {name: getattr(row, name) for name in columns}
    _audit(connection, moment, row.tenant_id, row.id, action, before=before, after=columns)


def _audit(
    connection: Connection,
    moment: Moment,
    tenant_id: str,
    event_id: str,
    action: str,
    *,
    after: Mapping[str, Any],
    before: Mapping[str, Any] | None = None,
) -> None:
    audit.record(
        connection,
        moment,
        tenant_id=tenant_id,
        action=action,
        entity="event",
        entity_id=event_id,
        before=before,
        after=after,
    )
