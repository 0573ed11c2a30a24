"""Kiosk devices over HTTP: pairing, configuration, heartbeat, and the list for people."""

import asyncio
from typing import Any

from litestar import Request, Response, Router, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody
from sqlalchemy import Connection

from server_stub.api_keys.service import draw_hashed
from server_stub.devices import pairing, service
from server_stub.devices.pairing import PairingRefusedError
from server_stub.devices.records import kiosk_devices
from server_stub.errors import TooManyRequestsError
from server_stub.events import service as events
from server_stub.hub import Hub
from server_stub.tenants.records import FeatureFlag
from server_stub.web.answers import answer_list, answer_record, require_fields
from server_stub.web.authentication import Caller, requires
from server_stub.web.lists import ListQuery, Page, Shape, select_page
from sync.wire.devices import DeviceConfig, Heartbeat, HeartbeatAnswer, PairAnswer, PairRequest
from sync.wire.envelope import Envelope
from sync.wire.records import KioskDevice
from sync.wire.routes import DEVICE_CONFIG, EVENTS, HEARTBEAT, PAIR

_SORTABLE = {
    "createdAt": kiosk_devices.c.created_ms,
    "updatedAt": kiosk_devices.c.updated_ms,
    "name": kiosk_devices.c.name,
    "mode": kiosk_devices.c.mode,
    "lastHeartbeat": kiosk_devices.c.last_heartbeat_ms,
}

_PLAIN = Shape(fields=None, expand=())


@post(PAIR)
async def pair(
    request: Request[Any, Any, Any], hub: NamedDependency[Hub], data: JSONBody[PairRequest]
) -> Envelope[PairAnswer]:
    """Turn a one-time pairing code into a device and its API key, which is shown this once. Needs no key."""
    address = request.client.host if request.client else ""
    moment = hub.moment("pairing")
    wait_ms = hub.pairing_tries.wait_ms(address, moment.now_ms)
    if wait_ms > 0:
        raise TooManyRequestsError("Too many wrong pairing codes; wait.", retry_after_s=-(-wait_ms // 1000))
    try:
        code = await hub.database.read(lambda connection: pairing.find(connection, data.code, moment.now_ms))
        drawn = await asyncio.to_thread(draw_hashed, code.tenant_id, hub.settings.bcrypt_cost)
        answer = await hub.database.write(lambda connection: pairing.pair(connection, moment, data, drawn))
    except PairingRefusedError:
        hub.pairing_tries.fail(address, moment.now_ms)
        raise
    return Envelope(data=answer)


@get(DEVICE_CONFIG, guards=[requires("check-in:scan", FeatureFlag.KIOSK_MODE)])
async def get_config(
    request: Request[Any, Any, Any], hub: NamedDependency[Hub], caller: NamedDependency[Caller]
) -> Response[Envelope[DeviceConfig]]:
    """Read what the calling device is to be; its version is its ETag."""
    device_id = service.require_device(caller)
    config = await hub.database.read(lambda connection: service.read_config(connection, caller.tenant_id, device_id))
    return answer_record(request, config, config.version, _PLAIN)


@post(HEARTBEAT, guards=[requires("check-in:scan", FeatureFlag.KIOSK_MODE)], status_code=200)
async def heartbeat(
    hub: NamedDependency[Hub], caller: NamedDependency[Caller], data: JSONBody[Heartbeat]
) -> Envelope[HeartbeatAnswer]:
    """Say how the calling device stands."""
    device_id, now_ms = service.require_device(caller), hub.now_ms()
    answer = await hub.database.write(
        lambda connection: service.note_heartbeat(connection, caller.tenant_id, device_id, data, now_ms)
    )
    return Envelope(data=answer)


@get(f"{EVENTS}/{{event_id:str}}/devices", guards=[requires("kiosk:manage", FeatureFlag.KIOSK_MODE)])
async def list_devices(
    *,
    request: Request[Any, Any, Any],
    hub: NamedDependency[Hub],
    caller: NamedDependency[Caller],
    list_query: NamedDependency[ListQuery],
    shape: NamedDependency[Shape],
    event_id: FromPath[str],
) -> Response[Envelope[list[KioskDevice]]]:
    """List the devices of an event, oldest first, each with whether it is online."""
    require_fields(KioskDevice, shape)

    def work(connection: Connection) -> Page:
        events.get_row(connection, caller.tenant_id, event_id)
        living = [kiosk_devices.c.event_id == event_id, kiosk_devices.c.deleted_ms.is_(None)]
        return select_page(connection, kiosk_devices, list_query, living, _SORTABLE)

    page, now_ms = await hub.database.read(work), hub.now_ms()
    return answer_list(request, [service.to_record(row, now_ms) for row in page.rows], page.meta, shape)


router = Router("/", route_handlers=[pair, get_config, heartbeat, list_devices], tags=["Devices"])
