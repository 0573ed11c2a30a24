"""Participants over HTTP."""

from collections.abc import Sequence
from typing import Annotated, Any

from litestar import Request, Response, Router, delete, get, post, put
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, JSONBody, QueryParameter
from sqlalchemy import ColumnElement, Connection

from server_stub.events import service as events
from server_stub.hub import Hub
from server_stub.participants import service
from server_stub.participants.forms import NewParticipant, ParticipantUpdate
from server_stub.participants.mapping import to_record
from server_stub.participants.records import participants
from server_stub.participants.registration_codes import key
from server_stub.web.answers import answer_changed, answer_created, answer_list, answer_record, require_fields
from server_stub.web.authentication import Caller, requires
from server_stub.web.conditional import IfMatchHeader, parse_tags, require_if_match
from server_stub.web.lists import ListQuery, Page, Shape, select_page, where_equal
from sync.wire.enums import ParticipantStatus
from sync.wire.envelope import Envelope
from sync.wire.records import Participant
from sync.wire.routes import EVENTS

_SORTABLE = {
    "createdAt": participants.c.created_ms,
    "updatedAt": participants.c.updated_ms,
    "number": participants.c.number,
    "registrationCode": participants.c.registration_code,
    "firstName": participants.c.first_name,
    "lastName": participants.c.last_name,
    "organization": participants.c.organization,
    "participantType": participants.c.participant_type,
    "status": participants.c.status,
}

Conditions = Sequence[ColumnElement[bool]]


async def provide_filters(
    *,
    status: FromQuery[ParticipantStatus | None] = None,
    participant_type: Annotated[str | None, QueryParameter(name="participantType")] = None,
    registration_code: Annotated[str | None, QueryParameter(name="registrationCode")] = None,
    number: FromQuery[int | None] = None,
    email: FromQuery[str | None] = None,
    first_name: Annotated[str | None, QueryParameter(name="firstName")] = None,
    last_name: Annotated[str | None, QueryParameter(name="lastName")] = None,
    organization: FromQuery[str | None] = None,
    nationality: FromQuery[str | None] = None,
    language: FromQuery[str | None] = None,
) -> Conditions:
    """Return the conditions of the fields that a list is filtered by."""
    return where_equal(
        {
            participants.c.status: status,
            participants.c.participant_type: participant_type,
            participants.c.code_key: None if registration_code is None else key(registration_code),
            participants.c.number: number,
            participants.c.email: email,
            participants.c.first_name: first_name,
            participants.c.last_name: last_name,
            participants.c.organization: organization,
            participants.c.nationality: nationality,
            participants.c.language: language,
        }
    )


@get(guards=[requires("participants:read")], dependencies={"filters": provide_filters})
async def list_participants(
    *,
    request: Request[Any, Any, Any],
    hub: NamedDependency[Hub],
    caller: NamedDependency[Caller],
    list_query: NamedDependency[ListQuery],
    shape: NamedDependency[Shape],
    event_id: FromPath[str],
    filters: NamedDependency[Conditions],
) -> Response[Envelope[list[Participant]]]:
    """List the participants of an event, in the order in which they were registered."""
    require_fields(Participant, shape)

    def work(connection: Connection) -> Page:
        events.get_row(connection, caller.tenant_id, event_id)
        own = [participants.c.event_id == event_id, participants.c.deleted_ms.is_(None)]
        return select_page(connection, participants, list_query, [*own, *filters], _SORTABLE)

    page = await hub.database.read(work)
    return answer_list(request, [to_record(row) for row in page.rows], page.meta, shape)


@post(guards=[requires("participants:create")])
async def create_participant(
    hub: NamedDependency[Hub], caller: NamedDependency[Caller], event_id: FromPath[str], data: JSONBody[NewParticipant]
) -> Response[Envelope[Participant]]:
    """Register a participant."""
    moment = hub.moment(caller.actor)
    participant = await hub.database.write(
        lambda connection: service.create(connection, moment, caller.tenant_id, event_id, data)
    )
    location = f"{EVENTS}/{event_id}/participants/{participant.id}"
    return answer_created(participant, participant.version, location)


@get("/{participant_id:str}", guards=[requires("participants:read")])
async def get_participant(
    *,
    request: Request[Any, Any, Any],
    hub: NamedDependency[Hub],
    caller: NamedDependency[Caller],
    shape: NamedDependency[Shape],
    event_id: FromPath[str],
    participant_id: FromPath[str],
) -> Response[Envelope[Participant]]:
    """Read a participant."""
    require_fields(Participant, shape)

    def work(connection: Connection) -> Participant:
        events.get_row(connection, caller.tenant_id, event_id)
        return to_record(service.get_row(connection, caller.tenant_id, event_id, participant_id))

    participant = await hub.database.read(work)
    return answer_record(request, participant, participant.version, shape)


@put("/{participant_id:str}", guards=[requires("participants:update")])
async def update_participant(
    *,
    hub: NamedDependency[Hub],
    caller: NamedDependency[Caller],
    event_id: FromPath[str],
    participant_id: FromPath[str],
    data: JSONBody[ParticipantUpdate],
    if_match: IfMatchHeader = None,
) -> Response[Envelope[Participant]]:
    """Change the fields of a participant that are sent; needs If-Match."""
    match, moment = require_if_match(if_match), hub.moment(caller.actor)

    def work(connection: Connection) -> Participant:
        row = service.get_row(connection, caller.tenant_id, event_id, participant_id)
        return service.update(connection, moment, row, data, if_match=match)

    participant = await hub.database.write(work)
    return answer_changed(participant, participant.version)


@delete("/{participant_id:str}", guards=[requires("participants:delete")])
async def withdraw_participant(
    *,
    hub: NamedDependency[Hub],
    caller: NamedDependency[Caller],
    event_id: FromPath[str],
    participant_id: FromPath[str],
    if_match: IfMatchHeader = None,
) -> None:
    """Withdraw a participant: a soft deletion, of which the doors hear. If-Match is heeded where it is sent."""
    match, moment = parse_tags(if_match, "If-Match"), hub.moment(caller.actor)

    def work(connection: Connection) -> None:
        events.get_row(connection, caller.tenant_id, event_id)
        row = service.get_row(connection, caller.tenant_id, event_id, participant_id)
        service.withdraw(connection, moment, row, if_match=match)

    await hub.database.write(work)


router = Router(
    f"{EVENTS}/{{event_id:str}}/participants",
    route_handlers=[list_participants, create_participant, get_participant, update_participant, withdraw_participant],
    tags=["Participants"],
)
