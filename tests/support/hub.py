"""The real hub in tests: in process behind a transport, or served on a socket that can be cut and opened again.

    with InProcessHub(tmp_path / "hub.db") as hub:
        tenant_id = hub.make_tenant()
        event = hub.make_event(tenant_id)
        with hub.client(hub.make_key(tenant_id, "events:read")) as client:
            client.get(f"{routes.EVENTS}/{event.id}")

Both write through the real services and the real SQLite file; only bcrypt is set to its lowest cost.
"""

import asyncio
import dataclasses
import socket
from collections.abc import Callable
from contextlib import ExitStack
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from typing import Any, Self, TypeVar, cast

import anyio.from_thread
import httpx
import msgspec
from litestar import Litestar
from sqlalchemy import Connection

from server_stub import schema_version, serving
from server_stub.api_keys import service as api_keys
from server_stub.api_keys.forms import NewApiKey
from server_stub.app import create_app
from server_stub.events import service as events
from server_stub.events.forms import NewEvent
from server_stub.hub import Hub
from server_stub.moment import Clock, Moment, system_clock, uuid7_ids
from server_stub.participants import service as participants
from server_stub.participants.forms import NewParticipant
from server_stub.settings import Settings
from server_stub.sqlite_database import SqliteDatabase
from server_stub.tenants import service as tenants
from sync.wire.records import Event, Participant
from sync.wire.routes import API_KEY_HEADER
from tests.support.waiting import wait_until

T = TypeVar("T")

EVERYTHING = "*"
CHEAPEST_BCRYPT = 4
CLIENT_ADDRESS = "127.0.0.1"


class RunningHub:
    """What both kinds of hub offer: making things through the services, and clients."""

    base_url: str

    def __init__(self, path: Path, clock: Clock = system_clock, **changed: Any) -> None:
        self.path = path
        self.clock = clock
        self.settings = dataclasses.replace(_test_settings(path), **changed)

    @property
    def hub(self) -> Hub:
        """The parts that the hub runs on, while it runs."""
        hub: Hub = self.app.state.hub
        return hub

    def _open(self) -> None:
        if not self.path.exists():
            self.path.write_bytes(_empty_database())
        self.database = SqliteDatabase(self.path)
        self.app = create_app(self.settings, self.database, self.clock, uuid7_ids(self.clock))

    def write(self, work: Callable[[Connection, Moment], T]) -> T:
        """Run a service function in a transaction of its own, as another process would, and let the hub see it."""
        moment = self.hub.moment("test")
        result = asyncio.run(self.database.write(lambda connection: work(connection, moment)))
        self.hub.keys.forget_rows()
        return result

    def read(self, work: Callable[[Connection], T]) -> T:
        """Read what is committed."""
        return asyncio.run(self.database.read(work))

    def flush_usage(self) -> None:
        """Write the use of keys that was counted so far, instead of waiting for it."""
        asyncio.run(self.hub.keys.usage.flush(self.database))

    def make_tenant(self, slug: str | None = None) -> str:
        """Return the id of a new tenant, whose slug is its own where none is given."""
        slug = slug or f"tenant-{self.hub.new_id()[-12:]}"
        return self.write(lambda connection, moment: tenants.create(connection, moment, name=slug.title(), slug=slug))

    def make_key(self, tenant_id: str, *permissions: str, device_id: str | None = None, **settings: Any) -> str:
        """Return a new API key that may do everything, or just what is named."""
        new = NewApiKey(name="test", permissions=list(permissions) or [EVERYTHING], **settings)
        scopes = [] if device_id is None else [f"device:{device_id}"]
        drawn = api_keys.draw_hashed(tenant_id, CHEAPEST_BCRYPT)
        self.write(lambda connection, moment: api_keys.create(connection, moment, tenant_id, drawn, new, scopes=scopes))
        return drawn.key.text

    def make_event(self, tenant_id: str, **changed: Any) -> Event:
        """Return a new published event with three types and two access levels, on now by any test's clock."""
        new = msgspec.convert(_EVENT | changed, NewEvent)
        return self.write(lambda connection, moment: events.create(connection, moment, tenant_id, new))

    def make_participant(self, tenant_id: str, event_id: str, **changed: Any) -> Participant:
        """Return a new approved delegate; fields are named as on the wire."""
        new = msgspec.convert(_PARTICIPANT | changed, NewParticipant)
        return self.write(lambda connection, moment: participants.create(connection, moment, tenant_id, event_id, new))

    def client(self, key: str | None = None) -> httpx.Client:
        """Return a client of this hub that presents the key."""
        raise NotImplementedError


_EVENT = {
    "name": "Nile Summit",
    "startDate": "2026-01-01T00:00:00Z",
    "endDate": "2036-01-01T00:00:00Z",
    "timezone": "Africa/Addis_Ababa",
    "status": "PUBLISHED",
    "participantTypes": ["delegate", "press", "speaker"],
    "accessLevels": ["hall", "vip"],
}
_PARTICIPANT = {
    "firstName": "Hana",
    "lastName": "Girma",
    "participantType": "delegate",
    "status": "APPROVED",
    "accessLevels": ["hall"],
}


class InProcessHub(RunningHub, httpx.BaseTransport):
    """A hub that is its own synchronous transport: requests are ASGI calls in a thread, and no socket is opened.

    A client enters and leaves its transport together with itself, so that only the outermost leaving ends the hub.
    """

    base_url = "http://hub.test"
    client_address = CLIENT_ADDRESS
    """Where requests come from, as the hub sees it; a test may change it."""
    _entered = 0

    def __enter__(self) -> Self:
        self._entered += 1
        if self._entered == 1:
            self._open()
            self._stack = ExitStack()
            self._stack.callback(self.database.close)
            self._portal = self._stack.enter_context(anyio.from_thread.start_blocking_portal())
            self._stack.enter_context(self._portal.wrap_async_context_manager(self.app.lifespan()))
        return self

    def __exit__(self, *_: object) -> None:
        self._entered -= 1
        if self._entered == 0:
            self._stack.close()

    def client(self, key: str | None = None) -> httpx.Client:
        """Return a client of this hub that presents the key."""
        return httpx.Client(transport=self, base_url=self.base_url, headers=_headers(key))

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Answer a request; what the hub streams is gathered first."""
        return self._portal.call(_call, self.app, request, request.read(), self.client_address)


class ServedHub(RunningHub):
    """A hub served by uvicorn on a port of this machine; `stop` and `start` cut it off and bring it back as it was."""

    port = 0

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self.is_running:
            self.stop()

    is_running = False

    @property
    def base_url(self) -> str:  # type: ignore[override]  # known only once the hub listens, and then for good
        """Where the hub is; the same after every start."""
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Serve, on the same file and port as before."""
        self._open()
        listener = serving.listen("127.0.0.1", self.port)
        self.port = listener.getsockname()[1]
        self._server = serving.make_server(self.app)
        self._thread = Thread(target=self._serve, args=(listener,), name="served-hub")
        self._thread.start()
        wait_until(lambda: self._server.started or not self._thread.is_alive(), what="the hub serves")
        self.is_running = True

    def stop(self) -> None:
        """Close every connection and the file; connecting is refused from now on."""
        self._server.should_exit = True
        self._thread.join()
        self.database.close()
        self.is_running = False

    def client(self, key: str | None = None) -> httpx.Client:
        """Return a client of this hub that presents the key."""
        return httpx.Client(base_url=self.base_url, headers=_headers(key), trust_env=False)

    def _serve(self, listener: socket.socket) -> None:
        with listener:
            self._server.run(sockets=[listener])


@cache
def _empty_database() -> bytes:
    """Return a migrated file without rows; migrating takes longer than most tests."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "hub.db"
        schema_version.migrate(path)
        return path.read_bytes()


async def _call(app: Litestar, request: httpx.Request, body: bytes, address: str) -> httpx.Response:
    transport = httpx.ASGITransport(cast("Any", app), raise_app_exceptions=False, client=(address, 50_000))
    passed_on = httpx.Request(request.method, request.url, headers=request.headers, content=body)
    answer = await transport.handle_async_request(passed_on)
    content = await answer.aread()
    return httpx.Response(answer.status_code, headers=answer.headers.raw, stream=httpx.ByteStream(content))


def _headers(key: str | None) -> dict[str, str]:
    return {} if key is None else {API_KEY_HEADER: key}


def _test_settings(path: Path) -> Settings:
    return Settings(database=f"sqlite:///{path}", bcrypt_cost=CHEAPEST_BCRYPT)
