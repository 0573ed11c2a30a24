"""What devices are told to be, and what they say of themselves."""

from typing import Any

from sqlalchemy import Connection, Row, select

from server_stub.devices.records import kiosk_devices
from server_stub.errors import ForbiddenError, NotFoundError, ValidationError
from server_stub.events.records import events
from server_stub.web.authentication import Caller
from sync.wire.devices import OFFLINE_AFTER_MS, DeviceConfig, Heartbeat, HeartbeatAnswer
from sync.wire.enums import DeviceMode
from sync.wire.envelope import FieldError
from sync.wire.journal import MAX_EPOCH, MAX_SEQ
from sync.wire.records import KioskDevice
from sync.wire.times import to_wire

LONGEST_VERSION = 64
"""Characters of an app's version that are kept."""


def require_device(caller: Caller) -> str:
    """Return the id of the device that calls.

    Raises:
        ForbiddenError: the API key was not made by pairing a device.
    """
    if caller.device_id is None:
        raise ForbiddenError("Only a paired device may do this, with the API key of its pairing.")
    return caller.device_id


def get_row(connection: Connection, tenant_id: str, device_id: str) -> Row[Any]:
    """Return the columns of a device.

    Raises:
        NotFoundError: this tenant has no such device, or removed it.
    """
    table = kiosk_devices.c
    row = connection.execute(
        select(kiosk_devices).where(table.id == device_id, table.tenant_id == tenant_id, table.deleted_ms.is_(None))
    ).one_or_none()
    if row is None:
        raise NotFoundError("There is no such device.")
    return row


def read_config(connection: Connection, tenant_id: str, device_id: str) -> DeviceConfig:
    """Return what the device is to be.

    It speaks of the device and of its event, so its version is the sum of theirs: it grows when either changes.

    Raises:
        NotFoundError: this tenant has no such device.
    """
    row = get_row(connection, tenant_id, device_id)
    event = connection.execute(select(events.c.name, events.c.version).where(events.c.id == row.event_id)).one()
    return DeviceConfig(
        version=row.version + event.version,
        device_id=row.id,
        name=row.name,
        event_id=row.event_id,
        event_name=event.name,
        mode=DeviceMode(row.mode),
        checkpoint_id=row.checkpoint_id,
        language=row.language,
        languages=row.languages,
    )


def note_heartbeat(
    connection: Connection, tenant_id: str, device_id: str, heartbeat: Heartbeat, now_ms: int
) -> HeartbeatAnswer:
    """Store how the device stands.

    Raises:
        NotFoundError: this tenant has no such device.
        ValidationError: a number that no device can mean.
    """
    config = read_config(connection, tenant_id, device_id)
    _require_plausible(heartbeat)
    stands = {
        "app_version": heartbeat.app_version[:LONGEST_VERSION],
        "last_heartbeat_ms": now_ms,
        "epoch": heartbeat.epoch[:MAX_EPOCH],
        "head": heartbeat.head,
        "pending": heartbeat.pending,
        "oldest_pending_ms": heartbeat.oldest_pending_ms,
        "cache_number": heartbeat.cache_number,
    }
    connection.execute(kiosk_devices.update().where(kiosk_devices.c.id == device_id).values(stands))
    return HeartbeatAnswer(hub_time=to_wire(now_ms), config_version=config.version)


def to_record(row: Row[Any], now_ms: int) -> KioskDevice:
    """Return a device as people see it; it is online while it was heard of within three minutes."""
    heard_ms = row.last_heartbeat_ms
    return KioskDevice(
        id=row.id,
        event_id=row.event_id,
        name=row.name,
        location=row.location,
        is_online=heard_ms is not None and now_ms - heard_ms <= OFFLINE_AFTER_MS,
        last_heartbeat=None if heard_ms is None else to_wire(heard_ms),
        language=row.language,
        mode=DeviceMode(row.mode),
        checkpoint_id=row.checkpoint_id,
        pending=row.pending,
        app_version=row.app_version,
    )


def _require_plausible(heartbeat: Heartbeat) -> None:
    numbers = {
        "head": heartbeat.head,
        "pending": heartbeat.pending,
        "oldestPendingMs": heartbeat.oldest_pending_ms or 0,
        "cacheNumber": heartbeat.cache_number,
    }
    faults = [
        FieldError(field=name, message=f"lies outside 0 to {MAX_SEQ}")
        for name, number in numbers.items()
        if not 0 <= number <= MAX_SEQ
    ]
    if faults:
        raise ValidationError("The heartbeat is not valid.", details=faults)
