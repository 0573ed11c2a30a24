"""Issuing badges: whose they are, which number they have, and the signed text in their QR code."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, select

from server_stub.badges.keys import signing_key
from server_stub.errors import NotFoundError
from server_stub.moment import Moment
from server_stub.participants import service as participants
from server_stub.participants.records import participants as table
from server_stub.participants.registration_codes import key as code_key
from sync.wire.tokens import BadgeClaims, mint


@dataclass(frozen=True, slots=True)
class Badge:
    """What is printed on one badge."""

    participant_id: str
    registration_code: str
    name: str
    participant_type: str
    token: str


def choose(
    connection: Connection, event_id: str, codes: Sequence[str] = (), limit: int | None = None
) -> list[Row[Any]]:
    """Return the participants with these registration codes, or all, in the order of their numbers.

    Raises:
        NotFoundError: the event has no participant with one of the codes.
    """
    keys = [code_key(code) for code in codes]
    named = [table.c.code_key.in_(keys)] if keys else []
    living = table.c.event_id == event_id, table.c.deleted_ms.is_(None)
    rows = connection.execute(select(table).where(*living, *named).order_by(table.c.number).limit(limit)).all()
    missing = set(keys) - {row.code_key for row in rows}
    if limit is None and missing:
        raise NotFoundError(f"The event has no participant with the code {min(missing)}.")
    return list(rows)


def issue(
    connection: Connection, moment: Moment, event: Row[Any], people: Sequence[Row[Any]], *, reprint: bool = False
) -> list[Badge]:
    """Return a badge for each of them, in the caller's transaction; the doors learn of every new badge number.

    The first badge of a participant has number 1. Issuing again returns the same text, unless it is a reprint: that has
    the next number, and voids every older badge.
    """
    key_id, key = signing_key(connection, moment, event)
    badges = []
    for person in people:
        number = person.badge_number
        if reprint or number == 0:
            number = participants.record_badge(connection, moment, person).badge_number
        badges.append(_badge(person, mint(_claims(event, person, number), event.id, key_id, key)))
    return badges


def _badge(person: Row[Any], token: str) -> Badge:
    return Badge(
        participant_id=person.id,
        registration_code=person.registration_code,
        name=f"{person.first_name} {person.last_name}",
        participant_type=person.participant_type,
        token=token,
    )


def _claims(event: Row[Any], person: Row[Any], badge_number: int) -> BadgeClaims:
    levels = event.access_levels
    return BadgeClaims(
        participant_number=person.number,
        badge_number=badge_number,
        type_index=event.participant_types.index(person.participant_type),
        access_bits=sum(1 << levels.index(level) for level in person.access_levels),
        not_before_ms=person.valid_from_ms,
        not_after_ms=person.valid_until_ms,
    )
