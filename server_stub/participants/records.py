"""The table of participants."""

from sqlalchemy import JSON, Column, ForeignKey, Index, Integer, Table, Text, UniqueConstraint

from server_stub.database import instant_column, metadata, record_columns

participants = Table(
    "participants",
    metadata,
    *record_columns(),
    Column("event_id", Text, ForeignKey("events.id"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("registration_code", Text, nullable=False),
    Column("code_key", Text, nullable=False),
    Column("first_name", Text, nullable=False),
    Column("last_name", Text, nullable=False),
    Column("email", Text),
    Column("organization", Text),
    Column("job_title", Text),
    Column("nationality", Text),
    Column("participant_type", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("access_levels", JSON, nullable=False),
    Column("language", Text),
    Column("extras", JSON, nullable=False),
    Column("current_step_id", Text),
    Column("badge_number", Integer, nullable=False, default=0),
    instant_column("badge_printed_ms", nullable=True),
    Column("platform_badge_hash", Text),
    instant_column("valid_from_ms", nullable=True),
    instant_column("valid_until_ms", nullable=True),
    UniqueConstraint("event_id", "number"),
    UniqueConstraint("event_id", "code_key"),
    Index(None, "event_id", "created_ms", "id"),
)
"""`code_key` is the registration code as doors compare it, without its hyphens.

A withdrawn participant keeps number and registration code: a badge that names them must never mean somebody else.
"""
