"""The keys that sign an event's badges: made with its first badge, and told to the doors."""

from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import Connection, Row, select

from server_stub import audit
from server_stub.badges.records import badge_keys
from server_stub.feed.service import DoorChange, publish
from server_stub.moment import Moment
from sync.wire.changes import DoorKey

FIRST_KEY_ID = 1


def signing_key(connection: Connection, moment: Moment, event: Row[Any]) -> tuple[int, Ed25519PrivateKey]:
    """Return id and private half of the event's newest key that is not withdrawn, made now where there is none."""
    table = badge_keys.c
    row = connection.execute(
        select(table.key_id, table.private_key)
        .where(table.event_id == event.id, table.is_withdrawn.is_(False))
        .order_by(table.key_id.desc())
        .limit(1)
    ).one_or_none()
    if row is not None:
        return row.key_id, Ed25519PrivateKey.from_private_bytes(row.private_key)
    return _make(connection, moment, event)


def _make(connection: Connection, moment: Moment, event: Row[Any]) -> tuple[int, Ed25519PrivateKey]:
    key = Ed25519PrivateKey.generate()
    public = key.public_key().public_bytes_raw()
    values = {
        "event_id": event.id,
        "key_id": FIRST_KEY_ID,
        "tenant_id": event.tenant_id,
        "private_key": key.private_bytes_raw(),
        "public_key": public,
        "is_withdrawn": False,
        "created_ms": moment.now_ms,
    }
    connection.execute(badge_keys.insert(), values)
    audit.record(
        connection,
        moment,
        tenant_id=event.tenant_id,
        action="badge-key.create",
        entity="badge-key",
        entity_id=f"{event.id}:{FIRST_KEY_ID}",
        after={"public_key": public.hex()},
    )
    change = DoorChange("key", str(FIRST_KEY_ID), DoorKey(key_id=FIRST_KEY_ID, public_key=public.hex()))
    publish(connection, event.id, [change])
    return FIRST_KEY_ID, key
