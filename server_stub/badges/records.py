"""The table of the keys that sign badges."""

from sqlalchemy import Boolean, Column, ForeignKey, Integer, LargeBinary, Table, Text

from server_stub.database import instant_column, metadata, tenant_column

badge_keys = Table(
    "badge_keys",
    metadata,
    Column("event_id", Text, ForeignKey("events.id"), primary_key=True),
    Column("key_id", Integer, primary_key=True, autoincrement=False),
    tenant_column(),
    Column("private_key", LargeBinary, nullable=False),
    Column("public_key", LargeBinary, nullable=False),
    Column("is_withdrawn", Boolean, nullable=False),
    instant_column("created_ms"),
)
"""Ed25519 keys, the private half too and in plain: whoever reads this database can print badges."""
