"""The journal file: its tables, and how a row's place is made.

A row has one key, its place: the epoch's ordinal in the upper 32 bits and the number in the epoch in the lower. So rows
lie in the order in which they are sent, an append touches the last page only, and no other index has to be written.
"""

from typing import TypedDict

import msgspec
from sqlalchemy import BigInteger, Column, Connection, Integer, MetaData, RowMapping, Table, Text, func, select, update
from sqlalchemy.dialects.sqlite import insert

from kiosk.store import ranges
from kiosk.store.database import DriverConnection
from kiosk.store.ranges import Ranges
from sync.wire.journal import GENESIS, chain, commit_personal

SCHEMA = 1
METADATA = MetaData()

ROWS = Table(
    "rows",
    METADATA,
    Column("place", Integer, primary_key=True),
    Column("id", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("at_ms", BigInteger, nullable=False),
    Column("facts", Text, nullable=False),
    Column("personal", Text),
    Column("salt", Text),
    Column("commitment", Text),
    Column("hash", Text, nullable=False),
)
EPOCHS = Table(
    "epochs",
    METADATA,
    Column("ordinal", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("opened_ms", BigInteger, nullable=False),
    Column("reason", Text, nullable=False),
    Column("held", Text, nullable=False),
    Column("gone", Text, nullable=False),
)
META = Table("meta", METADATA, Column("name", Text, primary_key=True), Column("value", Text, nullable=False))

LAST = "SELECT place, hash FROM rows WHERE place >= ? AND place < ? ORDER BY place DESC LIMIT 1"
APPEND = "INSERT INTO rows (place, id, kind, at_ms, facts, personal, salt, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
"""The scan: one statement, so one transaction; the key refuses a second row in the same place."""

Gone = tuple[int, int, str]
"""A range of rows that live in a later epoch now (or only at the hub), and the chain hash of its last row."""


class StoredRow(TypedDict):
    """A row without its place and chain hash, ready to be put in any epoch."""

    id: str
    kind: str
    at_ms: int
    facts: str
    personal: str | None
    salt: str | None
    commitment: str | None


class Epoch:
    """One epoch as the journal keeps it in memory; changed only in the writer's thread, after the commit."""

    __slots__ = ("gone", "head", "head_hash", "held", "id", "ordinal")

    def __init__(
        self, ordinal: int, epoch_id: str, *, head: int = 0, head_hash: str = GENESIS, held: Ranges = ()
    ) -> None:
        self.ordinal = ordinal
        self.id = epoch_id
        self.head = head
        self.head_hash = head_hash
        self.held = held
        """Rows that the hub said it stored."""
        self.gone: tuple[Gone, ...] = ()

    @property
    def pending(self) -> Ranges:
        """The rows here that the hub does not hold."""
        return ranges.subtract(((1, self.head),), ranges.union(self.held, self.absent))

    @property
    def absent(self) -> Ranges:
        """The numbers that have no row here."""
        return ranges.of((first, last) for first, last, _ in self.gone)


def place_of(ordinal: int, seq: int) -> int:
    """Return the key of a row."""
    return ordinal << 32 | seq


def seq_of(place: int) -> int:
    """Return the number in the epoch of the row at a place."""
    return place & 0xFFFF_FFFF


def load_epochs(connection: Connection) -> list[Epoch]:
    """Return all epochs by ordinal; the last one is open."""
    return [_load(connection, row) for row in connection.execute(select(EPOCHS).order_by(EPOCHS.c.ordinal)).mappings()]


def insert_epoch(connection: Connection, epoch: Epoch, *, opened_ms: int, reason: str) -> None:
    """Add an epoch."""
    values = {"ordinal": epoch.ordinal, "id": epoch.id, "opened_ms": opened_ms, "reason": reason}
    connection.execute(insert(EPOCHS).values(**values, held=_json(epoch.held), gone=_json(epoch.gone)))


def store_marks(connection: Connection, epoch: Epoch, *, held: Ranges, gone: tuple[Gone, ...]) -> None:
    """Store what the hub holds of an epoch, and what is gone from it."""
    statement = update(EPOCHS).where(EPOCHS.c.ordinal == epoch.ordinal)
    connection.execute(statement.values(held=_json(held), gone=_json(gone)))


def head_of(connection: Connection, ordinal: int) -> tuple[int, str]:
    """Return number and chain hash of the last row of an epoch."""
    last = (
        select(ROWS.c.place, ROWS.c.hash)
        .where(ROWS.c.place.between(place_of(ordinal, 0), place_of(ordinal + 1, 0) - 1))
        .order_by(ROWS.c.place.desc())
        .limit(1)
    )
    found = connection.execute(last).first()
    return (seq_of(found.place), found.hash) if found else (0, GENESIS)


def head_by_driver(driver: DriverConnection, ordinal: int) -> tuple[int, str]:
    """Return the same as `head_of`, asked on the driver's connection."""
    found = driver.execute(LAST, (place_of(ordinal, 0), place_of(ordinal + 1, 0))).fetchone()
    return (seq_of(found[0]), found[1]) if found else (0, GENESIS)


def hash_before(connection: Connection, epoch: Epoch, seq: int) -> str:
    """Return the chain hash of the row before the given one, also when that row lives in a later epoch now."""
    if seq == 1:
        return GENESIS
    for _, last, row_hash in epoch.gone:
        if last == seq - 1:
            return row_hash
    here = ROWS.c.place == place_of(epoch.ordinal, seq - 1)
    return str(connection.execute(select(ROWS.c.hash).where(here)).scalar_one())


def chain_of(previous: str, epoch_id: str, seq: int, row: StoredRow) -> str:
    """Return the chain hash of a row in a place."""
    return chain(
        previous,
        epoch=epoch_id,
        seq=seq,
        row_id=row["id"],
        kind=row["kind"],
        facts=row["facts"].encode(),
        commitment=_commitment(row),
    )


def stored(row: RowMapping) -> StoredRow:
    """Return a row without its place."""
    return {
        "id": row["id"],
        "kind": row["kind"],
        "at_ms": row["at_ms"],
        "facts": row["facts"],
        "personal": row["personal"],
        "salt": row["salt"],
        "commitment": row["commitment"],
    }


def read_meta(connection: Connection, name: str) -> str | None:
    """Return a note."""
    return connection.execute(select(META.c.value).where(META.c.name == name)).scalar()


def write_meta(connection: Connection, name: str, value: str) -> None:
    """Keep a note, in place of an older one."""
    statement = insert(META).values(name=name, value=value)
    connection.execute(statement.on_conflict_do_update(index_elements=["name"], set_={"value": value}))


def count_rows(connection: Connection) -> int:
    """Return how many rows there are."""
    return connection.execute(select(func.count()).select_from(ROWS)).scalar_one()


def _load(connection: Connection, row: RowMapping) -> Epoch:
    ordinal = row["ordinal"]
    head, head_hash = head_of(connection, ordinal)
    epoch = Epoch(ordinal, row["id"], head=head, head_hash=head_hash)
    epoch.held = msgspec.json.decode(row["held"], type=Ranges)
    epoch.gone = msgspec.json.decode(row["gone"], type=tuple[Gone, ...])
    epoch.head = max([head, *(last for _, last, _ in epoch.gone)])
    return epoch


def _commitment(row: StoredRow) -> str:
    if row["personal"] is None:
        return row["commitment"] or ""
    return commit_personal(bytes.fromhex(row["salt"] or ""), row["personal"].encode())


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()
