"""How the hub describes itself: OpenAPI 3.1 at `/openapi.json`."""

from typing import Any

import msgspec
from litestar import Request, Response, Router
from litestar.handlers import HTTPRouteHandler
from litestar.openapi import OpenAPIConfig
from litestar.openapi.plugins import JsonRenderPlugin
from litestar.openapi.spec import Components, SecurityScheme
from litestar.types import Method
from litestar.types.internal_types import PathParameterDefinition

from server_stub.errors import NotFoundError
from sync.wire.envelope import ErrorEnvelope
from sync.wire.routes import API_KEY_HEADER


class _Description(JsonRenderPlugin):
    """The framework's description, with our refusals in the place of its own."""

    def render(self, request: Request[Any, Any, Any], openapi_schema: dict[str, Any]) -> bytes:  # noqa: ARG002  the framework passes it
        """Return the description as JSON."""
        return msgspec.json.encode(with_refusals(openapi_schema))


def with_refusals(described: dict[str, Any]) -> dict[str, Any]:
    """Return the description in which every operation may answer the error envelope."""
    (envelope,), schemas = msgspec.json.schema_components([ErrorEnvelope], ref_template="#/components/schemas/{name}")
    refusal = {"description": "Refused; the code says why.", "content": {"application/json": {"schema": envelope}}}
    paths = {
        path: {method: _may_refuse(operation, refusal) for method, operation in item.items()}
        for path, item in described["paths"].items()
    }
    components = described["components"]
    components = components | {"schemas": components["schemas"] | schemas}
    return described | {"paths": paths, "components": components}


def _may_refuse(operation: dict[str, Any], refusal: dict[str, Any]) -> dict[str, Any]:
    kept = {status: answer for status, answer in operation["responses"].items() if status != "400"}
    return operation | {"responses": kept | {"4XX": refusal, "5XX": refusal}}


def openapi_config() -> OpenAPIConfig:
    """Return the title page of the description; routes, parameters and schemas come from the handlers."""
    key = SecurityScheme(type="apiKey", name=API_KEY_HEADER, security_scheme_in="header")
    return OpenAPIConfig(
        title="Gatehouse hub",
        version="1",
        description="Events, participants, and everything that happens at their doors.",
        openapi_router=Router(
            "/openapi.json", route_handlers=[], include_in_schema=False, after_request=_refuse_missing
        ),
        render_plugins=[_Description(path="/")],
        components=Components(security_schemes={"apiKey": key}),
        security=[{"apiKey": []}],
        use_handler_docstrings=True,
        operation_id_creator=operation_id,
    )


async def _refuse_missing(response: Response[Any]) -> Response[Any]:
    """Put the error envelope in the place of the framework's own page for paths under the description's."""
    if response.status_code == 404:
        raise NotFoundError("There is nothing here.")
    return response


def operation_id(handler: HTTPRouteHandler, _method: Method, _path: list[str | PathParameterDefinition]) -> str:
    """Return the handler's name in camelCase; every handler of the hub has a name of its own."""
    first, *others = handler.handler_name.split("_")
    return first + "".join(word.title() for word in others)
