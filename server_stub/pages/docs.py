"""The documentation of the REST API as one page that needs nothing from elsewhere."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from litestar import Litestar, MediaType, Request, Response, get
from litestar.routes import HTTPRoute

from server_stub.web.authentication import Permission
from server_stub.web.openapi import operation_id

_METHODS = ("get", "post", "put", "delete")


@dataclass(frozen=True, slots=True)
class Parameter:
    """A path, query or header parameter as the page shows it."""

    name: str
    place: str
    required: bool
    rule: str


@dataclass(frozen=True, slots=True)
class Operation:
    """An operation as the page shows it."""

    anchor: str
    method: str
    path: str
    text: str
    permission: str | None
    parameters: list[Parameter]
    body: str | None


@dataclass(frozen=True, slots=True)
class Section:
    """The operations of one tag."""

    title: str
    operations: list[Operation] = field(default_factory=list)


@get("/docs", media_type=MediaType.HTML, include_in_schema=False)
async def docs(request: Request[Any, Any, Any]) -> Response[str]:
    """Show the documentation."""
    page = _template().render(title="REST API", sections=sections(request.app))
    policy = "default-src 'none'; style-src 'unsafe-inline'"
    return Response(page, media_type=MediaType.HTML, headers={"Content-Security-Policy": policy})


def sections(app: Litestar) -> list[Section]:
    """Return the operations of the OpenAPI description by tag, in the order of the routes."""
    permissions = _permissions(app)
    found: dict[str, Section] = {}
    for path, item in app.openapi_schema.to_schema()["paths"].items():
        for method in _METHODS:
            if method in item:
                title = item[method].get("tags", ["Other"])[0]
                section = found.setdefault(title, Section(title))
                section.operations.append(_operation(path, method, item[method], permissions))
    return list(found.values())


def _operation(path: str, method: str, described: Mapping[str, Any], permissions: Mapping[str, str]) -> Operation:
    name: str = described["operationId"]
    return Operation(
        anchor=name,
        method=method.upper(),
        path=path,
        text=described.get("description", ""),
        permission=permissions.get(name),
        parameters=[_parameter(parameter) for parameter in described.get("parameters", [])],
        body=_body(described.get("requestBody")),
    )


def _parameter(described: Mapping[str, Any]) -> Parameter:
    return Parameter(
        name=described["name"],
        place=described["in"],
        required=described.get("required", False),
        rule=described.get("description") or _rule(described.get("schema", {})),
    )


def _rule(schema: Mapping[str, Any]) -> str:
    choices = [choice for choice in schema.get("oneOf", [schema]) if choice.get("type") != "null"]
    chosen = choices[0] if choices else schema
    if "$ref" in chosen:
        return str(chosen["$ref"].rpartition("/")[2])
    return str(chosen.get("type", "value"))


def _body(described: Mapping[str, Any] | None) -> str | None:
    if described is None:
        return None
    return next((_rule(content["schema"]) for content in described["content"].values() if "schema" in content), None)


def _permissions(app: Litestar) -> dict[str, str]:
    """Return the permission that each operation asks for, by operation id."""
    return {
        operation_id(handler, "GET", []): guard.needed
        for route in app.routes
        if isinstance(route, HTTPRoute)
        for handler in route.route_handlers
        for guard in handler.resolve_guards()
        if isinstance(guard, Permission)
    }


@cache
def _template() -> Any:
    environment = Environment(loader=PackageLoader("server_stub.pages"), autoescape=True, undefined=StrictUndefined)
    return environment.get_template("docs.html")
