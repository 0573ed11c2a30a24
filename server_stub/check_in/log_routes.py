"""Access logs and occupancy over HTTP."""

from collections.abc import AsyncIterator, Sequence
from functools import partial
from typing import Annotated, Any

from litestar import Request, Response, Router, get
from litestar.di import NamedDependency
from litestar.params import FromPath, QueryParameter
from litestar.response import Stream
from sqlalchemy import ColumnElement, Connection, Row, select, tuple_

from server_stub.check_in import access_logs as mapping
from server_stub.check_in import occupancy
from server_stub.check_in.records import access_logs
from server_stub.database import Database
from server_stub.errors import ValidationError
from server_stub.events import service as events
from server_stub.hub import Hub
from server_stub.web.answers import answer_list, require_fields
from server_stub.web.authentication import Caller, requires
from server_stub.web.instants import read_instant
from server_stub.web.lists import ListQuery, Page, Shape, select_page, where_equal
from sync.wire.enums import ScanResult
from sync.wire.envelope import Envelope, FieldError
from sync.wire.records import AccessLog, VenueOccupancy
from sync.wire.routes import EVENTS

_SORTABLE = {
    "correctedAt": access_logs.c.corrected_ms,
    "scannedAt": access_logs.c.scanned_ms,
    "receivedAt": access_logs.c.received_ms,
}
_ROWS_AT_ONCE = 1_000
_CSV = "text/csv"
_CSV_TYPE = f"{_CSV}; charset=utf-8; header=present"

Conditions = Sequence[ColumnElement[bool]]


async def provide_filters(
    *,
    event_id: FromPath[str],
    checkpoint_id: Annotated[str | None, QueryParameter(name="checkpointId")] = None,
    scan_result: Annotated[ScanResult | None, QueryParameter(name="scanResult")] = None,
    participant_id: Annotated[str | None, QueryParameter(name="participantId")] = None,
    device_id: Annotated[str | None, QueryParameter(name="deviceId")] = None,
    from_at: Annotated[str | None, QueryParameter(name="from", description="Corrected time, inclusive.")] = None,
    to_at: Annotated[str | None, QueryParameter(name="to", description="Corrected time, exclusive.")] = None,
) -> Conditions:
    """Return the conditions of the fields that the logs are filtered by."""
    faults: list[FieldError] = []
    from_ms, to_ms = read_instant(from_at, "from", faults), read_instant(to_at, "to", faults)
    if faults:
        raise ValidationError("The query is not valid.", details=faults)
    logs = access_logs.c
    conditions = where_equal(
        {
            logs.checkpoint_id: checkpoint_id,
            logs.scan_result: scan_result,
            logs.participant_id: participant_id,
            logs.device_id: device_id,
        }
    )
    conditions += [] if from_ms is None else [logs.corrected_ms >= from_ms]
    conditions += [] if to_ms is None else [logs.corrected_ms < to_ms]
    return [logs.event_id == event_id, *conditions]


@get("/access-logs", guards=[requires("check-in:scan")], dependencies={"filters": provide_filters})
async def list_access_logs(
    *,
    request: Request[Any, Any, Any],
    hub: NamedDependency[Hub],
    caller: NamedDependency[Caller],
    list_query: NamedDependency[ListQuery],
    shape: NamedDependency[Shape],
    filters: NamedDependency[Conditions],
    event_id: FromPath[str],
) -> Response[Envelope[list[AccessLog]]]:
    """List what happened at the checkpoints, by corrected time; with `Accept: text/csv` all of it as a table."""
    require_fields(AccessLog, shape)
    by_time = ListQuery(list_query.page, list_query.page_size, list_query.sort or "correctedAt")

    def work(connection: Connection) -> Page | None:
        events.get_row(connection, caller.tenant_id, event_id)
        return None if wants_csv else select_page(connection, access_logs, by_time, filters, _SORTABLE)

    wants_csv = request.accept.best_match(["application/json", _CSV]) == _CSV
    page = await hub.database.read(work)
    if page is None:
        headers = {"Content-Disposition": 'attachment; filename="access-logs.csv"', "Vary": "Accept, X-API-Key"}
        table: Response[Any] = Stream(_csv(hub.database, filters), media_type=_CSV_TYPE, headers=headers)
        return table
    return answer_list(request, [mapping.to_record(row) for row in page.rows], page.meta, shape)


@get("/occupancy", guards=[requires("check-in:scan")])
async def read_occupancy(
    hub: NamedDependency[Hub], caller: NamedDependency[Caller], event_id: FromPath[str]
) -> Envelope[list[VenueOccupancy]]:
    """Read how many are inside the event and inside each of its zones."""
    now_ms = hub.now_ms()

    def work(connection: Connection) -> list[VenueOccupancy]:
        events.get_row(connection, caller.tenant_id, event_id)
        return occupancy.read(connection, caller.tenant_id, event_id, now_ms)

    return Envelope(data=await hub.database.read(work))


router = Router(f"{EVENTS}/{{event_id:str}}", route_handlers=[list_access_logs, read_occupancy], tags=["Check-in"])


async def _csv(database: Database, filters: Conditions) -> AsyncIterator[str]:
    yield mapping.csv_header()
    rows = await database.read(lambda connection: _next_rows(connection, filters, None))
    while rows:
        yield mapping.csv_lines(map(mapping.to_record, rows))
        last = rows[-1]
        rows = await database.read(partial(_next_rows, filters=filters, last=last))


def _next_rows(connection: Connection, filters: Conditions, last: Row[Any] | None) -> Sequence[Row[Any]]:
    place = tuple_(access_logs.c.corrected_ms, access_logs.c.id)
    after = [] if last is None else [place > tuple_(last.corrected_ms, last.id)]
    wanted = select(access_logs).where(*filters, *after).order_by(access_logs.c.corrected_ms, access_logs.c.id)
    return connection.execute(wanted.limit(_ROWS_AT_ONCE)).all()
