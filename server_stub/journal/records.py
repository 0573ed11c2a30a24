"""The tables of the journals that devices send."""

from enum import StrEnum

from sqlalchemy import JSON, BigInteger, Column, ForeignKey, Index, Integer, LargeBinary, Table, Text, text

from server_stub.database import instant_column, metadata


class RowState(StrEnum):
    """What the hub made of a row that it holds."""

    TAKEN = "taken"
    """It did what its kind does, such as becoming an access log."""
    REPEATED = "repeated"
    """The device renumbered a row that the hub had taken before, as after its disk went back in time."""
    QUARANTINED = "quarantined"
    """Held as it came, without effect; `problem` says why."""


_TAKEN = text(f"state = '{RowState.TAKEN}'")

journal_epochs = Table(
    "journal_epochs",
    metadata,
    Column("ordinal", Integer, primary_key=True),
    Column("device_id", Text, ForeignKey("kiosk_devices.id"), nullable=False),
    Column("epoch", Text, nullable=False),
    Column("held", JSON, nullable=False),
    instant_column("opened_ms"),
    Index(None, "device_id", "epoch", unique=True),
)
"""The runs of sequence numbers held of each epoch, as inclusive pairs; ordinals follow the order of opening."""

journal_rows = Table(
    "journal_rows",
    metadata,
    Column("device_id", Text, ForeignKey("kiosk_devices.id"), primary_key=True),
    Column("epoch", Text, primary_key=True),
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    Column("id", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("facts", LargeBinary, nullable=False),
    Column("personal", LargeBinary),
    Column("salt", Text),
    Column("commitment", Text, nullable=False),
    Column("previous_hash", Text, nullable=False),
    Column("hash", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("problem", Text),
    instant_column("received_ms"),
    Index("uq_journal_rows_id", "id", unique=True, sqlite_where=_TAKEN, postgresql_where=_TAKEN),
    sqlite_with_rowid=False,
)
"""Rows as the devices hashed them; personal part and salt can be erased and the chain still verifies."""
