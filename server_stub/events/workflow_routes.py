"""Workflows over HTTP, read only."""

from typing import Any

from litestar import Request, Response, Router, get
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery
from sqlalchemy import Connection

from server_stub.events import service as events
from server_stub.hub import Hub
from server_stub.web.answers import answer_list, answer_record, require_fields
from server_stub.web.authentication import Caller, requires
from server_stub.web.lists import ListQuery, Shape, select_page, where_equal
from server_stub.workflows import service
from server_stub.workflows.records import workflows
from sync.wire.envelope import Envelope, PageMeta
from sync.wire.records import Workflow
from sync.wire.routes import EVENTS

_SORTABLE = {
    "createdAt": workflows.c.created_ms,
    "updatedAt": workflows.c.updated_ms,
    "name": workflows.c.name,
}


@get(guards=[requires("workflows:read")])
async def list_workflows(
    *,
    request: Request[Any, Any, Any],
    hub: NamedDependency[Hub],
    caller: NamedDependency[Caller],
    list_query: NamedDependency[ListQuery],
    shape: NamedDependency[Shape],
    event_id: FromPath[str],
    name: FromQuery[str | None] = None,
) -> Response[Envelope[list[Workflow]]]:
    """List the workflows of an event with their steps, oldest first."""
    require_fields(Workflow, shape)

    def work(connection: Connection) -> tuple[list[Workflow], PageMeta]:
        events.get_row(connection, caller.tenant_id, event_id)
        conditions = [*service.of_event_conditions(caller.tenant_id, event_id), *where_equal({workflows.c.name: name})]
        page = select_page(connection, workflows, list_query, conditions, _SORTABLE)
        return service.with_steps(connection, page.rows), page.meta

    found, meta = await hub.database.read(work)
    return answer_list(request, found, meta, shape)


@get("/{workflow_id:str}", guards=[requires("workflows:read")])
async def get_workflow(
    *,
    request: Request[Any, Any, Any],
    hub: NamedDependency[Hub],
    caller: NamedDependency[Caller],
    shape: NamedDependency[Shape],
    event_id: FromPath[str],
    workflow_id: FromPath[str],
) -> Response[Envelope[Workflow]]:
    """Read a workflow with its steps."""
    require_fields(Workflow, shape)

    def work(connection: Connection) -> Workflow:
        events.get_row(connection, caller.tenant_id, event_id)
        return service.get(connection, caller.tenant_id, event_id, workflow_id)

    found = await hub.database.read(work)
    return answer_record(request, found, found.version, shape)


router = Router(
    f"{EVENTS}/{{event_id:str}}/workflows", route_handlers=[list_workflows, get_workflow], tags=["Workflows"]
)
