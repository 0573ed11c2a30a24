"""Query parameters: a route refuses those that it does not know, since a mistyped filter must not answer everything."""

import re
from typing import Any

from litestar import Litestar, Request

from server_stub.errors import ValidationError
from sync.wire.envelope import FieldError

_PARAMETER_TYPE = re.compile(r":\w+}")


async def refuse_unknown_query(request: Request[Any, Any, Any]) -> None:
    """Return when the route has every query parameter that was sent, going by its OpenAPI description.

    Raises:
        ValidationError: naming those it does not have.
    """
    given = set(request.query_params.keys())
    if not given:
        return
    known = _known_query(request.app).get((request.scope["path_template"], request.method), set())
    if unknown := sorted(given - known):
        details = [FieldError(field=name, message="is no parameter of this route") for name in unknown]
        raise ValidationError("The query is not valid.", details=details)


def _known_query(app: Litestar) -> dict[tuple[str, str], set[str]]:
    known: dict[tuple[str, str], set[str]] | None = app.state.get("known_query")
    if known is None:
        known = app.state.known_query = _described_query(app)
    return known


def _described_query(app: Litestar) -> dict[tuple[str, str], set[str]]:
    described = app.openapi_schema.to_schema()["paths"]
    return {
        (route.path_format, method): {
            parameter["name"]
            for parameter in described.get(_PARAMETER_TYPE.sub("}", route.path_format), {})
            .get(method.lower(), {})
            .get("parameters", [])
            if parameter["in"] == "query"
        }
        for route in app.routes
        for method in getattr(route, "methods", ())
    }
