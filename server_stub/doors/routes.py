"""The change feed and the snapshot over HTTP."""

import base64
from collections.abc import Iterator
from typing import Annotated, Any, BinaryIO

from litestar import MediaType, Request, Response, Router, get
from litestar.background_tasks import BackgroundTask
from litestar.datastructures import State
from litestar.di import NamedDependency, Provide
from litestar.params import FromPath, QueryParameter
from litestar.response import Stream
from sqlalchemy import Connection, select

from server_stub.devices import service as devices
from server_stub.doors import ranges
from server_stub.doors.ranges import ByteRange
from server_stub.doors.snapshots import Snapshot, Snapshots
from server_stub.errors import NotFoundError, RangeNotSatisfiableError
from server_stub.events.records import events
from server_stub.feed import service
from server_stub.feed.service import FeedPage
from server_stub.hub import Hub
from server_stub.web.authentication import Caller, requires
from server_stub.web.conditional import is_unchanged
from sync.wire.changes import MAX_PAGE, ChangePage
from sync.wire.envelope import Envelope
from sync.wire.routes import DIGEST_HEADER, EVENTS, SNAPSHOT_MEDIA_TYPE

_CHUNK_BYTES = 64 * 1024
_DEFAULT_LIMIT = 1_000


@get("/{event_id:str}/changes", guards=[requires("check-in:scan")])
async def list_changes(
    hub: NamedDependency[Hub],
    caller: NamedDependency[Caller],
    event_id: FromPath[str],
    since: Annotated[int, QueryParameter(ge=0, description="The number that the client stands at.")] = 0,
    limit: Annotated[int, QueryParameter(ge=1, le=MAX_PAGE)] = _DEFAULT_LIMIT,
) -> Response[Envelope[ChangePage]]:
    """Read what changed for the doors of an event since a change number, in commit order."""

    def work(connection: Connection) -> FeedPage:
        _require_own(connection, caller, event_id)
        return service.page(connection, event_id, since, limit)

    body: Any = _page_json(await hub.database.read(work))
    return Response(content=body, media_type=MediaType.JSON, headers={"Cache-Control": "private, no-store"})


@get("/{event_id:str}/snapshot", guards=[requires("check-in:scan")], media_type=SNAPSHOT_MEDIA_TYPE)
async def get_snapshot(
    request: Request[Any, Any, Any],
    hub: NamedDependency[Hub],
    caller: NamedDependency[Caller],
    snapshots: NamedDependency[Snapshots],
    event_id: FromPath[str],
) -> Response[Any]:
    """Download what the doors of an event need, as gzip over lines of JSON; a broken download goes on by Range."""
    await hub.database.read(lambda connection: _require_own(connection, caller, event_id))
    folder = hub.settings.database_path.with_suffix(".snapshots")
    snapshot = await snapshots.of_event(hub.database, folder, event_id)
    headers = _headers(snapshot)
    if is_unchanged(request.headers.get("If-None-Match"), snapshot.etag):
        return Response(content=b"", status_code=304, headers=headers)
    part = _requested_part(request, snapshot)
    if part is None:
        return _stream(snapshot, ByteRange(0, snapshot.size - 1), 200, headers)
    headers["Content-Range"] = f"bytes {part.first}-{part.last}/{snapshot.size}"
    return _stream(snapshot, part, 206, headers)


async def provide_snapshots(request: Request[Any, Any, State]) -> Snapshots:
    """Return the one maker of snapshots, which `create_app` put into the state."""
    snapshots: Snapshots = request.app.state.snapshots
    return snapshots


router = Router(
    EVENTS,
    route_handlers=[list_changes, get_snapshot],
    dependencies={"snapshots": Provide(provide_snapshots)},
    tags=["Doors"],
)


def _require_own(connection: Connection, caller: Caller, event_id: str) -> None:
    """Return also for a deleted event: its doors are still to hear of that. A device has the one event alone."""
    own = select(events.c.id).where(events.c.id == event_id, events.c.tenant_id == caller.tenant_id)
    if connection.execute(own).first() is None or not _may_device_read(connection, caller, event_id):
        raise NotFoundError("There is no such event.")


def _may_device_read(connection: Connection, caller: Caller, event_id: str) -> bool:
    if caller.device_id is None:
        return True
    event_of_device: str = devices.get_row(connection, caller.tenant_id, caller.device_id).event_id
    return event_of_device == event_id


def _page_json(page: FeedPage) -> bytes:
    """Return the envelope around a `ChangePage` whose rows are JSON already; no tombstone is ever gone."""
    more = b"true" if page.has_more else b"false"
    return b'{"data":{"rows":[%b],"next":%d,"hasMore":%b,"head":%d,"minSince":0}}' % (
        b",".join(page.rows),
        page.next,
        more,
        page.head,
    )


def _headers(snapshot: Snapshot) -> dict[str, str]:
    return {
        "ETag": snapshot.etag,
        DIGEST_HEADER: f"sha-256=:{base64.b64encode(snapshot.digest).decode()}:",
        "Accept-Ranges": "bytes",
        "Cache-Control": "private, no-cache",
        "Vary": "X-API-Key",
    }


def _requested_part(request: Request[Any, Any, Any], snapshot: Snapshot) -> ByteRange | None:
    if request.headers.get("If-Range", snapshot.etag) != snapshot.etag:
        return None
    try:
        return ranges.parse(request.headers.get("Range"), snapshot.size)
    except ranges.UnsatisfiableError as error:
        raise RangeNotSatisfiableError(
            "The snapshot has nothing there.", headers={"Content-Range": f"bytes */{snapshot.size}"}
        ) from error


def _stream(snapshot: Snapshot, part: ByteRange, status: int, headers: dict[str, str]) -> Stream:
    length = part.last - part.first + 1
    sized = {**headers, "Content-Length": str(length)}
    # Opened here and not in the iterator: a newer snapshot may remove the file before the first chunk goes out.
    file = snapshot.path.open("rb")
    file.seek(part.first)
    return Stream(
        _chunks(file, length),
        status_code=status,
        headers=sized,
        media_type=SNAPSHOT_MEDIA_TYPE,
        # A client that is gone before the first chunk leaves the iterator unbegun.
        background=BackgroundTask(file.close),
    )


def _chunks(file: BinaryIO, length: int) -> Iterator[bytes]:
    with file:
        while length > 0 and (chunk := file.read(min(length, _CHUNK_BYTES))):
            length -= len(chunk)
            yield chunk
