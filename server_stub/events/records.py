"""The table of events."""

from sqlalchemy import JSON, Column, Index, Integer, Table, Text, text

from server_stub.database import instant_column, metadata, record_columns

events = Table(
    "events",
    metadata,
    *record_columns(),
    Column("name", Text, nullable=False),
    Column("slug", Text, nullable=False),
    instant_column("start_ms"),
    instant_column("end_ms"),
    Column("timezone", Text, nullable=False),
    Column("venue", Text),
    Column("status", Text, nullable=False),
    Column("participant_types", JSON, nullable=False),
    Column("access_levels", JSON, nullable=False),
    Column("last_participant_number", Integer, nullable=False, default=0),
    Index(
        "uq_events_tenant_id_slug",
        "tenant_id",
        "slug",
        unique=True,
        sqlite_where=text("deleted_ms IS NULL"),
        postgresql_where=text("deleted_ms IS NULL"),
    ),
)
"""Types and levels are only ever appended to: badge tokens name them by their place. A deleted event frees its slug."""
