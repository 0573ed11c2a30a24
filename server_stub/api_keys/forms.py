"""What clients send and see of API keys."""

from typing import Annotated

from msgspec import UNSET, Meta, Struct, UnsetType

from sync.wire.base import Wire
from sync.wire.enums import ApiKeyStatus, RateLimitTier
from sync.wire.times import Instant

Name = Annotated[str, Meta(min_length=1, max_length=100)]
Description = Annotated[str, Meta(max_length=500)]
Permissions = Annotated[list[str], Meta(min_length=1, max_length=100)]
Short = Annotated[str, Meta(min_length=1, max_length=200)]
Few = Annotated[list[Short], Meta(max_length=100)]
PerMinute = Annotated[int, Meta(ge=1, le=1_000_000)]


class NewApiKey(Struct, rename="camel", frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A key to be made."""

    name: Name
    permissions: Permissions
    description: Description | None = None
    scopes: Few = []
    rate_limit_tier: RateLimitTier = RateLimitTier.STANDARD
    rate_limit_custom: PerMinute | None = None
    """Requests a minute; for the tier CUSTOM, and there required."""
    expires_at: Instant | None = None
    allowed_ips: Few = []
    """Addresses and CIDR networks; empty: from anywhere."""
    allowed_origins: Few = []


class ApiKeyUpdate(Struct, rename="camel", frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Changes to a key; what is left out stays."""

    name: Name | UnsetType = UNSET
    permissions: Permissions | UnsetType = UNSET
    description: Description | UnsetType | None = UNSET
    scopes: Few | UnsetType = UNSET
    rate_limit_tier: RateLimitTier | UnsetType = UNSET
    rate_limit_custom: PerMinute | UnsetType | None = UNSET
    expires_at: Instant | UnsetType | None = UNSET
    allowed_ips: Few | UnsetType = UNSET
    allowed_origins: Few | UnsetType = UNSET


class Rotation(Struct, rename="camel", frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How long the old key stays good beside the new one."""

    grace_period_hours: Annotated[int, Meta(ge=0, le=168)] = 24


class PresentedKey(Struct, rename="camel", frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A key to be validated."""

    key: Annotated[str, Meta(max_length=200)]


class ApiKey(Wire, frozen=True, kw_only=True):
    """A key without its secret."""

    id: str
    name: str
    description: str | None
    key_prefix: str
    permissions: list[str]
    scopes: list[str]
    rate_limit_tier: RateLimitTier
    rate_limit_custom: int | None
    status: ApiKeyStatus
    expires_at: Instant | None
    last_used_at: Instant | None
    last_used_ip: str | None
    usage_count: int
    allowed_ips: list[str]
    allowed_origins: list[str]
    rotated_from_id: str | None
    rotation_grace_end: Instant | None
    created_by: str
    revoked_at: Instant | None
    version: int
    created_at: Instant
    updated_at: Instant


class MadeApiKey(Wire, frozen=True, kw_only=True):
    """A new key; its text is shown this once."""

    key: str
    api_key: ApiKey


class Validation(Wire, frozen=True, kw_only=True):
    """Whether a key would be accepted now, and what it may do."""

    valid: bool
    api_key: ApiKey | None = None
