"""The stamps on every answer: the request's id and the hub's time; and one line of log for each."""

import logging
import re
import time
from uuid import uuid4

from litestar.datastructures import MutableScopeHeaders
from litestar.types import ASGIApp, Message, Receive, Scope, Send

from server_stub.hub import Hub
from sync.wire.routes import HUB_TIME_HEADER, REQUEST_ID_HEADER
from sync.wire.times import to_wire

_log = logging.getLogger(__name__)

_GIVEN_ID = re.compile(rb"[A-Za-z0-9._-]{1,64}", re.ASCII)


def request_id(scope: Scope) -> str:
    """Return the id of the request: the client's own where it sent a plain one, else one drawn at the first call."""
    known: str | None = scope["state"].get("request_id")
    if known is None:
        given = next((value for name, value in scope["headers"] if name == b"x-request-id"), b"")
        known = given.decode() if _GIVEN_ID.fullmatch(given) else uuid4().hex
        scope["state"]["request_id"] = known
    return known


async def stamp(message: Message, scope: Scope) -> None:
    """Put the headers on an answer that is about to be sent, and log it; Litestar calls this for refusals too."""
    if message["type"] != "http.response.start":
        return
    hub: Hub = scope["litestar_app"].state.hub
    headers = MutableScopeHeaders.from_message(message)
    headers[REQUEST_ID_HEADER] = request_id(scope)
    headers[HUB_TIME_HEADER] = to_wire(hub.now_ms())
    _log_answer(message["status"], scope)


def timed(app: ASGIApp) -> ASGIApp:
    """Return an ASGI application that notes when a request began, for its line of log."""

    async def note_begin(scope: Scope, receive: Receive, send: Send) -> None:
        scope["state"]["began_ns"] = time.perf_counter_ns()
        await app(scope, receive, send)

    return note_begin


def _log_answer(status: int, scope: Scope) -> None:
    """Log route and status; neither path nor query, which may hold a registration code."""
    began_ns = scope["state"].get("began_ns")
    caller = scope["state"].get("caller")
    facts = {
        "method": scope.get("method"),
        "route": scope.get("path_template"),
        "status": status,
        "ms": None if began_ns is None else round((time.perf_counter_ns() - began_ns) / 1e6, 1),
        "key_id": caller.key_id if caller else None,
        "request_id": request_id(scope),
    }
    _log.info("request", extra=facts)
