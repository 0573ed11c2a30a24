"""What the commands that touch the database share: opening it, finding the event, and failing with a next step."""

import asyncio
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy import Connection, Row, or_, select

from server_stub import schema_version
from server_stub.errors import HubError, OperatorError
from server_stub.events.records import events
from server_stub.moment import Moment, system_clock, uuid7_ids
from server_stub.settings import Settings, settings_with
from server_stub.sqlite_database import SqliteDatabase

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class OpenHub:
    """A hub's database, opened for one command; a serving hub may go on beside it."""

    settings: Settings
    database: SqliteDatabase
    command: str

    def write(self, work: Callable[[Connection, Moment], T]) -> T:
        """Return what `work` returns, committed.

        Raises:
            OperatorError: the hub refused it.
        """
        moment = Moment(actor=f"command:{self.command}", now_ms=system_clock(), new_id=uuid7_ids(system_clock))
        return self._run(self.database.write(lambda connection: work(connection, moment)))

    def read(self, work: Callable[[Connection], T]) -> T:
        """Return what `work` reads.

        Raises:
            OperatorError: the hub refused it.
        """
        return self._run(self.database.read(work))

    @staticmethod
    def _run(work: Coroutine[Any, Any, T]) -> T:
        try:
            return asyncio.run(work)
        except HubError as error:
            raise OperatorError(str(error), next_step="Nothing was changed.") from error


@contextmanager
def open_hub(database: str | None, command: str) -> Iterator[OpenHub]:
    """Open the database that the flag or the environment names, for one command.

    Raises:
        OperatorError: it is not there, or not of this version.
    """
    settings = settings_with(database=database)
    schema_version.require_current(settings.database_path)
    opened = SqliteDatabase(settings.database_path)
    try:
        yield OpenHub(settings, opened, command)
    finally:
        opened.close()


def find_event(connection: Connection, wanted: str | None) -> Row[Any]:
    """Return the columns of the event of this slug or id, or of the only one.

    Raises:
        OperatorError: there is none, or more than one.
    """
    named = [] if wanted is None else [or_(events.c.slug == wanted, events.c.id == wanted)]
    rows = connection.execute(select(events).where(events.c.deleted_ms.is_(None), *named).order_by(events.c.slug)).all()
    if len(rows) == 1:
        return rows[0]
    if not rows:
        raise OperatorError(
            f"There is no event {wanted!r}." if wanted else "There is no event yet.",
            next_step="Make one over the API, or run: gatehouse-hub seed",
        )
    known = ", ".join(f"{row.slug} ({row.id})" for row in rows[:10])
    raise OperatorError("More than one event fits.", next_step=f"Name one with --event: {known}.")
