"""An API key's row as clients see it."""

from typing import Any

from sqlalchemy import Row

from server_stub.api_keys.forms import ApiKey
from server_stub.web.instants import optional_instant
from sync.wire.enums import ApiKeyStatus
from sync.wire.times import to_wire


def to_record(row: Row[Any], now_ms: int) -> ApiKey:
    """Return a key as clients see it; one past its expiry reads EXPIRED."""
    expired = row.expires_ms is not None and row.expires_ms <= now_ms and row.status != ApiKeyStatus.REVOKED
    return ApiKey(
        id=row.id,
        name=row.name,
        description=row.description,
        key_prefix=row.key_prefix,
        permissions=row.permissions,
        scopes=row.scopes,
        rate_limit_tier=row.rate_limit_tier,
        rate_limit_custom=row.rate_limit_custom,
        status=ApiKeyStatus.EXPIRED if expired else row.status,
        expires_at=optional_instant(row.expires_ms),
        last_used_at=optional_instant(row.last_used_ms),
        last_used_ip=row.last_used_ip,
        usage_count=row.usage_count,
        allowed_ips=row.allowed_ips,
        allowed_origins=row.allowed_origins,
        rotated_from_id=row.rotated_from_id,
        rotation_grace_end=optional_instant(row.rotation_grace_end_ms),
        created_by=row.created_by,
        revoked_at=optional_instant(row.revoked_ms),
        version=row.version,
        created_at=to_wire(row.created_ms),
        updated_at=to_wire(row.updated_ms),
    )
