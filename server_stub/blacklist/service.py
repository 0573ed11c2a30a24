"""Adding people to the blacklist, and telling the doors of the participants who match."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, select

from server_stub import audit
from server_stub.blacklist.records import blacklist, blocks
from server_stub.feed.service import DoorChange, publish
from server_stub.moment import Moment
from server_stub.participants.records import participants
from sync.wire.changes import Block


@dataclass(frozen=True, slots=True, kw_only=True)
class NewEntry:
    """Somebody who is not to be let in; one of name, passport number and email says who."""

    reason: str
    type: str = "person"
    name: str | None = None
    name_variations: tuple[str, ...] = ()
    passport_number: str | None = None
    email: str | None = None
    date_of_birth: str | None = None
    source: str | None = None


def add(connection: Connection, moment: Moment, tenant_id: str, new: NewEntry) -> list[str]:
    """Store an entry and return the ids of the participants whom it blocks, in all events of the tenant."""
    entry_id = moment.new_id()
    values = {
        "id": entry_id,
        "tenant_id": tenant_id,
        "type": new.type,
        "name": new.name,
        "name_variations": list(new.name_variations),
        "passport_number": new.passport_number,
        "email": new.email,
        "date_of_birth": new.date_of_birth,
        "reason": new.reason,
        "source": new.source,
        "added_by": moment.actor,
        "is_active": True,
        "created_ms": moment.now_ms,
        "updated_ms": moment.now_ms,
    }
    connection.execute(blacklist.insert(), values)
    audit.record(
        connection, moment, tenant_id=tenant_id, action="blacklist.add", entity="blacklist", entity_id=entry_id
    )
    matched = [row for row in _people(connection, tenant_id) if matches(new, row)]
    for row in matched:
        connection.execute(blocks.insert(), {"participant_id": row.id, "entry_id": entry_id, "event_id": row.event_id})
        block = Block(participant_id=row.id, participant_number=row.number)
        publish(connection, row.event_id, [DoorChange("block", row.id, block)])
    return [row.id for row in matched]


def matches(entry: NewEntry, person: Row[Any]) -> bool:
    """Return whether the entry means this participant: by passport, by email, or by name.

    A name alone is weak, so a date of birth that both have must agree with it.
    """
    if _same(entry.passport_number, person.extras.get("passportNumber")) or _same(entry.email, person.email):
        return True
    names = [entry.name, *entry.name_variations]
    if not any(_same(name, f"{person.first_name} {person.last_name}") for name in names):
        return False
    born = person.extras.get("dateOfBirth")
    return entry.date_of_birth is None or born is None or entry.date_of_birth == born


def _same(one: str | None, other: object) -> bool:
    return one is not None and isinstance(other, str) and one.strip().casefold() == other.strip().casefold()


def _people(connection: Connection, tenant_id: str) -> Iterable[Row[Any]]:
    table = participants.c
    wanted = (table.id, table.event_id, table.number, table.first_name, table.last_name, table.email, table.extras)
    return connection.execute(select(*wanted).where(table.tenant_id == tenant_id, table.deleted_ms.is_(None)))
