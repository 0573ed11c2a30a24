"""The hub's database as every feature sees it: one schema, and transactions that are durable when they return.

A feature writes plain functions over a connection and hands them to `write` or `read`. The same functions run on SQLite
today and under `run_sync` of an asynchronous engine where several processes share a PostgreSQL.
"""

from collections.abc import Callable
from typing import Any, Protocol, TypeVar

from sqlalchemy import BigInteger, Column, Connection, ForeignKey, Integer, MetaData, Text

T = TypeVar("T")

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)
"""Every table of the hub, under names that a migration can count on in both dialects."""


class Database(Protocol):
    """Transactions over the hub's schema, called from the event loop."""

    async def write(self, work: Callable[[Connection], T]) -> T:
        """Return what `work` returns, with its changes committed durably.

        `work` runs in another thread, at most once, and must not keep the connection. Waiting calls may share one
        commit; what `work` raises undoes its own changes alone and is raised here.

        Raises:
            sqlalchemy.exc.DatabaseError: the commit failed; nothing of it is stored.
        """

    async def read(self, work: Callable[[Connection], T]) -> T:
        """Return what `work` returns from one consistent view of what is committed; `work` cannot change anything."""

    def close(self) -> None:
        """Finish the writes that wait, then let go of every connection; blocks until that is done."""


def id_column() -> Column[str]:
    """A primary key of a UUIDv7 in text, minted by the application."""
    return Column("id", Text, primary_key=True)


def tenant_column() -> Column[str]:
    """The tenant that owns the row; every query names it."""
    return Column("tenant_id", Text, ForeignKey("tenants.id"), nullable=False)


def instant_column(name: str, *, nullable: bool = False) -> Column[int]:
    """An instant in milliseconds since 1970 (UTC); its name ends in `_ms`."""
    return Column(name, BigInteger, nullable=nullable)


def time_columns() -> tuple[Column[int], Column[int]]:
    """When the row was created and last updated."""
    return instant_column("created_ms"), instant_column("updated_ms")


def record_columns() -> tuple[Column[Any], ...]:
    """The columns of a record that is owned by a tenant, versioned for its ETag and deleted softly."""
    return (
        id_column(),
        tenant_column(),
        Column("version", Integer, nullable=False, default=1),
        *time_columns(),
        instant_column("deleted_ms", nullable=True),
    )
