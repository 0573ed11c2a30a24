"""Transactions on SQLite: durable, alone in their failures, and joined into one commit where they wait."""

import asyncio
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from threading import Event as Flag
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Connection, event, text
from sqlalchemy.exc import IntegrityError, OperationalError

from server_stub.moment import uuid7_ids
from server_stub.sqlite_database import SqliteDatabase, sqlite_engine
from tests.support.waiting import wait_until


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return a file with two tables, the second of which refers to the first when a transaction commits."""
    engine = sqlite_engine(tmp_path / "hub.db", begin="BEGIN IMMEDIATE", pool_size=1)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE rows (n INTEGER PRIMARY KEY)"))
        connection.execute(text("CREATE TABLE refs (n INTEGER REFERENCES rows (n) DEFERRABLE INITIALLY DEFERRED)"))
    engine.dispose()
    return tmp_path / "hub.db"


@pytest.fixture
def database(path: Path) -> Iterator[SqliteDatabase]:
    """Open the file."""
    opened = SqliteDatabase(path)
    yield opened
    opened.close()


def insert(number: int, table: str = "rows") -> Callable[[Connection], int]:
    def work(connection: Connection) -> int:
        connection.execute(text(f"INSERT INTO {table} VALUES (:n)"), {"n": number})
        return number

    return work


def numbers(connection: Connection) -> list[int]:
    return list(connection.execute(text("SELECT n FROM rows ORDER BY n")).scalars())


async def while_one_writes(database: SqliteDatabase, works: list[Callable[[Connection], Any]]) -> list[Any]:
    """Return what the works gave that gathered while the writer was busy with another transaction."""
    begun, go_on = Flag(), Flag()

    def slow(_: Connection) -> None:
        begun.set()
        assert go_on.wait(10)

    first = asyncio.ensure_future(database.write(slow))
    await asyncio.to_thread(begun.wait, 10)
    waiting = [asyncio.ensure_future(database.write(work)) for work in works]
    await asyncio.sleep(0)  # lets each of them join the queue
    go_on.set()
    await first
    return await asyncio.gather(*waiting, return_exceptions=True)


def test_what_write_returned_is_in_the_file(database: SqliteDatabase, path: Path) -> None:
    """Another program sees it at once, with the settings that make it last."""
    assert asyncio.run(database.write(insert(7))) == 7
    engine = sqlite_engine(path, begin="BEGIN", pool_size=1)
    with engine.begin() as connection:
        assert numbers(connection) == [7]
        pragmas = [connection.execute(text(f"PRAGMA {name}")).scalar() for name in ("journal_mode", "synchronous")]
        assert pragmas == ["wal", 2]
    engine.dispose()


def test_transactions_that_wait_share_one_commit(database: SqliteDatabase) -> None:
    """Ten writes that gathered cost one flush of the disk."""
    commits: list[Connection] = []
    event.listen(database._write_engine, "commit", commits.append)
    assert asyncio.run(while_one_writes(database, [insert(number) for number in range(10)])) == list(range(10))
    assert len(commits) == 2
    assert asyncio.run(database.read(numbers)) == list(range(10))


def test_a_failure_undoes_its_own_changes_alone(database: SqliteDatabase) -> None:
    """Neighbours in the same commit are stored; the one that failed hears its own error."""

    def fail(connection: Connection) -> None:
        insert(50)(connection)
        raise ValueError("mine")

    outcomes = asyncio.run(while_one_writes(database, [insert(1), fail, insert(1), insert(2)]))
    assert outcomes[0] == 1
    assert isinstance(outcomes[1], ValueError)
    assert isinstance(outcomes[2], IntegrityError)
    assert outcomes[3] == 2
    assert asyncio.run(database.read(numbers)) == [1, 2]


def test_when_the_commit_fails_nobody_is_told_that_it_worked(database: SqliteDatabase) -> None:
    """A broken reference that shows only at the commit fails everyone who shared it."""
    outcomes = asyncio.run(while_one_writes(database, [insert(1), insert(99, "refs"), insert(2)]))
    assert all(isinstance(outcome, IntegrityError) for outcome in outcomes)
    assert asyncio.run(database.read(numbers)) == []
    assert asyncio.run(database.write(insert(3))) == 3


def test_a_request_that_went_away_before_its_turn_changes_nothing(database: SqliteDatabase) -> None:
    """A cancelled write that had not begun is not begun any more."""

    async def cancel_while_waiting() -> None:
        begun, go_on = Flag(), Flag()

        def slow(_: Connection) -> None:
            begun.set()
            assert go_on.wait(10)

        first = asyncio.ensure_future(database.write(slow))
        await asyncio.to_thread(begun.wait, 10)
        second = asyncio.ensure_future(database.write(insert(1)))
        await asyncio.sleep(0)
        second.cancel()
        await asyncio.sleep(0)
        go_on.set()
        await first
        await database.write(insert(2))

    asyncio.run(cancel_while_waiting())
    assert asyncio.run(database.read(numbers)) == [2]


def test_reading_cannot_change_anything_and_sees_one_moment(database: SqliteDatabase) -> None:
    """A read is refused a write, and two statements of one read agree though somebody writes between them."""
    with pytest.raises(OperationalError, match="readonly"):
        asyncio.run(database.read(insert(1)))

    def twice(connection: Connection) -> tuple[list[int], list[int]]:
        before = numbers(connection)
        asyncio.run(database.write(insert(2)))
        return before, numbers(connection)

    assert asyncio.run(database.read(twice)) == ([], [])
    assert asyncio.run(database.read(numbers)) == [2]


def test_closing_finishes_what_waits_and_takes_nothing_more(path: Path) -> None:
    """Stopping the hub loses no write that it had accepted, and leaves no thread."""
    database = SqliteDatabase(path)
    for number in range(20):
        asyncio.run(database.write(insert(number)))
    database.close()
    with pytest.raises(RuntimeError):
        asyncio.run(database.write(insert(99)))
    wait_until(lambda: not database._writer.is_alive(), what="the writer ended")


@given(steps=st.lists(st.integers(-2, 3), max_size=50))
def test_ids_made_together_ascend(steps: list[int]) -> None:
    """Within a millisecond they sort in the order of their making; no two are ever the same."""
    now = {"ms": 1_000_000}
    draw = uuid7_ids(lambda: now["ms"])
    ids = []
    for step in steps:
        now["ms"] += step
        ids.append(draw())
    assert len(set(ids)) == len(ids)
    for step, (earlier, later) in zip(steps[1:], pairwise(ids), strict=True):
        if step >= 0:
            assert later > earlier
