"""API keys over HTTP."""

from typing import Annotated, Any

from litestar import Request, Response, Router, delete, get, post, put
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, JSONBody, QueryParameter
from sqlalchemy import Connection

from server_stub.api_keys import service
from server_stub.api_keys.forms import ApiKey, ApiKeyUpdate, MadeApiKey, NewApiKey, PresentedKey, Rotation, Validation
from server_stub.api_keys.making import make_key
from server_stub.api_keys.mapping import to_record
from server_stub.api_keys.rules import require_held
from server_stub.gate.records import api_keys
from server_stub.hub import Hub
from server_stub.web.answers import answer_changed, answer_created, answer_list, answer_record, require_fields
from server_stub.web.authentication import Caller, requires
from server_stub.web.conditional import IfMatchHeader, require_if_match
from server_stub.web.lists import ListQuery, Page, Shape, select_page, where_equal
from sync.wire.enums import ApiKeyStatus, RateLimitTier
from sync.wire.envelope import Envelope
from sync.wire.routes import API

API_KEYS = f"{API}/api-keys"

_SORTABLE = {
    "createdAt": api_keys.c.created_ms,
    "updatedAt": api_keys.c.updated_ms,
    "name": api_keys.c.name,
    "status": api_keys.c.status,
    "lastUsedAt": api_keys.c.last_used_ms,
    "usageCount": api_keys.c.usage_count,
}
_MANAGE = [requires("api-keys:manage")]


@get(guards=_MANAGE)
async def list_api_keys(
    *,
    request: Request[Any, Any, Any],
    hub: NamedDependency[Hub],
    caller: NamedDependency[Caller],
    list_query: NamedDependency[ListQuery],
    shape: NamedDependency[Shape],
    status: FromQuery[ApiKeyStatus | None] = None,
    name: FromQuery[str | None] = None,
    tier: Annotated[RateLimitTier | None, QueryParameter(name="rateLimitTier")] = None,
) -> Response[Envelope[list[ApiKey]]]:
    """List the tenant's API keys, oldest first."""
    require_fields(ApiKey, shape)
    filters = where_equal({api_keys.c.status: status, api_keys.c.name: name, api_keys.c.rate_limit_tier: tier})

    def work(connection: Connection) -> Page:
        own = api_keys.c.tenant_id == caller.tenant_id
        return select_page(connection, api_keys, list_query, [own, *filters], _SORTABLE)

    page, now_ms = await hub.database.read(work), hub.now_ms()
    return answer_list(request, [to_record(row, now_ms) for row in page.rows], page.meta, shape)


@post(guards=_MANAGE)
async def create_api_key(
    hub: NamedDependency[Hub], caller: NamedDependency[Caller], data: JSONBody[NewApiKey]
) -> Response[Envelope[MadeApiKey]]:
    """Make a key; its text is in this answer and in no other."""
    require_held(caller.permissions, data.permissions)
    moment = hub.moment(caller.actor)
    made = await make_key(
        hub,
        caller.tenant_id,
        lambda connection, drawn: service.create(connection, moment, caller.tenant_id, drawn, data),
    )
    return _answer_made(made)


@get("/{key_id:str}", guards=_MANAGE)
async def get_api_key(
    request: Request[Any, Any, Any],
    hub: NamedDependency[Hub],
    caller: NamedDependency[Caller],
    shape: NamedDependency[Shape],
    key_id: FromPath[str],
) -> Response[Envelope[ApiKey]]:
    """Read a key; its ETag is that of its settings, since use is counted without making a new version."""
    require_fields(ApiKey, shape)
    now_ms = hub.now_ms()
    key = await hub.database.read(lambda connection: service.get(connection, caller.tenant_id, key_id, now_ms))
    return answer_record(request, key, key.version, shape)


@put("/{key_id:str}", guards=_MANAGE)
async def update_api_key(
    *,
    hub: NamedDependency[Hub],
    caller: NamedDependency[Caller],
    key_id: FromPath[str],
    data: JSONBody[ApiKeyUpdate],
    if_match: IfMatchHeader = None,
) -> Response[Envelope[ApiKey]]:
    """Change the fields of a key that are sent; needs If-Match."""
    match, moment = require_if_match(if_match), hub.moment(caller.actor)

    def work(connection: Connection) -> ApiKey:
        before = service.get(connection, caller.tenant_id, key_id, moment.now_ms)
        require_held(caller.permissions, before.permissions)
        after = service.update(connection, moment, caller.tenant_id, key_id, data, if_match=match)
        require_held(caller.permissions, after.permissions)
        return after

    key = await hub.database.write(work)
    hub.keys.forget(key_id)
    return answer_changed(key, key.version)


@delete("/{key_id:str}", guards=_MANAGE, status_code=200)
async def revoke_api_key(
    hub: NamedDependency[Hub], caller: NamedDependency[Caller], key_id: FromPath[str]
) -> Response[Envelope[ApiKey]]:
    """Refuse a key from its next request on."""
    moment = hub.moment(caller.actor)
    key = await hub.database.write(lambda connection: service.revoke(connection, moment, caller.tenant_id, key_id))
    hub.keys.forget(key_id)
    return answer_changed(key, key.version)


@post("/{key_id:str}/rotate", guards=_MANAGE)
async def rotate_api_key(
    hub: NamedDependency[Hub],
    caller: NamedDependency[Caller],
    key_id: FromPath[str],
    data: JSONBody[Rotation | None] = None,
) -> Response[Envelope[MadeApiKey]]:
    """Replace a key by a new one with the same settings; the old one stays good for the grace period."""
    moment, hours = hub.moment(caller.actor), (data or Rotation()).grace_period_hours

    def work(connection: Connection, drawn: service.HashedKey) -> ApiKey:
        before = service.get(connection, caller.tenant_id, key_id, moment.now_ms)
        require_held(caller.permissions, before.permissions)
        return service.rotate(connection, moment, caller.tenant_id, key_id, drawn, grace_hours=hours)

    made = await make_key(hub, caller.tenant_id, work)
    hub.keys.forget(key_id)
    return _answer_made(made)


@post("/validate", guards=_MANAGE, status_code=200)
async def validate_api_key(
    request: Request[Any, Any, Any],
    hub: NamedDependency[Hub],
    caller: NamedDependency[Caller],
    data: JSONBody[PresentedKey],
) -> Envelope[Validation]:
    """Say whether a key of this tenant would be accepted now, from an address that it allows."""
    address = request.client.host if request.client else ""
    row = await hub.keys.recognise(data.key, address=address)
    if row is None or row.tenant_id != caller.tenant_id:
        return Envelope(data=Validation(valid=False))
    now_ms = hub.now_ms()
    key = await hub.database.read(lambda connection: service.get(connection, caller.tenant_id, row.id, now_ms))
    return Envelope(data=Validation(valid=True, api_key=key))


def _answer_made(made: MadeApiKey) -> Response[Envelope[MadeApiKey]]:
    return answer_created(made, made.api_key.version, f"{API_KEYS}/{made.api_key.id}")


router = Router(
    API_KEYS,
    route_handlers=[
        list_api_keys,
        create_api_key,
        get_api_key,
        update_api_key,
        revoke_api_key,
        rotate_api_key,
        validate_api_key,
    ],
    tags=["API keys"],
)
