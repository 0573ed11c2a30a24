"""The hub's database on SQLite: one writer thread that joins waiting transactions into one commit, and a few readers.

One flush of the disk per commit is what a write costs most, so the transactions that gathered while the last commit was
under way share the next one, each in a savepoint of its own. The driver is sqlcipher3, used without a key: the SQLite
inside Python 3.11 can lose a WAL in a race that this one has closed.
"""

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any, TypeVar

import msgspec
import sqlcipher3.dbapi2 as driver
from sqlalchemy import Connection, Engine, QueuePool, create_engine, event

T = TypeVar("T")

_BUSY_TIMEOUT_S = 5
_READERS = 4
_LONGEST_BATCH = 256
"""Bounds how long the first transaction of a batch waits for the last."""


@dataclass(frozen=True, slots=True)
class _Job:
    work: Callable[[Connection], Any]
    future: Future[Any]


@dataclass(frozen=True, slots=True)
class _Outcome:
    job: _Job
    result: Any = None
    error: BaseException | None = None

    def deliver(self) -> None:
        if self.error is None:
            self.job.future.set_result(self.result)
        else:
            self.job.future.set_exception(self.error)


class SqliteDatabase:
    """A `Database` in one file; one process serves it, and short commands may write to it meanwhile."""

    def __init__(self, path: Path) -> None:
        self._write_engine = sqlite_engine(path, begin="BEGIN IMMEDIATE", pool_size=1)
        self._read_engine = sqlite_engine(path, begin="BEGIN", pool_size=_READERS, read_only=True)
        self._readers = ThreadPoolExecutor(_READERS, thread_name_prefix="hub-reader")
        self._jobs: SimpleQueue[_Job | None] = SimpleQueue()
        self._closing = False
        self._writer = Thread(target=self._write_until_closed, name="hub-writer", daemon=True)
        self._writer.start()

    async def write(self, work: Callable[[Connection], T]) -> T:
        """See `Database.write`."""
        if self._closing:
            raise RuntimeError("the database is closed")
        future: Future[T] = Future()
        self._jobs.put(_Job(work, future))
        return await asyncio.wrap_future(future)

    async def read(self, work: Callable[[Connection], T]) -> T:
        """See `Database.read`."""
        return await asyncio.wrap_future(self._readers.submit(self._read, work))

    def close(self) -> None:
        """See `Database.close`."""
        self._closing = True
        self._jobs.put(None)
        self._writer.join()
        self._readers.shutdown()
        self._write_engine.dispose()
        self._read_engine.dispose()

    def _read(self, work: Callable[[Connection], T]) -> T:
        with self._read_engine.begin() as connection:
            return work(connection)

    def _write_until_closed(self) -> None:
        while (first := self._jobs.get()) is not None:
            jobs, closing = self._gather(first)
            started = [job for job in jobs if job.future.set_running_or_notify_cancel()]
            for outcome in self._commit_together(started):
                outcome.deliver()
            if closing:
                return

    def _gather(self, first: _Job) -> tuple[list[_Job], bool]:
        jobs = [first]
        while len(jobs) < _LONGEST_BATCH:
            try:
                job = self._jobs.get_nowait()
            except Empty:
                break
            if job is None:
                return jobs, True
            jobs.append(job)
        return jobs, False

    def _commit_together(self, jobs: Sequence[_Job]) -> list[_Outcome]:
        try:
            with self._write_engine.begin() as connection:
                return [_in_savepoint(connection, job) for job in jobs]
        except Exception as error:  # noqa: BLE001  the callers get it: nothing of their work was stored
            return [_Outcome(job, error=error) for job in jobs]


def sqlite_engine(
    path: Path, *, begin: str, pool_size: int, read_only: bool = False, enforce_foreign_keys: bool = True
) -> Engine:
    """Return an engine whose transactions start with the statement `begin` and are durable when they end."""
    pragmas = (
        "journal_mode=WAL",
        "synchronous=FULL",
        f"foreign_keys={int(enforce_foreign_keys)}",
        f"query_only={int(read_only)}",
    )

    def connect() -> Any:
        connection = driver.connect(
            str(path), timeout=_BUSY_TIMEOUT_S, isolation_level=None, check_same_thread=False, cached_statements=512
        )
        for pragma in pragmas:
            connection.execute(f"PRAGMA {pragma}").close()
        return connection

    engine = create_engine(
        "sqlite://",
        module=driver,
        creator=connect,
        poolclass=QueuePool,
        pool_size=pool_size,
        max_overflow=0,
        hide_parameters=True,  # they are names and codes, and errors are logged
        json_serializer=lambda value: msgspec.json.encode(value).decode(),
        json_deserializer=msgspec.json.decode,
    )
    # The driver would begin a transaction only at the first change, and never around a savepoint.
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql(begin))
    return engine


def _in_savepoint(connection: Connection, job: _Job) -> _Outcome:
    savepoint = connection.begin_nested()
    try:
        result = job.work(connection)
    except Exception as error:  # noqa: BLE001  the caller gets it, after its changes are undone
        savepoint.rollback()
        return _Outcome(job, error=error)
    savepoint.commit()
    return _Outcome(job, result=result)
