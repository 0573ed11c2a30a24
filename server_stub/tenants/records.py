"""The tables of tenants and of their feature flags."""

from enum import StrEnum

from sqlalchemy import Boolean, Column, ForeignKey, Table, Text

from server_stub.database import id_column, metadata, time_columns


class FeatureFlag(StrEnum):
    """A capability that a tenant can switch off; off, its routes answer 404 and its jobs do nothing."""

    REST_API = "FF_REST_API"
    WEBHOOKS = "FF_WEBHOOKS"
    BULK_OPERATIONS = "FF_BULK_OPERATIONS"
    EVENT_CLONE = "FF_EVENT_CLONE"
    WAITLIST = "FF_WAITLIST"
    COMMUNICATION_HUB = "FF_COMMUNICATION_HUB"
    KIOSK_MODE = "FF_KIOSK_MODE"


tenants = Table(
    "tenants",
    metadata,
    id_column(),
    Column("name", Text, nullable=False),
    Column("slug", Text, nullable=False, unique=True),
    *time_columns(),
)

feature_flags = Table(
    "feature_flags",
    metadata,
    Column("tenant_id", Text, ForeignKey("tenants.id"), primary_key=True),
    Column("flag", Text, primary_key=True),
    Column("is_on", Boolean, nullable=False),
)
"""Only the switches that somebody touched; the others are on."""
