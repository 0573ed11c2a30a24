"""The tables of kiosk devices and of the codes that pair them."""

from sqlalchemy import JSON, BigInteger, Column, ForeignKey, Index, Table, Text, text

from server_stub.database import instant_column, metadata, record_columns, tenant_column

_ALIVE = text("deleted_ms IS NULL")

kiosk_devices = Table(
    "kiosk_devices",
    metadata,
    *record_columns(),
    Column("event_id", Text, ForeignKey("events.id"), nullable=False),
    Column("name", Text, nullable=False),
    Column("location", Text),
    Column("mode", Text, nullable=False),
    Column("checkpoint_id", Text, ForeignKey("checkpoints.id")),
    Column("language", Text, nullable=False),
    Column("languages", JSON, nullable=False),
    Column("app_version", Text),
    instant_column("last_heartbeat_ms", nullable=True),
    Column("epoch", Text),
    Column("head", BigInteger),
    Column("pending", BigInteger),
    Column("oldest_pending_ms", BigInteger),
    Column("cache_number", BigInteger),
    Index(
        "uq_kiosk_devices_event_id_name",
        "event_id",
        "name",
        unique=True,
        sqlite_where=_ALIVE,
        postgresql_where=_ALIVE,
    ),
)
"""What a device is told to be, and from `app_version` on what it last said of itself, which raises no version."""

pairing_codes = Table(
    "pairing_codes",
    metadata,
    Column("code_hash", Text, primary_key=True),
    tenant_column(),
    Column("event_id", Text, ForeignKey("events.id"), nullable=False),
    Column("name", Text, nullable=False),
    Column("location", Text),
    Column("mode", Text, nullable=False),
    Column("checkpoint_id", Text, ForeignKey("checkpoints.id")),
    Column("language", Text, nullable=False),
    Column("languages", JSON, nullable=False),
    Column("created_by", Text, nullable=False),
    instant_column("created_ms"),
    instant_column("expires_ms"),
    instant_column("used_ms", nullable=True),
)
"""What the device that presents the code will be; the code itself is stored nowhere."""
