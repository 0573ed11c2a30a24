"""Pairing: a code that one person hands to one device, once, and what the device becomes by it."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, select
from sqlalchemy.exc import IntegrityError

from server_stub import audit
from server_stub.api_keys import service as api_keys
from server_stub.api_keys.forms import NewApiKey
from server_stub.api_keys.service import HashedKey
from server_stub.check_in.records import checkpoints
from server_stub.devices import codes, service
from server_stub.devices.records import kiosk_devices, pairing_codes
from server_stub.errors import ConflictError, HubError, NotFoundError
from server_stub.events import service as events
from server_stub.gate.key_gate import DEVICE_SCOPE
from server_stub.moment import Moment
from sync.wire.devices import PairAnswer, PairRequest
from sync.wire.enums import DeviceMode, ErrorCode, RateLimitTier

DEVICE_PERMISSIONS = ["events:read", "check-in:scan"]
"""What a paired device may do."""

_SHOWN_NAME = 80


class PairingRefusedError(HubError):
    """The code is wrong, used or too old; which of these is not told."""

    status = 403
    code = ErrorCode.PAIRING_CODE_INVALID

    def __init__(self) -> None:
        super().__init__("The pairing code is wrong, was used before or is too old; make a new one on the hub.")


@dataclass(frozen=True, slots=True)
class NewDevice:
    """What the device that presents the code will be."""

    name: str
    mode: DeviceMode = DeviceMode.CHECK_IN
    checkpoint_id: str | None = None
    location: str | None = None
    language: str = "en"
    languages: tuple[str, ...] = ("en", "fr", "am", "ar")


def make_code(connection: Connection, moment: Moment, tenant_id: str, event_id: str, new: NewDevice) -> str:
    """Return a new code that pairs one device within 15 minutes; only its hash is stored.

    Raises:
        NotFoundError: this tenant has no such event, or the event no such checkpoint.
        ConflictError: a device of the event has that name.
    """
    events.get_row(connection, tenant_id, event_id)
    _require_checkpoint(connection, event_id, new.checkpoint_id)
    _require_free_name(connection, event_id, new.name)
    code = codes.draw()
    connection.execute(
        pairing_codes.insert(),
        {
            "code_hash": codes.hash_of(code),
            "tenant_id": tenant_id,
            "event_id": event_id,
            "name": new.name,
            "location": new.location,
            "mode": new.mode,
            "checkpoint_id": new.checkpoint_id,
            "language": new.language,
            "languages": list(new.languages),
            "created_by": moment.actor,
            "created_ms": moment.now_ms,
            "expires_ms": moment.now_ms + codes.LIFETIME_MS,
        },
    )
    return code


def find(connection: Connection, code: str, now_ms: int) -> Row[Any]:
    """Return the columns of a code that is still good.

    Raises:
        PairingRefusedError: it is not.
    """
    table = pairing_codes.c
    row = connection.execute(
        select(pairing_codes).where(
            table.code_hash == codes.hash_of(code), table.used_ms.is_(None), table.expires_ms > now_ms
        )
    ).one_or_none()
    if row is None:
        raise PairingRefusedError
    return row


def pair(connection: Connection, moment: Moment, request: PairRequest, drawn: HashedKey) -> PairAnswer:
    """Use up the code and return the device that it made, with its API key.

    Raises:
        PairingRefusedError: the code is not good any more.
        ConflictError: a device of that name was paired since the code was made.
    """
    code = find(connection, request.code, moment.now_ms)
    used = {"used_ms": moment.now_ms}
    connection.execute(pairing_codes.update().where(pairing_codes.c.code_hash == code.code_hash).values(used))
    device_id = _store_device(connection, moment, code, request.app_version)
    new_key = NewApiKey(
        name=f"Device {code.name}"[:_SHOWN_NAME],
        permissions=DEVICE_PERMISSIONS,
        rate_limit_tier=RateLimitTier.PREMIUM,  # a backlog of a day goes up in one minute
    )
    scopes = [f"{DEVICE_SCOPE}{device_id}"]
    api_keys.create(connection, moment, code.tenant_id, drawn, new_key, scopes=scopes)
    return PairAnswer(
        device_id=device_id,
        api_key=drawn.key.text,
        config=service.read_config(connection, code.tenant_id, device_id),
    )


def free_name(connection: Connection, event_id: str) -> str:
    """Return a name that no device of the event has: `Device 1` and so on."""
    taken = set(connection.execute(select(kiosk_devices.c.name).where(kiosk_devices.c.event_id == event_id)).scalars())
    return next(name for number in range(1, len(taken) + 2) if (name := f"Device {number}") not in taken)


def _store_device(connection: Connection, moment: Moment, code: Row[Any], app_version: str) -> str:
    device_id = moment.new_id()
    values = {
        "id": device_id,
        "tenant_id": code.tenant_id,
        "event_id": code.event_id,
        "name": code.name,
        "location": code.location,
        "mode": code.mode,
        "checkpoint_id": code.checkpoint_id,
        "language": code.language,
        "languages": code.languages,
        "app_version": app_version[: service.LONGEST_VERSION],
        "version": 1,
        "created_ms": moment.now_ms,
        "updated_ms": moment.now_ms,
    }
    try:
        connection.execute(kiosk_devices.insert(), values)
    except IntegrityError as error:
        raise ConflictError("A device of that name was paired meanwhile; make a new code.") from error
    audit.record(
        connection,
        moment,
        tenant_id=code.tenant_id,
        action="device.pair",
        entity="kiosk-device",
        entity_id=device_id,
        after={"name": code.name, "mode": code.mode, "checkpoint_id": code.checkpoint_id},
    )
    return device_id


def _require_checkpoint(connection: Connection, event_id: str, checkpoint_id: str | None) -> None:
    if checkpoint_id is None:
        return
    table = checkpoints.c
    known = select(table.id).where(table.id == checkpoint_id, table.event_id == event_id, table.deleted_ms.is_(None))
    if connection.execute(known).first() is None:
        raise NotFoundError("The event has no such checkpoint.")


def _require_free_name(connection: Connection, event_id: str, name: str) -> None:
    table = kiosk_devices.c
    taken = select(table.id).where(table.event_id == event_id, table.name == name, table.deleted_ms.is_(None))
    if connection.execute(taken).first() is not None:
        raise ConflictError(f"The event has a device {name!r} already; choose another name.")
