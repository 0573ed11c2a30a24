"""Who calls, and whether they may: the guard on every route that needs an API key."""

from dataclasses import dataclass
from typing import Any

from litestar import Request
from litestar.connection import ASGIConnection
from litestar.datastructures import State
from litestar.handlers.base import BaseRouteHandler

from server_stub.errors import ForbiddenError, NotFoundError
from server_stub.gate.permissions import CATALOGUE, grants
from server_stub.hub import Hub
from server_stub.tenants.records import FeatureFlag
from sync.wire.routes import API_KEY_HEADER


@dataclass(frozen=True, slots=True)
class Caller:
    """The key behind a request, checked and permitted."""

    tenant_id: str
    key_id: str
    permissions: tuple[str, ...]
    device_id: str | None

    @property
    def actor(self) -> str:
        """How the audit trail names the caller."""
        return f"key:{self.key_id}"


@dataclass(frozen=True, slots=True)
class Permission:
    """A guard that lets in keys that hold a permission, of tenants that have the capability switched on."""

    needed: str
    flag: FeatureFlag

    async def __call__(self, connection: ASGIConnection[Any, Any, Any, State], _: BaseRouteHandler) -> None:
        """Let the request in, or raise the `HubError` that refuses it."""
        hub: Hub = connection.app.state.hub
        address = connection.client.host if connection.client else ""
        key = await hub.keys.admit(
            connection.headers.get(API_KEY_HEADER), address=address, origin=connection.headers.get("Origin")
        )
        connection.state.caller = Caller(key.tenant_id, key.id, key.permissions, key.device_id)
        if self.flag in key.switched_off:
            raise NotFoundError("There is nothing here.")
        if not grants(key.permissions, self.needed):
            raise ForbiddenError(f"This API key lacks the permission {self.needed}.")


def requires(permission: str, flag: FeatureFlag = FeatureFlag.REST_API) -> Permission:
    """Return the guard for a route, as in `@get(..., guards=[requires("participants:read")])`.

    Raises:
        ValueError: the platform has no such permission.
    """
    if permission not in CATALOGUE:
        raise ValueError(f"no such permission: {permission}")
    return Permission(permission, flag)


async def provide_caller(request: Request[Any, Any, State]) -> Caller:
    """Return who calls, for handlers behind a `requires` guard."""
    caller: Caller = request.state.caller
    return caller


async def provide_hub(request: Request[Any, Any, State]) -> Hub:
    """Return the parts that the hub runs on."""
    hub: Hub = request.app.state.hub
    return hub
