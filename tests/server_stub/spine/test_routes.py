"""Every route of the hub, whoever wrote it: guarded, described, and on the docs page."""

import re

import httpx
import pytest
from litestar.routes import HTTPRoute

from server_stub.web.authentication import Permission
from sync.wire.routes import API, PAIR
from tests.support.hub import InProcessHub

OPEN = {("POST", PAIR)}
"""What needs no key."""


def operations(hub: InProcessHub) -> list[tuple[str, str, list[Permission]]]:
    return [
        (method, route.path, [guard for guard in handler.resolve_guards() if isinstance(guard, Permission)])
        for route in hub.app.routes
        if isinstance(route, HTTPRoute) and route.path.startswith(API)
        for handler in route.route_handlers
        for method in handler.http_methods
        if method != "OPTIONS"
    ]


def test_every_route_asks_for_one_permission(hub: InProcessHub) -> None:
    """Nothing under the API is open by oversight; only pairing is, since it brings the first key."""
    found = operations(hub)
    assert len(found) > 15
    unguarded = {(method, path) for method, path, guards in found if len(guards) != 1}
    assert unguarded == OPEN


def test_every_route_refuses_whoever_has_no_key_or_the_wrong_one(hub: InProcessHub, tenant_id: str) -> None:
    """401 without a key and 403 with one that may do something else, before the request is looked at."""
    with hub.client() as nobody, hub.client(hub.make_key(tenant_id, "event-clone:execute")) as somebody:
        for method, path, _ in operations(hub):
            if (method, path) not in OPEN:
                place = re.sub(r"{\w+:\w+}", "x", path)
                assert nobody.request(method, place).status_code == 401, place
                assert somebody.request(method, place).status_code == 403, place


def test_the_description_is_openapi_3_1_and_knows_every_route(hub: InProcessHub, client: httpx.Client) -> None:
    """What is served is what is described, under names that a client generator can use."""
    described = client.get("/openapi.json").json()
    assert described["openapi"].startswith("3.1")
    found = {(method.upper(), path) for path, item in described["paths"].items() for method in item}
    served = {(method, re.sub(r":\w+}", "}", path)) for method, path, _ in operations(hub)}
    assert served <= found
    listing = described["paths"]["/api/v1/events/{event_id}/participants"]["get"]
    assert listing["operationId"] == "listParticipants"
    assert listing["responses"]["4XX"]["content"]["application/json"]["schema"] == {
        "$ref": "#/components/schemas/ErrorEnvelope"
    }
    assert {"code", "message"} <= set(described["components"]["schemas"]["ErrorBody"]["properties"])
    assert {parameter["name"] for parameter in listing["parameters"]} >= {
        "page",
        "pageSize",
        "sort",
        "fields",
        "status",
    }


def test_the_docs_page_shows_every_operation_and_needs_nothing_from_elsewhere(client: httpx.Client) -> None:
    """It works in a hall without internet: no script, no font, no picture from another host."""
    described = client.get("/openapi.json").json()
    answer = client.get("/docs")
    assert answer.headers["Content-Type"].startswith("text/html")
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'; style-src 'unsafe-inline'"
    for path, item in described["paths"].items():
        assert f"<code>{path}</code>" in answer.text
        for operation in item.values():
            assert f'id="{operation["operationId"]}"' in answer.text
    assert "participants:update" in answer.text
    assert not re.search(r"""(src|href)=["'](https?:)?//|@import|url\(|<script""", answer.text)


@pytest.mark.parametrize("path", ["/openapi.json", "/docs", "/health"])
def test_what_describes_the_hub_needs_no_key(hub: InProcessHub, path: str) -> None:
    """A monitor and a newcomer can look."""
    with hub.client() as nobody:
        assert nobody.get(path).status_code == 200
