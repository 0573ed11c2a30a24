"""The table of API keys."""

from sqlalchemy import JSON, Column, Integer, Table, Text

from server_stub.database import id_column, instant_column, metadata, tenant_column, time_columns

api_keys = Table(
    "api_keys",
    metadata,
    id_column(),
    tenant_column(),
    Column("name", Text, nullable=False),
    Column("description", Text),
    Column("key_hash", Text, nullable=False, unique=True),
    Column("key_prefix", Text, nullable=False, unique=True),
    Column("permissions", JSON, nullable=False),
    Column("scopes", JSON, nullable=False),
    Column("rate_limit_tier", Text, nullable=False),
    Column("rate_limit_custom", Integer),
    Column("status", Text, nullable=False),
    instant_column("expires_ms", nullable=True),
    instant_column("last_used_ms", nullable=True),
    Column("last_used_ip", Text),
    Column("usage_count", Integer, nullable=False),
    Column("allowed_ips", JSON, nullable=False),
    Column("allowed_origins", JSON, nullable=False),
    Column("rotated_from_id", Text),
    instant_column("rotation_grace_end_ms", nullable=True),
    Column("created_by", Text, nullable=False),
    instant_column("revoked_ms", nullable=True),
    Column("version", Integer, nullable=False),
    *time_columns(),
)
"""`key_prefix` is unique, so that a request costs at most one bcrypt; the hash is of the 64 hex digits alone."""
