"""Making, changing, rotating and revoking API keys; each change with its audit entry."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import bcrypt
import msgspec
from sqlalchemy import Connection, Row, select

from server_stub import audit
from server_stub.api_keys.forms import ApiKey, ApiKeyUpdate, NewApiKey
from server_stub.api_keys.mapping import to_record
from server_stub.api_keys.rules import checked_columns, require_rotatable
from server_stub.errors import NotFoundError
from server_stub.gate import key_text
from server_stub.gate.key_text import KeyText
from server_stub.gate.records import api_keys
from server_stub.moment import Moment
from server_stub.web.conditional import IfMatch, require_match
from sync.wire.enums import ApiKeyStatus

_HOUR_MS = 3_600_000


@dataclass(frozen=True, slots=True)
class HashedKey:
    """A drawn key with its bcrypt hash: made before the transaction, since hashing takes long."""

    key: KeyText
    hash: str


def draw_hashed(tenant_id: str, cost: int) -> HashedKey:
    """Return a new key; takes as long as bcrypt, so keep it off the event loop."""
    key = key_text.draw(tenant_id)
    return HashedKey(key, bcrypt.hashpw(key.secret.encode(), bcrypt.gensalt(cost)).decode())


def create(
    connection: Connection,
    moment: Moment,
    tenant_id: str,
    drawn: HashedKey,
    new: NewApiKey,
    *,
    scopes: Iterable[str] = (),
) -> ApiKey:
    """Store a key; `scopes` are those that only the hub itself gives, such as `device:<id>`.

    Raises:
        ValidationError: a permission is unknown, an address malformed, or the tier lacks its number.
        sqlalchemy.exc.IntegrityError: the prefix is taken; draw again.
    """
    columns = checked_columns(msgspec.structs.asdict(new), moment.now_ms)
    columns["scopes"] = [*columns["scopes"], *scopes]
    return _insert(connection, moment, tenant_id, drawn, columns, action="api-key.create")


def get(connection: Connection, tenant_id: str, key_id: str, now_ms: int) -> ApiKey:
    """Return a key.

    Raises:
        NotFoundError: this tenant has no such key.
    """
    return to_record(_row(connection, tenant_id, key_id), now_ms)


def update(
    connection: Connection, moment: Moment, tenant_id: str, key_id: str, changes: ApiKeyUpdate, *, if_match: IfMatch
) -> ApiKey:
    """Change a key.

    Raises:
        NotFoundError: this tenant has no such key.
        PreconditionFailedError: it changed since the client read it.
        ValidationError: as for `create`.
    """
    row = _row(connection, tenant_id, key_id)
    require_match(if_match, row.version)
    given = {name: value for name, value in msgspec.structs.asdict(changes).items() if value is not msgspec.UNSET}
    return _change(connection, moment, row, checked_columns(given, moment.now_ms, row), action="api-key.update")


def revoke(connection: Connection, moment: Moment, tenant_id: str, key_id: str) -> ApiKey:
    """Refuse a key from now on; revoking twice changes nothing.

    Raises:
        NotFoundError: this tenant has no such key.
    """
    row = _row(connection, tenant_id, key_id)
    if row.status == ApiKeyStatus.REVOKED:
        return to_record(row, moment.now_ms)
    values = {"status": ApiKeyStatus.REVOKED, "revoked_ms": moment.now_ms, "rotation_grace_end_ms": None}
    return _change(connection, moment, row, values, action="api-key.revoke")


def rotate(
    connection: Connection, moment: Moment, tenant_id: str, key_id: str, drawn: HashedKey, *, grace_hours: int
) -> ApiKey:
    """Store a new key with the old one's settings; the old one stays good for the grace, within its own expiry.

    Raises:
        NotFoundError: this tenant has no such key.
        ConflictError: only an active key can be rotated.
    """
    row = _row(connection, tenant_id, key_id)
    require_rotatable(row, moment.now_ms)
    grace_end_ms = moment.now_ms + grace_hours * _HOUR_MS
    values = {"status": ApiKeyStatus.ROTATED, "rotation_grace_end_ms": grace_end_ms}
    _change(connection, moment, row, values, action="api-key.rotate")
    kept = {name: getattr(row, name) for name in _KEPT_BY_ROTATION}
    return _insert(connection, moment, tenant_id, drawn, kept | {"rotated_from_id": row.id}, action="api-key.create")


_KEPT_BY_ROTATION = (
    "name",
    "description",
    "permissions",
    "scopes",
    "rate_limit_tier",
    "rate_limit_custom",
    "expires_ms",
    "allowed_ips",
    "allowed_origins",
)


def _row(connection: Connection, tenant_id: str, key_id: str) -> Row[Any]:
    row = connection.execute(
        select(api_keys).where(api_keys.c.tenant_id == tenant_id, api_keys.c.id == key_id)
    ).one_or_none()
    if row is None:
        raise NotFoundError("There is no such API key.")
    return row


def _insert(
    connection: Connection, moment: Moment, tenant_id: str, drawn: HashedKey, columns: Mapping[str, Any], *, action: str
) -> ApiKey:
    key_id = moment.new_id()
    values = {
        **columns,
        "id": key_id,
        "tenant_id": tenant_id,
        "key_hash": drawn.hash,
        "key_prefix": drawn.key.prefix,
        "status": ApiKeyStatus.ACTIVE,
        "usage_count": 0,
        "created_by": moment.actor,
        "version": 1,
        "created_ms": moment.now_ms,
        "updated_ms": moment.now_ms,
    }
    connection.execute(api_keys.insert(), values)
    _audit(connection, moment, tenant_id, key_id, action, after=columns)
    return get(connection, tenant_id, key_id, moment.now_ms)


def _change(connection: Connection, moment: Moment, row: Row[Any], values: Mapping[str, Any], *, action: str) -> ApiKey:
    stamped = {**values, "version": row.version + 1, "updated_ms": moment.now_ms}
    connection.execute(api_keys.update().where(api_keys.c.id == row.id).values(stamped))
    before = {name: getattr(row, name) for name in values}
    _audit(connection, moment, row.tenant_id, row.id, action, before=before, after=values)
    return get(connection, row.tenant_id, row.id, moment.now_ms)


def _audit(
    connection: Connection,
    moment: Moment,
    tenant_id: str,
    key_id: str,
    action: str,
    *,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
) -> None:
    audit.record(
        connection,
        moment,
        tenant_id=tenant_id,
        action=action,
        entity="api-key",
        entity_id=key_id,
        before=before,
        after=after,
    )
