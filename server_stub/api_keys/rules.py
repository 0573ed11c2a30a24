"""What makes the settings of a key valid."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Row

from server_stub.errors import ConflictError, ForbiddenError, ValidationError
from server_stub.gate.addresses import read_network
from server_stub.gate.key_gate import DEVICE_SCOPE
from server_stub.gate.permissions import GRANTABLE, grants
from server_stub.web.instants import read_instant
from sync.wire.enums import ApiKeyStatus, RateLimitTier
from sync.wire.envelope import FieldError


def checked_columns(given: Mapping[str, Any], now_ms: int, current: Row[Any] | None = None) -> dict[str, Any]:
    """Return the columns for these fields of a key, normalised.

    Raises:
        ValidationError: naming every field that is wrong.
    """
    columns = dict(given)
    faults = _unknown_permissions(columns.get("permissions", []))
    faults += _made_by_pairing(columns.get("scopes", []), current.scopes if current else [])
    if "allowed_ips" in columns:
        columns["allowed_ips"] = _networks(columns["allowed_ips"], faults)
    if "expires_at" in columns:
        columns["expires_ms"] = read_instant(columns.pop("expires_at"), "expiresAt", faults)
        if columns["expires_ms"] is not None and columns["expires_ms"] <= now_ms:
            faults.append(FieldError(field="expiresAt", message="lies in the past"))
    tier = columns.get("rate_limit_tier", current and current.rate_limit_tier)
    custom = columns.get("rate_limit_custom", current and current.rate_limit_custom)
    if (tier == RateLimitTier.CUSTOM) != (custom is not None):
        faults.append(FieldError(field="rateLimitCustom", message="belongs to the tier CUSTOM, and to it alone"))
    if faults:
        raise ValidationError("The API key is not valid.", details=faults)
    return columns


def require_held(held: Sequence[str], wanted: Sequence[str]) -> None:
    """Return when somebody with these permissions may hand on those.

    Raises:
        ForbiddenError: a key cannot give rights that it lacks.
    """
    if not all(grants(held, permission) for permission in wanted):
        raise ForbiddenError("An API key can hand on only the permissions that it has itself.")


def require_rotatable(row: Row[Any], now_ms: int) -> None:
    """Return when the key may be replaced by a new one.

    Raises:
        ConflictError: it is not active any more.
    """
    if row.status != ApiKeyStatus.ACTIVE or (row.expires_ms is not None and row.expires_ms <= now_ms):
        raise ConflictError("Only an active API key can be rotated; make a new one.")


def _unknown_permissions(permissions: Sequence[str]) -> list[FieldError]:
    return [
        FieldError(field=f"permissions[{place}]", message="is no permission of this hub")
        for place, permission in enumerate(permissions)
        if permission not in GRANTABLE
    ]


def _made_by_pairing(scopes: Sequence[str], current: Sequence[str]) -> list[FieldError]:
    return [
        FieldError(field=f"scopes[{place}]", message="is given by pairing a device only")
        for place, scope in enumerate(scopes)
        if scope.startswith(DEVICE_SCOPE) and scope not in current
    ]


def _networks(texts: Sequence[str], faults: list[FieldError]) -> list[str]:
    networks = []
    for place, text in enumerate(texts):
        try:
            networks.append(read_network(text))
        except ValueError:
            message = "is neither an IP address nor a CIDR network such as 10.0.0.0/8"
            faults.append(FieldError(field=f"allowedIps[{place}]", message=message))
    return networks
