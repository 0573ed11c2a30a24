"""Making the sample event: everything in one transaction, and nothing where it is there already."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, func, select

from server_stub.badges.keys import signing_key
from server_stub.blacklist import service as blacklist
from server_stub.blacklist.service import NewEntry
from server_stub.check_in import checkpoints, zones
from server_stub.check_in.forms import NewCheckpoint, NewZone
from server_stub.check_in.records import checkpoints as checkpoint_table
from server_stub.check_in.records import zones as zone_table
from server_stub.events import service as events
from server_stub.events.forms import EventUpdate, NewEvent
from server_stub.events.records import events as event_table
from server_stub.moment import Moment
from server_stub.participants import service as participants
from server_stub.participants.forms import NewParticipant
from server_stub.participants.records import participants as participant_table
from server_stub.screening.records import blocks
from server_stub.seed import names
from server_stub.tenants import service as tenants
from server_stub.workflows import service as workflows
from server_stub.workflows.service import NewStep
from sync.wire.enums import (
    CapacityPolicy,
    CheckpointType,
    Direction,
    EventStatus,
    ParticipantStatus,
    ReentryPolicy,
    StepType,
)
from sync.wire.times import to_wire

TENANT = "sample"
EVENT = "nile-basin-summit"
_SEED = 2026
_DAY_MS = 86_400_000

_LEVELS_OF_TYPE = {
    "delegate": ["floor"],
    "speaker": ["floor", "stage"],
    "press": ["floor", "press"],
    "staff": ["floor", "stage", "press", "lounge"],
    "vip": ["floor", "lounge"],
}
_SHARE_OF_TYPE = (70, 8, 8, 8, 6)
_LEVELS = ["floor", "stage", "press", "lounge"]
_SHARE_OF_STATUS = {
    ParticipantStatus.APPROVED: 88,
    ParticipantStatus.PENDING: 5,
    ParticipantStatus.REJECTED: 3,
    ParticipantStatus.CANCELLED: 2,
    ParticipantStatus.WAITLISTED: 2,
}
_ORGANIZATIONS = (
    "Ministry of Water",
    "Nile Basin Initiative",
    "Addis Ababa University",
    "جامعة الخرطوم",
    "የውኃ ሚኒስቴር",
    "Université de Dakar",
    "Blue Delta Foundation",
    "Red Sea Press",
)
_ON_BLACKLIST = 6
_CODE_LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"


@dataclass(frozen=True, slots=True)
class Seeded:
    """What there is of the sample event."""

    was_there: bool
    event_id: str
    participants: int
    zones: int
    checkpoints: tuple[str, ...]
    blocked: int


def seed(
    connection: Connection,
    moment: Moment,
    *,
    count: int,
    on_progress: Callable[[int], object] = lambda _: None,
) -> Seeded:
    """Make the sample tenant and its event, which goes on now; where it is there, only see that it still goes on.

    Belongs to the caller's transaction, so it is there whole or not at all. `on_progress` hears how many participants
    are registered, in the thread of the transaction.
    """
    tenant_id = tenants.find(connection, TENANT)
    event = None if tenant_id is None else _find_event(connection, tenant_id)
    if event is not None:
        _keep_going_on(connection, moment, event)
        return _describe(connection, event.id, was_there=True)
    tenant_id = tenant_id or tenants.create(connection, moment, name="Sample organiser", slug=TENANT)
    event_id = _make_event(connection, moment, tenant_id)
    _make_places(connection, moment, tenant_id, event_id)
    chance = random.Random(_SEED)  # noqa: S311  a sample that is the same everywhere, not a secret
    for number in range(1, count + 1):
        new = _draw_participant(chance, number)
        participants.create(connection, moment, tenant_id, event_id, new, draw_code=lambda: _draw_code(chance))
        on_progress(number)
    _block_some(connection, moment, tenant_id, event_id)
    return _describe(connection, event_id, was_there=False)


def _find_event(connection: Connection, tenant_id: str) -> Row[Any] | None:
    table = event_table.c
    return connection.execute(
        select(event_table).where(table.tenant_id == tenant_id, table.slug == EVENT, table.deleted_ms.is_(None))
    ).one_or_none()


def _keep_going_on(connection: Connection, moment: Moment, event: Row[Any]) -> None:
    if event.start_ms <= moment.now_ms < event.end_ms:
        return
    start, end = _days(moment)
    changes = EventUpdate(start_date=start, end_date=end)
    events.update(connection, moment, event.tenant_id, event.id, changes, if_match=None)


def _days(moment: Moment) -> tuple[str, str]:
    return to_wire(moment.now_ms - _DAY_MS), to_wire(moment.now_ms + 2 * _DAY_MS)


def _make_event(connection: Connection, moment: Moment, tenant_id: str) -> str:
    start, end = _days(moment)
    new = NewEvent(
        name="Nile Basin Summit",
        slug=EVENT,
        start_date=start,
        end_date=end,
        timezone="Africa/Addis_Ababa",
        venue="Africa Hall, Addis Ababa",
        status=EventStatus.PUBLISHED,
        participant_types=list(_LEVELS_OF_TYPE),
        access_levels=_LEVELS,
    )
    event_id = events.create(connection, moment, tenant_id, new).id
    signing_key(connection, moment, events.get_row(connection, tenant_id, event_id))
    steps = [
        NewStep("Registration form", StepType.FORM),
        NewStep("Review by the secretariat", StepType.REVIEW, sla_hours=48),
        NewStep("Approval", StepType.APPROVAL, sla_hours=24),
        NewStep("Invitation", StepType.NOTIFICATION),
        NewStep("Badge", StepType.FINAL),
    ]
    workflows.create(connection, moment, tenant_id, event_id, name="Accreditation", new_steps=steps)
    return event_id


def _make_places(connection: Connection, moment: Moment, tenant_id: str, event_id: str) -> None:
    hall = zones.create(connection, moment, tenant_id, event_id, NewZone(name="Plenary hall", max_capacity=1_200))
    lounge = zones.create(
        connection,
        moment,
        tenant_id,
        event_id,
        NewZone(name="Delegates' lounge", max_capacity=60, capacity_policy=CapacityPolicy.BLOCK),
    )
    for new in (
        NewCheckpoint(
            name="North gate",
            location="Street side",
            type=CheckpointType.GATE,
            direction=Direction.ENTRY,
            zone_id=hall.id,
        ),
        NewCheckpoint(
            name="South gate", location="Garden", type=CheckpointType.GATE, direction=Direction.EXIT, zone_id=hall.id
        ),
        NewCheckpoint(
            name="Meeting room 1",
            location="First floor",
            type=CheckpointType.MEETING_ROOM,
            direction=Direction.BIDIRECTIONAL,
            zone_id=hall.id,
            reentry_policy=ReentryPolicy.ALWAYS,
        ),
        NewCheckpoint(
            name="Lounge",
            location="Second floor",
            type=CheckpointType.VIP_AREA,
            direction=Direction.BIDIRECTIONAL,
            capacity=60,
            zone_id=lounge.id,
            allowed_access_levels=["lounge"],
        ),
    ):
        checkpoints.create(connection, moment, tenant_id, event_id, new)


def _draw_participant(chance: random.Random, number: int) -> NewParticipant:
    person = names.draw(chance)
    kind = chance.choices(list(_LEVELS_OF_TYPE), _SHARE_OF_TYPE)[0]
    return NewParticipant(
        first_name=person.first_name,
        last_name=person.last_name,
        participant_type=kind,
        status=chance.choices(list(_SHARE_OF_STATUS), list(_SHARE_OF_STATUS.values()))[0],
        access_levels=_LEVELS_OF_TYPE[kind],
        email=f"participant{number}@example.org",
        organization=chance.choice(_ORGANIZATIONS),
        nationality=person.nationality,
        language=person.language,
        extras={"passportNumber": f"{person.nationality}{chance.randrange(10**7):07}"},
    )


def _draw_code(chance: random.Random) -> str:
    letters = "".join(chance.choices(_CODE_LETTERS, k=8))
    return f"{letters[:4]}-{letters[4:]}"


def _block_some(connection: Connection, moment: Moment, tenant_id: str, event_id: str) -> None:
    table = participant_table.c
    approved = select(table.extras).where(table.event_id == event_id, table.status == ParticipantStatus.APPROVED)
    for extras in connection.execute(approved.order_by(table.number.desc()).limit(_ON_BLACKLIST)).scalars().all():
        entry = NewEntry(reason="Security notice", passport_number=extras["passportNumber"], source="sample")
        blacklist.add(connection, moment, tenant_id, entry)


def _describe(connection: Connection, event_id: str, *, was_there: bool) -> Seeded:
    people = select(func.count()).where(participant_table.c.event_id == event_id)
    doors = select(checkpoint_table.c.name).where(checkpoint_table.c.event_id == event_id)
    return Seeded(
        was_there=was_there,
        event_id=event_id,
        participants=connection.execute(people).scalar_one(),
        zones=connection.execute(select(func.count()).where(zone_table.c.event_id == event_id)).scalar_one(),
        checkpoints=tuple(
            connection.execute(doors.order_by(checkpoint_table.c.created_ms, checkpoint_table.c.id)).scalars()
        ),
        blocked=connection.execute(select(func.count()).where(blocks.c.event_id == event_id)).scalar_one(),
    )
