"""The hub as an ASGI application: every route, and what all of them share."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress

from litestar import Litestar
from litestar.datastructures import State
from litestar.di import Provide
from litestar.types import ControllerRouterHandler

from server_stub.api_keys import routes as api_keys
from server_stub.check_in import checkpoint_routes, log_routes, zone_routes
from server_stub.database import Database
from server_stub.devices import routes as devices
from server_stub.doors import routes as doors
from server_stub.doors.snapshots import Snapshots
from server_stub.events import routes as events
from server_stub.events import workflow_routes
from server_stub.gate.key_gate import KeyGate
from server_stub.health import health
from server_stub.hub import Hub
from server_stub.journal import routes as journal
from server_stub.moment import Clock, Ids
from server_stub.pages.docs import docs
from server_stub.participants import routes as participants
from server_stub.settings import Settings
from server_stub.web.authentication import provide_caller, provide_hub
from server_stub.web.bodies import HubRequest
from server_stub.web.lists import provide_list_query, provide_shape
from server_stub.web.openapi import openapi_config
from server_stub.web.queries import refuse_unknown_query
from server_stub.web.refusals import refuse
from server_stub.web.stamps import stamp, timed

ROUTES: Sequence[ControllerRouterHandler] = (
    health,
    docs,
    api_keys.router,
    events.router,
    participants.router,
    workflow_routes.router,
    zone_routes.router,
    checkpoint_routes.router,
    log_routes.router,
    doors.router,
    devices.router,
    journal.router,
)
"""Everything that the hub answers, besides its OpenAPI description."""


def create_app(settings: Settings, database: Database, clock: Clock, ids: Ids) -> Litestar:
    """Return the hub over a database that has the schema of this version; whoever opened the database closes it."""
    hub = Hub(settings=settings, database=database, now_ms=clock, new_id=ids, keys=KeyGate(database, clock))
    return Litestar(
        route_handlers=ROUTES,
        dependencies={
            "hub": Provide(provide_hub),
            "caller": Provide(provide_caller),
            "list_query": Provide(provide_list_query),
            "shape": Provide(provide_shape),
        },
        request_class=HubRequest,
        request_max_body_size=settings.max_body_bytes,
        before_request=refuse_unknown_query,
        before_send=[stamp],
        middleware=[timed],
        exception_handlers={Exception: refuse},
        state=State({"hub": hub, "snapshots": Snapshots()}),
        lifespan=[_running],
        openapi_config=openapi_config(),
        logging_config=None,
    )


@asynccontextmanager
async def _running(app: Litestar) -> AsyncIterator[None]:
    hub: Hub = app.state.hub
    flushing = asyncio.create_task(hub.keys.usage.flush_regularly(hub.database))
    try:
        yield
    finally:
        flushing.cancel()
        with suppress(asyncio.CancelledError):
            await flushing
        await hub.keys.usage.flush(hub.database)
        hub.keys.close()
