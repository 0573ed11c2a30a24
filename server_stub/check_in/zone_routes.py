"""Zones over HTTP."""

from typing import Any

from litestar import Request, Response, Router, delete, get, post, put
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody
from sqlalchemy import Connection

from server_stub.check_in import zones as service
from server_stub.check_in.forms import NewZone, ZoneUpdate
from server_stub.check_in.records import zones
from server_stub.check_in.zones import PLACE
from server_stub.events import service as events
from server_stub.hub import Hub
from server_stub.web.answers import answer_changed, answer_created, answer_list, answer_record, require_fields
from server_stub.web.authentication import Caller, requires
from server_stub.web.conditional import IfMatchHeader, parse_tags, require_if_match
from server_stub.web.lists import ListQuery, Page, Shape, select_page
from sync.wire.envelope import Envelope
from sync.wire.records import Zone
from sync.wire.routes import EVENTS

_SORTABLE = {
    "createdAt": zones.c.created_ms,
    "updatedAt": zones.c.updated_ms,
    "name": zones.c.name,
    "maxCapacity": zones.c.max_capacity,
}


@get(guards=[requires("events:read")])
async def list_zones(
    *,
    request: Request[Any, Any, Any],
    hub: NamedDependency[Hub],
    caller: NamedDependency[Caller],
    list_query: NamedDependency[ListQuery],
    shape: NamedDependency[Shape],
    event_id: FromPath[str],
) -> Response[Envelope[list[Zone]]]:
    """List the zones of an event, oldest first."""
    require_fields(Zone, shape)

    def work(connection: Connection) -> Page:
        events.get_row(connection, caller.tenant_id, event_id)
        return select_page(connection, zones, list_query, PLACE.conditions(caller.tenant_id, event_id), _SORTABLE)

    page = await hub.database.read(work)
    return answer_list(request, [service.to_record(row) for row in page.rows], page.meta, shape)


@post(guards=[requires("events:update")])
async def create_zone(
    hub: NamedDependency[Hub], caller: NamedDependency[Caller], event_id: FromPath[str], data: JSONBody[NewZone]
) -> Response[Envelope[Zone]]:
    """Make a zone."""
    moment = hub.moment(caller.actor)
    zone = await hub.database.write(
        lambda connection: service.create(connection, moment, caller.tenant_id, event_id, data)
    )
    return answer_created(zone, zone.version, f"{EVENTS}/{event_id}/zones/{zone.id}")


@get("/{zone_id:str}", guards=[requires("events:read")])
async def get_zone(
    *,
    request: Request[Any, Any, Any],
    hub: NamedDependency[Hub],
    caller: NamedDependency[Caller],
    shape: NamedDependency[Shape],
    event_id: FromPath[str],
    zone_id: FromPath[str],
) -> Response[Envelope[Zone]]:
    """Read a zone."""
    require_fields(Zone, shape)
    row = await hub.database.read(lambda connection: PLACE.get_row(connection, caller.tenant_id, event_id, zone_id))
    return answer_record(request, service.to_record(row), row.version, shape)


@put("/{zone_id:str}", guards=[requires("events:update")])
async def update_zone(
    *,
    hub: NamedDependency[Hub],
    caller: NamedDependency[Caller],
    event_id: FromPath[str],
    zone_id: FromPath[str],
    data: JSONBody[ZoneUpdate],
    if_match: IfMatchHeader = None,
) -> Response[Envelope[Zone]]:
    """Change the fields of a zone that are sent; needs If-Match."""
    match, moment = require_if_match(if_match), hub.moment(caller.actor)

    def work(connection: Connection) -> Zone:
        row = PLACE.get_row(connection, caller.tenant_id, event_id, zone_id)
        return service.update(connection, moment, row, data, if_match=match)

    zone = await hub.database.write(work)
    return answer_changed(zone, zone.version)


@delete("/{zone_id:str}", guards=[requires("events:update")])
async def delete_zone(
    *,
    hub: NamedDependency[Hub],
    caller: NamedDependency[Caller],
    event_id: FromPath[str],
    zone_id: FromPath[str],
    if_match: IfMatchHeader = None,
) -> None:
    """Delete a zone softly, once no checkpoint leads into it; If-Match is heeded where it is sent."""
    match, moment = parse_tags(if_match, "If-Match"), hub.moment(caller.actor)

    def work(connection: Connection) -> None:
        row = PLACE.get_row(connection, caller.tenant_id, event_id, zone_id)
        service.delete(connection, moment, row, if_match=match)

    await hub.database.write(work)


router = Router(
    f"{EVENTS}/{{event_id:str}}/zones",
    route_handlers=[list_zones, create_zone, get_zone, update_zone, delete_zone],
    tags=["Zones"],
)
