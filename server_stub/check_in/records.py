"""The tables of zones, checkpoints, access logs and presence."""

from sqlalchemy import JSON, BigInteger, Boolean, Column, ForeignKey, Index, Integer, Table, Text, text

from server_stub.database import id_column, instant_column, metadata, record_columns, tenant_column

_ALIVE = text("deleted_ms IS NULL")

zones = Table(
    "zones",
    metadata,
    *record_columns(),
    Column("event_id", Text, ForeignKey("events.id"), nullable=False),
    Column("name", Text, nullable=False),
    Column("max_capacity", Integer),
    Column("capacity_policy", Text, nullable=False),
    Index("uq_zones_event_id_name", "event_id", "name", unique=True, sqlite_where=_ALIVE, postgresql_where=_ALIVE),
)

checkpoints = Table(
    "checkpoints",
    metadata,
    *record_columns(),
    Column("event_id", Text, ForeignKey("events.id"), nullable=False),
    Column("name", Text, nullable=False),
    Column("location", Text),
    Column("type", Text, nullable=False),
    Column("direction", Text, nullable=False),
    Column("is_active", Boolean, nullable=False),
    Column("capacity", Integer),
    Column("zone_id", Text, ForeignKey("zones.id")),
    Column("allowed_access_levels", JSON, nullable=False),
    Column("reentry_policy", Text, nullable=False),
    Index(
        "uq_checkpoints_event_id_name", "event_id", "name", unique=True, sqlite_where=_ALIVE, postgresql_where=_ALIVE
    ),
)

access_logs = Table(
    "access_logs",
    metadata,
    id_column(),
    tenant_column(),
    Column("event_id", Text, ForeignKey("events.id"), nullable=False),
    Column("checkpoint_id", Text, ForeignKey("checkpoints.id"), nullable=False),
    Column("participant_id", Text),
    Column("participant_number", BigInteger),
    Column("scan_type", Text, nullable=False),
    Column("scan_result", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("movement", Text, nullable=False),
    Column("zone_id", Text),
    Column("code_hash", Text),
    Column("scanned_by", Text),
    Column("device_id", Text),
    Column("device_epoch", Text),
    Column("device_seq", BigInteger),
    Column("override_reason", Text),
    Column("cache_number", BigInteger, nullable=False),
    Column("is_clock_suspect", Boolean, nullable=False),
    instant_column("scanned_ms"),
    instant_column("corrected_ms"),
    instant_column("received_ms"),
    Index(None, "event_id", "corrected_ms", "id"),
)
"""Never changed once written. Participant and device are not foreign keys: a log outlives what it speaks of."""

presence = Table(
    "presence",
    metadata,
    Column("event_id", Text, ForeignKey("events.id"), primary_key=True),
    Column("participant_number", BigInteger, primary_key=True),
    Column("zone_id", Text, primary_key=True),
    Column("is_inside", Boolean, nullable=False),
    instant_column("at_ms"),
    Column("log_id", Text, nullable=False),
    instant_column("entered_ms", nullable=True),
    Column("checkpoint_id", Text, nullable=False),
    Column("device_id", Text),
    Index(
        "ix_presence_inside",
        "event_id",
        "zone_id",
        "participant_number",
        sqlite_where=text("is_inside"),
        postgresql_where=text("is_inside"),
    ),
)
"""The last movement of each participant in each zone; `zone_id` is empty for checkpoints without a zone."""
