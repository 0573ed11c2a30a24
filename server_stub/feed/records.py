"""The tables of the change feed."""

from sqlalchemy import BigInteger, Column, ForeignKey, Index, LargeBinary, Table, Text

from server_stub.database import metadata

feed_changes = Table(
    "feed_changes",
    metadata,
    Column("event_id", Text, ForeignKey("events.id"), primary_key=True),
    Column("kind", Text, primary_key=True),
    Column("entity_id", Text, primary_key=True),
    Column("number", BigInteger, nullable=False),
    Column("payload", LargeBinary),
    Column("participant_number", BigInteger),
    Index(None, "event_id", "number"),
)
"""One row for each thing a door knows of, with the number of its last change; without payload it is a tombstone.

Tombstones stay: they are few, and a device is never too far behind. Those of participants have the number in the badges
that are void now.
"""

feed_heads = Table(
    "feed_heads",
    metadata,
    Column("event_id", Text, ForeignKey("events.id"), primary_key=True),
    Column("number", BigInteger, nullable=False),
)
"""The last number given out in each event; taking one locks the row, so numbers follow the order of commits."""
