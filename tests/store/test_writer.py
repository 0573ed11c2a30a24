"""The one thread that writes to a file."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from kiosk.errors import StoreError
from kiosk.store import database
from kiosk.store.database import DriverError, Durability
from kiosk.store.writer import Writer
from tests.store.logs import KEY


@pytest.fixture
def writer(tmp_path: Path) -> Iterator[Writer]:
    """Return the writer of a file with one table."""
    engine = database.writer_engine(tmp_path / "some.db", KEY, Durability.EVERY_COMMIT)
    writer = Writer(engine, name="test", checkpoint_every=3)
    writer.run(lambda connection: connection.execute(text("CREATE TABLE things (name TEXT)")))
    yield writer
    writer.close()


def _put(writer: Writer, name: str) -> None:
    writer.run_driver(lambda driver: driver.execute("INSERT INTO things VALUES (?)", (name,)))


def _names(writer: Writer) -> list[str]:
    return writer.run_driver(lambda driver: [row[0] for row in driver.execute("SELECT name FROM things")])


def test_everything_runs_in_one_thread(writer: Writer) -> None:
    """Whoever asks, the same thread does it."""
    threads = {writer.run_driver(lambda _: threading.get_ident()), writer.run(lambda _: threading.get_ident())}
    assert len(threads) == 1
    assert threads != {threading.get_ident()}


def test_a_transaction_that_fails_leaves_nothing(writer: Writer) -> None:
    """Half a use case is never stored, and the caller gets the error itself."""

    def fail(connection: object) -> None:
        connection.execute(text("INSERT INTO things VALUES ('half')"))  # type: ignore[attr-defined]
        raise LookupError("no")

    with pytest.raises(LookupError, match="no"):
        writer.run(fail)
    assert _names(writer) == []


def test_an_error_does_not_end_the_thread(writer: Writer) -> None:
    """After a refused statement the next one is done."""
    with pytest.raises(DriverError):
        writer.run_driver(lambda driver: driver.execute("INSERT INTO nothing VALUES (1)"))
    _put(writer, "after")
    assert _names(writer) == ["after"]


def test_a_transaction_that_the_file_refuses_is_an_error_of_the_store(writer: Writer) -> None:
    """Callers need to know one kind of error, whatever the driver calls it."""
    with pytest.raises(StoreError, match="Nothing was written"):
        writer.run(lambda connection: connection.execute(text("INSERT INTO nothing VALUES (1)")))


def test_then_runs_after_the_commit_and_before_the_next_task(tmp_path: Path, writer: Writer) -> None:
    """What is kept in memory changes only when the file has changed."""
    seen: list[int] = []

    def count_committed(_: object) -> None:
        reader = database.connect(tmp_path / "some.db", KEY)
        seen.append(reader.execute("SELECT count(*) FROM things").fetchone()[0])
        reader.close()

    writer.run(lambda connection: connection.execute(text("INSERT INTO things VALUES ('one')")), then=count_committed)
    assert seen == [1]


def test_the_log_moves_into_the_file_between_tasks(tmp_path: Path, writer: Writer) -> None:
    """The write-ahead log does not grow for ever: after some tasks its pages are in the file."""
    for number in range(40):
        _put(writer, "x" * 2_000 + str(number))
    assert (tmp_path / "some.db").stat().st_size > 40 * 2_000 // 2


def test_a_closed_writer_refuses(writer: Writer) -> None:
    """Nothing waits for ever on a writer that is gone."""
    writer.close()
    writer.close()
    with pytest.raises(StoreError, match="closed"):
        _put(writer, "late")


def test_a_reader_cannot_write(tmp_path: Path, writer: Writer) -> None:
    """Connections of readers are read-only by the library, not by habit."""
    _put(writer, "one")
    reader = database.connect(tmp_path / "some.db", KEY)
    with pytest.raises(DriverError, match="readonly"):
        reader.execute("DELETE FROM things")
    reader.close()
