"""Adding people to the blacklist and taking them off, with the participants whom that blocks or lets in again."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import Connection, Row, select

from server_stub import audit
from server_stub.errors import NotFoundError
from server_stub.moment import Moment
from server_stub.participants.records import participants
from server_stub.screening.records import blacklist, blocks
from server_stub.screening.service import matches, screen


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


@dataclass(frozen=True, slots=True)
class Added:
    """A stored entry, and the ids of the participants whom it means."""

    entry_id: str
    participant_ids: tuple[str, ...]


def add(connection: Connection, moment: Moment, tenant_id: str, new: NewEntry) -> Added:
    """Store an entry, which holds in all events of the tenant; who is registered or changed later is held against it.

    Belongs to the caller's transaction, in which the doors are told too.
    """
    entry_id = moment.new_id()
    values = {
        **asdict(new),
        "name_variations": list(new.name_variations),
        "id": entry_id,
        "tenant_id": tenant_id,
        "added_by": moment.actor,
        "is_active": True,
        "created_ms": moment.now_ms,
        "updated_ms": moment.now_ms,
    }
    connection.execute(blacklist.insert(), values)
    _audit(connection, moment, tenant_id, entry_id, "blacklist.add")
    entry = _entry(connection, tenant_id, entry_id)
    table = participants.c
    living = select(participants).where(table.tenant_id == tenant_id, table.deleted_ms.is_(None))
    meant = [person for person in connection.execute(living) if matches(entry, person)]
    _screen(connection, moment, meant)
    return Added(entry_id, tuple(person.id for person in meant))


def deactivate(connection: Connection, moment: Moment, tenant_id: str, entry_id: str) -> None:
    """Take an entry out of force; whom no other entry means may pass again. Idempotent.

    Raises:
        NotFoundError: this tenant has no such entry.
    """
    if not _entry(connection, tenant_id, entry_id).is_active:
        return
    changed = {"is_active": False, "updated_ms": moment.now_ms}
    connection.execute(blacklist.update().where(blacklist.c.id == entry_id).values(changed))
    _audit(connection, moment, tenant_id, entry_id, "blacklist.deactivate")
    blocked = select(participants).join(blocks, blocks.c.participant_id == participants.c.id)
    _screen(connection, moment, connection.execute(blocked.where(blocks.c.entry_id == entry_id)).all())


def _entry(connection: Connection, tenant_id: str, entry_id: str) -> Row[Any]:
    own = select(blacklist).where(blacklist.c.id == entry_id, blacklist.c.tenant_id == tenant_id)
    row = connection.execute(own).one_or_none()
    if row is None:
        raise NotFoundError("There is no such entry.")
    return row


def _screen(connection: Connection, moment: Moment, people: Sequence[Row[Any]]) -> None:
    for person in people:
        screen(connection, person, moment.now_ms)


def _audit(connection: Connection, moment: Moment, tenant_id: str, entry_id: str, action: str) -> None:
    audit.record(connection, moment, tenant_id=tenant_id, action=action, entity="blacklist", entity_id=entry_id)
