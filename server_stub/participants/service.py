"""Registering, reading, changing and withdrawing participants; doors hear of each change in its own transaction."""

from collections.abc import Callable, Mapping
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, select
from sqlalchemy.exc import IntegrityError

from server_stub import audit
from server_stub.errors import ConflictError, NotFoundError
from server_stub.events import service as events
from server_stub.events.records import events as event_table
from server_stub.feed.service import DoorChange, publish
from server_stub.moment import Moment
from server_stub.participants import registration_codes
from server_stub.participants.forms import NewParticipant, ParticipantUpdate
from server_stub.participants.mapping import to_door, to_record
from server_stub.participants.records import participants
from server_stub.participants.rules import checked_columns, for_audit
from server_stub.screening.service import screen
from server_stub.web.changes import given_fields
from server_stub.web.conditional import IfMatch, require_match, require_one
from sync.wire.records import Participant

_DRAWS = 10


def create(
    connection: Connection,
    moment: Moment,
    tenant_id: str,
    event_id: str,
    new: NewParticipant,
    *,
    draw_code: Callable[[], str] = registration_codes.draw,
) -> Participant:
    """Register a participant under the event's next number.

    Raises:
        NotFoundError: this tenant has no such event.
        ValidationError: the event has no such type or level.
        ConflictError: the registration code is taken.
    """
    event = events.get_row(connection, tenant_id, event_id)
    columns = checked_columns(msgspec.structs.asdict(new), event)
    if columns["registration_code"] is None:
        columns |= _free_code(connection, event_id, draw_code)
    participant_id = moment.new_id()
    values = {
        **columns,
        "id": participant_id,
        "tenant_id": tenant_id,
        "event_id": event_id,
        "number": _next_number(connection, event_id),
        "version": 1,
        "created_ms": moment.now_ms,
        "updated_ms": moment.now_ms,
    }
    try:
        connection.execute(participants.insert(), values)
    except IntegrityError as error:
        raise ConflictError("Another participant of the event has that registration code.") from error
    _audit(connection, moment, tenant_id, participant_id, "participant.create", after=columns)
    return _screened(connection, moment, get_row(connection, tenant_id, event_id, participant_id))


def get_row(connection: Connection, tenant_id: str, event_id: str, participant_id: str) -> Row[Any]:
    """Return the columns of a participant.

    Raises:
        NotFoundError: this tenant's event has no such participant, or withdrew it.
    """
    row = connection.execute(
        select(participants).where(
            participants.c.id == participant_id,
            participants.c.event_id == event_id,
            participants.c.tenant_id == tenant_id,
            participants.c.deleted_ms.is_(None),
        )
    ).one_or_none()
    if row is None:
        raise NotFoundError("There is no such participant.")
    return row


def update(
    connection: Connection, moment: Moment, row: Row[Any], changes: ParticipantUpdate, *, if_match: IfMatch
) -> Participant:
    """Change the participant that `get_row` found in this transaction.

    Raises:
        NotFoundError: the event is gone.
        PreconditionFailedError: the participant changed since the client read it.
        ValidationError, ConflictError: as for `create`.
    """
    require_match(if_match, row.version)
    event = events.get_row(connection, row.tenant_id, row.event_id)
    columns = checked_columns(given_fields(changes), event)
    try:
        _store(connection, moment, row, columns, "participant.update")
    except IntegrityError as error:
        raise ConflictError("Another participant of the event has that registration code.") from error
    return _screened(connection, moment, get_row(connection, row.tenant_id, row.event_id, row.id))


def record_badge(connection: Connection, moment: Moment, row: Row[Any]) -> Participant:
    """Give the participant the next badge number; badges with older numbers are void from now on."""
    columns = {"badge_number": row.badge_number + 1, "badge_printed_ms": moment.now_ms}
    _store(connection, moment, row, columns, "participant.badge")
    return _published(connection, get_row(connection, row.tenant_id, row.event_id, row.id))


def withdraw(connection: Connection, moment: Moment, row: Row[Any], *, if_match: IfMatch = None) -> None:
    """Delete the participant softly: gone from every list and read, and refused at the doors.

    Raises:
        PreconditionFailedError: the participant changed since the client read it.
    """
    require_match(if_match, row.version)
    columns = {"deleted_ms": moment.now_ms}
    _store(connection, moment, row, columns, "participant.withdraw")
    publish(connection, row.event_id, [DoorChange("participant", row.id, None, participant_number=row.number)])


def _next_number(connection: Connection, event_id: str) -> int:
    number: int = connection.execute(
        event_table.update()
        .where(event_table.c.id == event_id)
        .values(last_participant_number=event_table.c.last_participant_number + 1)
        .returning(event_table.c.last_participant_number)
    ).scalar_one()
    return number


def _free_code(connection: Connection, event_id: str, draw_code: Callable[[], str]) -> dict[str, str]:
    for _ in range(_DRAWS):
        code = draw_code()
        key = registration_codes.key(code)
        taken = select(participants.c.id).where(participants.c.event_id == event_id, participants.c.code_key == key)
        if connection.execute(taken).first() is None:
            return {"registration_code": code, "code_key": key}
    raise ConflictError("No free registration code was found.")


def _store(connection: Connection, moment: Moment, row: Row[Any], columns: Mapping[str, Any], action: str) -> None:
    stamped = {**columns, "version": row.version + 1, "updated_ms": moment.now_ms}
    unchanged = participants.c.id == row.id, participants.c.version == row.version
    changed = connection.execute(participants.update().where(*unchanged).values(stamped))
    require_one(changed.rowcount)
    before = {name: getattr(row, name) for name in columns}
    _audit(connection, moment, row.tenant_id, row.id, action, before=before, after=columns)


def _screened(connection: Connection, moment: Moment, row: Row[Any]) -> Participant:
    """Held against the blacklist first: no door hears of somebody and not of the block."""
    screen(connection, row, moment.now_ms)
    return _published(connection, row)


def _published(connection: Connection, row: Row[Any]) -> Participant:
    publish(connection, row.event_id, [DoorChange("participant", row.id, to_door(row))])
    return to_record(row)


def _audit(
    connection: Connection,
    moment: Moment,
    tenant_id: str,
    participant_id: str,
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
        entity="participant",
        entity_id=participant_id,
        before=None if before is None else for_audit(before),
        after=for_audit(after),
    )
