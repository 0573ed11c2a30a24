"""Journals over HTTP: what a device recorded, and what the hub holds of it."""

from typing import Any

from litestar import Request, Router, get, post
from litestar.di import NamedDependency
from sqlalchemy import Connection

from server_stub.devices import service as devices
from server_stub.hub import Hub
from server_stub.journal import batches, service
from server_stub.journal.access_logs import Sender
from server_stub.web.authentication import Caller, requires
from sync.wire.envelope import Envelope
from sync.wire.journal import JournalAnswer, JournalMark
from sync.wire.routes import JOURNAL, JOURNAL_MARK


@post(JOURNAL, guards=[requires("check-in:scan")], status_code=200)
async def receive_journal(
    request: Request[Any, Any, Any], hub: NamedDependency[Hub], caller: NamedDependency[Caller]
) -> Envelope[JournalAnswer]:
    """Take in rows of the calling device: ascending, of one epoch, plain or as gzip. Answered once they are durable.

    A row that is well-formed is never refused; sending rows again does no harm.
    """
    device_id = devices.require_device(caller)
    batch = batches.read_batch(await request.body(), request.headers.get("Content-Encoding", ""))
    rows = batches.chain_batch(batch)
    now_ms = hub.now_ms()

    def work(connection: Connection) -> JournalAnswer:
        row = devices.get_row(connection, caller.tenant_id, device_id)
        sender = Sender(device_id=row.id, tenant_id=row.tenant_id, event_id=row.event_id)
        return service.ingest(connection, sender, batch.epoch, rows, now_ms)

    return Envelope(data=await hub.database.write(work))


@get(JOURNAL_MARK, guards=[requires("check-in:scan")])
async def get_mark(hub: NamedDependency[Hub], caller: NamedDependency[Caller]) -> Envelope[JournalMark]:
    """Read what the hub holds of the calling device."""
    device_id = devices.require_device(caller)

    def work(connection: Connection) -> JournalMark:
        devices.get_row(connection, caller.tenant_id, device_id)
        return service.read_mark(connection, device_id)

    return Envelope(data=await hub.database.read(work))


router = Router("/", route_handlers=[receive_journal, get_mark], tags=["Devices"])
