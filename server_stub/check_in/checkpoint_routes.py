"""Checkpoints over HTTP."""

from typing import Any

from litestar import Request, Response, Router, delete, get, post, put
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody
from sqlalchemy import Connection

from server_stub.check_in import checkpoints as service
from server_stub.check_in.checkpoints import PLACE
from server_stub.check_in.forms import CheckpointUpdate, NewCheckpoint
from server_stub.check_in.records import checkpoints
from server_stub.events import service as events
from server_stub.hub import Hub
from server_stub.web.answers import answer_changed, answer_created, answer_list, answer_record, require_fields
from server_stub.web.authentication import Caller, requires
from server_stub.web.conditional import IfMatchHeader, parse_tags, require_if_match
from server_stub.web.lists import ListQuery, Page, Shape, select_page
from sync.wire.envelope import Envelope
from sync.wire.records import Checkpoint
from sync.wire.routes import EVENTS

_SORTABLE = {
    "createdAt": checkpoints.c.created_ms,
    "updatedAt": checkpoints.c.updated_ms,
    "name": checkpoints.c.name,
    "type": checkpoints.c.type,
}


@get(guards=[requires("events:read")])
async def list_checkpoints(
    *,
    request: Request[Any, Any, Any],
    hub: NamedDependency[Hub],
    caller: NamedDependency[Caller],
    list_query: NamedDependency[ListQuery],
    shape: NamedDependency[Shape],
    event_id: FromPath[str],
) -> Response[Envelope[list[Checkpoint]]]:
    """List the checkpoints of an event, oldest first."""
    require_fields(Checkpoint, shape)

    def work(connection: Connection) -> Page:
        events.get_row(connection, caller.tenant_id, event_id)
        return select_page(connection, checkpoints, list_query, PLACE.conditions(caller.tenant_id, event_id), _SORTABLE)

    page = await hub.database.read(work)
    return answer_list(request, [service.to_record(row) for row in page.rows], page.meta, shape)


@post(guards=[requires("events:update")])
async def create_checkpoint(
    hub: NamedDependency[Hub], caller: NamedDependency[Caller], event_id: FromPath[str], data: JSONBody[NewCheckpoint]
) -> Response[Envelope[Checkpoint]]:
    """Make a checkpoint."""
    moment = hub.moment(caller.actor)
    checkpoint = await hub.database.write(
        lambda connection: service.create(connection, moment, caller.tenant_id, event_id, data)
    )
    return answer_created(checkpoint, checkpoint.version, f"{EVENTS}/{event_id}/checkpoints/{checkpoint.id}")


@get("/{checkpoint_id:str}", guards=[requires("events:read")])
async def get_checkpoint(
    *,
    request: Request[Any, Any, Any],
    hub: NamedDependency[Hub],
    caller: NamedDependency[Caller],
    shape: NamedDependency[Shape],
    event_id: FromPath[str],
    checkpoint_id: FromPath[str],
) -> Response[Envelope[Checkpoint]]:
    """Read a checkpoint."""
    require_fields(Checkpoint, shape)
    row = await hub.database.read(
        lambda connection: PLACE.get_row(connection, caller.tenant_id, event_id, checkpoint_id)
    )
    return answer_record(request, service.to_record(row), row.version, shape)


@put("/{checkpoint_id:str}", guards=[requires("events:update")])
async def update_checkpoint(
    *,
    hub: NamedDependency[Hub],
    caller: NamedDependency[Caller],
    event_id: FromPath[str],
    checkpoint_id: FromPath[str],
    data: JSONBody[CheckpointUpdate],
    if_match: IfMatchHeader = None,
) -> Response[Envelope[Checkpoint]]:
    """Change the fields of a checkpoint that are sent; needs If-Match."""
    match, moment = require_if_match(if_match), hub.moment(caller.actor)

    def work(connection: Connection) -> Checkpoint:
        row = PLACE.get_row(connection, caller.tenant_id, event_id, checkpoint_id)
        return service.update(connection, moment, row, data, if_match=match)

    checkpoint = await hub.database.write(work)
    return answer_changed(checkpoint, checkpoint.version)


@delete("/{checkpoint_id:str}", guards=[requires("events:update")])
async def delete_checkpoint(
    *,
    hub: NamedDependency[Hub],
    caller: NamedDependency[Caller],
    event_id: FromPath[str],
    checkpoint_id: FromPath[str],
    if_match: IfMatchHeader = None,
) -> None:
    """Delete a checkpoint softly; its logs stay, and If-Match is heeded where it is sent."""
    match, moment = parse_tags(if_match, "If-Match"), hub.moment(caller.actor)

    def work(connection: Connection) -> None:
        row = PLACE.get_row(connection, caller.tenant_id, event_id, checkpoint_id)
        PLACE.delete(connection, moment, row, match)

    await hub.database.write(work)


router = Router(
    f"{EVENTS}/{{event_id:str}}/checkpoints",
    route_handlers=[list_checkpoints, create_checkpoint, get_checkpoint, update_checkpoint, delete_checkpoint],
    tags=["Checkpoints"],
)
