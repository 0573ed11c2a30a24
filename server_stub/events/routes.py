"""Events over HTTP."""

from collections.abc import Callable
from typing import Any

from litestar import Request, Response, Router, delete, get, post, put
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, JSONBody
from sqlalchemy import Connection, Row

from server_stub.events import service
from server_stub.events.forms import EventUpdate, NewEvent
from server_stub.events.records import events
from server_stub.hub import Hub
from server_stub.web.answers import answer_changed, answer_created, answer_list, answer_record, require_fields
from server_stub.web.authentication import Caller, requires
from server_stub.web.conditional import IfMatchHeader, parse_tags, require_if_match
from server_stub.web.lists import ListQuery, Page, Shape, select_page, where_equal
from server_stub.workflows import service as workflows
from sync.wire.enums import EventStatus
from sync.wire.envelope import Envelope
from sync.wire.records import Event
from sync.wire.routes import EVENTS

_SORTABLE = {
    "createdAt": events.c.created_ms,
    "updatedAt": events.c.updated_ms,
    "name": events.c.name,
    "slug": events.c.slug,
    "startDate": events.c.start_ms,
    "endDate": events.c.end_ms,
    "status": events.c.status,
}
_EXPANDABLE = frozenset({"participantTypes", "accessLevels", "workflows"})


@get(guards=[requires("events:read")])
async def list_events(
    *,
    request: Request[Any, Any, Any],
    hub: NamedDependency[Hub],
    caller: NamedDependency[Caller],
    list_query: NamedDependency[ListQuery],
    shape: NamedDependency[Shape],
    status: FromQuery[EventStatus | None] = None,
    slug: FromQuery[str | None] = None,
    name: FromQuery[str | None] = None,
    timezone: FromQuery[str | None] = None,
) -> Response[Envelope[list[Event]]]:
    """List the events of the tenant, oldest first."""
    require_fields(Event, shape, _EXPANDABLE)
    filters = where_equal(
        {events.c.status: status, events.c.slug: slug, events.c.name: name, events.c.timezone: timezone}
    )

    def work(connection: Connection) -> tuple[Page, list[dict[str, object]]]:
        own = [events.c.tenant_id == caller.tenant_id, events.c.deleted_ms.is_(None)]
        page = select_page(connection, events, list_query, [*own, *filters], _SORTABLE)
        return page, [_expansions(connection, row, shape) for row in page.rows]

    page, expansions = await hub.database.read(work)
    return answer_list(request, [service.to_record(row) for row in page.rows], page.meta, shape, expansions)


@post(guards=[requires("events:create")])
async def create_event(
    hub: NamedDependency[Hub], caller: NamedDependency[Caller], data: JSONBody[NewEvent]
) -> Response[Envelope[Event]]:
    """Make an event."""
    moment = hub.moment(caller.actor)
    event = await hub.database.write(lambda connection: service.create(connection, moment, caller.tenant_id, data))
    return answer_created(event, event.version, f"{EVENTS}/{event.id}")


@get("/{event_id:str}", guards=[requires("events:read")])
async def get_event(
    request: Request[Any, Any, Any],
    hub: NamedDependency[Hub],
    caller: NamedDependency[Caller],
    shape: NamedDependency[Shape],
    event_id: FromPath[str],
) -> Response[Envelope[Event]]:
    """Read an event."""
    require_fields(Event, shape, _EXPANDABLE)

    def work(connection: Connection) -> tuple[Row[Any], dict[str, object]]:
        row = service.get_row(connection, caller.tenant_id, event_id)
        return row, _expansions(connection, row, shape)

    row, expansions = await hub.database.read(work)
    return answer_record(request, service.to_record(row), row.version, shape, expansions)


@put("/{event_id:str}", guards=[requires("events:update")])
async def update_event(
    hub: NamedDependency[Hub],
    caller: NamedDependency[Caller],
    event_id: FromPath[str],
    data: JSONBody[EventUpdate],
    if_match: IfMatchHeader = None,
) -> Response[Envelope[Event]]:
    """Change the fields of an event that are sent; needs If-Match."""
    match, moment = require_if_match(if_match), hub.moment(caller.actor)
    event = await hub.database.write(
        lambda connection: service.update(connection, moment, caller.tenant_id, event_id, data, if_match=match)
    )
    return answer_changed(event, event.version)


@delete("/{event_id:str}", guards=[requires("events:delete")])
async def delete_event(
    hub: NamedDependency[Hub], caller: NamedDependency[Caller], event_id: FromPath[str], if_match: IfMatchHeader = None
) -> None:
    """Delete an event softly; If-Match is heeded where it is sent."""
    match, moment = parse_tags(if_match, "If-Match"), hub.moment(caller.actor)
    await hub.database.write(
        lambda connection: service.delete(connection, moment, caller.tenant_id, event_id, if_match=match)
    )


def _expansions(connection: Connection, row: Row[Any], shape: Shape) -> dict[str, object]:
    known: dict[str, Callable[[], object]] = {
        "participantTypes": lambda: row.participant_types,
        "accessLevels": lambda: row.access_levels,
        "workflows": lambda: workflows.of_event(connection, row.tenant_id, row.id),
    }
    return {name: known[name]() for name in shape.expand}


router = Router(
    EVENTS,
    route_handlers=[list_events, create_event, get_event, update_event, delete_event],
    tags=["Events"],
)
