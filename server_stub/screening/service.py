"""Holding participants against the blacklist, and telling the doors whom it blocks."""

from typing import Any

from sqlalchemy import Connection, Row, bindparam, or_, select

from server_stub.feed.service import DoorChange, publish
from server_stub.screening.records import blacklist, blocks
from sync.wire.changes import Block

_entries = blacklist.c
_IN_FORCE = select(blacklist).where(
    _entries.tenant_id == bindparam("tenant_id"),
    _entries.is_active,
    or_(_entries.expires_ms.is_(None), _entries.expires_ms > bindparam("now_ms")),
)
_HELD = select(blocks.c.entry_id).where(blocks.c.participant_id == bindparam("participant_id"))


def screen(connection: Connection, person: Row[Any], now_ms: int) -> None:
    """Block the participant, or no longer, as the entries in force say; doors hear of it where that changed.

    Belongs to the transaction that changed the participant or an entry.
    """
    entries = connection.execute(_IN_FORCE, {"tenant_id": person.tenant_id, "now_ms": now_ms})
    wanted = {entry.id for entry in entries if matches(entry, person)}
    held = set(connection.execute(_HELD, {"participant_id": person.id}).scalars())
    if wanted == held:
        return
    of_person = blocks.c.participant_id == person.id
    connection.execute(blocks.delete().where(of_person, blocks.c.entry_id.in_(held - wanted)))
    for entry_id in sorted(wanted - held):
        block = {"participant_id": person.id, "entry_id": entry_id, "event_id": person.event_id}
        connection.execute(blocks.insert(), block)
    if bool(wanted) != bool(held):
        _tell(connection, person, is_blocked=bool(wanted))


def matches(entry: Row[Any], person: Row[Any]) -> bool:
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


def _tell(connection: Connection, person: Row[Any], *, is_blocked: bool) -> None:
    block = Block(participant_id=person.id, participant_number=person.number) if is_blocked else None
    publish(connection, person.event_id, [DoorChange("block", person.id, block)])
