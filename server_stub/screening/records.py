"""The tables of the blacklist and of the participants whom it blocks."""

from sqlalchemy import JSON, Boolean, Column, ForeignKey, Table, Text

from server_stub.database import id_column, instant_column, metadata, tenant_column, time_columns

blacklist = Table(
    "blacklist",
    metadata,
    id_column(),
    tenant_column(),
    Column("type", Text, nullable=False),
    Column("name", Text),
    Column("name_variations", JSON, nullable=False),
    Column("passport_number", Text),
    Column("email", Text),
    Column("date_of_birth", Text),
    Column("nationality", Text),
    Column("organization", Text),
    Column("reason", Text, nullable=False),
    Column("source", Text),
    Column("added_by", Text),
    instant_column("expires_ms", nullable=True),
    Column("is_active", Boolean, nullable=False),
    *time_columns(),
)
"""Entries of a tenant; they hold for all of its events."""

blocks = Table(
    "blocks",
    metadata,
    Column("participant_id", Text, ForeignKey("participants.id"), primary_key=True),
    Column("entry_id", Text, ForeignKey("blacklist.id"), primary_key=True),
    Column("event_id", Text, ForeignKey("events.id"), nullable=False, index=True),
)
"""Which entry blocks which participant; the doors are told of a participant with one or more."""
