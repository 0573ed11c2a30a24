"""One thread and one connection that do every write to one file, in the order in which they were asked for."""

import logging
import threading
from collections.abc import Callable
from concurrent.futures import Future
from queue import Empty, SimpleQueue
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from kiosk.errors import StoreError
from kiosk.store.database import DriverConnection, DriverError

log = logging.getLogger(__name__)

Result = TypeVar("Result")
_Task = tuple[Callable[[Connection], Any], Future[Any]]


class Writer:
    """Runs functions on the file's only writing connection; calls may come from any thread and wait for their turn.

    Between tasks it moves committed pages from the write-ahead log into the file (a PASSIVE checkpoint, which waits for
    nobody): after `checkpoint_every` tasks when nothing is waiting, after eight times as many in any case.
    """

    def __init__(self, engine: Engine, *, name: str, checkpoint_every: int) -> None:
        """Open the connection; raises what opening it raises."""
        self._engine = engine
        self._checkpoint_every = checkpoint_every
        self._since_checkpoint = 0
        self._tasks: SimpleQueue[_Task | None] = SimpleQueue()
        self._gate = threading.Lock()
        self._closed = False
        opened: Future[None] = Future()
        self._thread = threading.Thread(target=self._serve, args=(opened,), name=name, daemon=True)
        self._thread.start()
        opened.result()

    def run(self, work: Callable[[Connection], Result], *, then: Callable[[Result], None] | None = None) -> Result:
        """Return what the function returns, called in one write transaction that ends with it.

        Args:
            work: called with the connection, in the writer's thread.
            then: called with the result in the writer's thread, after the commit and before any other task.

        Raises:
            StoreError: the writer is closed, or the file does not take it; nothing is written then.
            Exception: whatever else the function raises; nothing is written then either.
        """

        def in_transaction(connection: Connection) -> Result:
            try:
                with connection.begin():
                    result = work(connection)
            except (DBAPIError, DriverError) as error:
                raise StoreError(f"Nothing was written: {error}.", next_step="Check the disk.") from error
            if then is not None:
                then(result)
            return result

        return self._submit(in_transaction)

    def run_driver(self, work: Callable[[DriverConnection], Result]) -> Result:
        """Return what the function returns, called with the driver's connection in autocommit mode.

        For the few statements where a measurement showed that every layer counts.
        """
        return self._submit(lambda connection: work(connection.connection.driver_connection))

    def close(self) -> None:
        """Finish what was asked for, fold the write-ahead log into the file and close it. Idempotent."""
        with self._gate:
            if not self._closed:
                self._closed = True
                self._tasks.put(None)
        self._thread.join()

    def _submit(self, work: Callable[[Connection], Result]) -> Result:
        answer: Future[Result] = Future()
        with self._gate:
            if self._closed:
                raise StoreError("The store is closed.", next_step="Start Gatehouse again.")
            self._tasks.put((work, answer))
        return answer.result()

    def _serve(self, opened: Future[None]) -> None:
        try:
            connection = self._engine.connect()
        except Exception as error:  # noqa: BLE001  the thread that constructs this object raises it
            opened.set_exception(error)
            return
        with connection:
            opened.set_result(None)
            while task := self._next_task(connection):
                self._perform(connection, *task)

    def _next_task(self, connection: Connection) -> _Task | None:
        if self._since_checkpoint >= self._checkpoint_every * 8:
            self._checkpoint(connection)
        try:
            return self._tasks.get_nowait()
        except Empty:
            if self._since_checkpoint >= self._checkpoint_every:
                self._checkpoint(connection)
            return self._tasks.get()

    def _perform(self, connection: Connection, work: Callable[[Connection], Any], answer: Future[Any]) -> None:
        self._since_checkpoint += 1
        try:
            result = work(connection)
        except Exception as error:  # noqa: BLE001  the thread that asked raises it
            answer.set_exception(error)
        else:
            answer.set_result(result)

    def _checkpoint(self, connection: Connection) -> None:
        self._since_checkpoint = 0
        try:
            connection.connection.driver_connection.execute("PRAGMA wal_checkpoint(PASSIVE)")  # type: ignore[union-attr]
        except DriverError as error:
            # A full disk: the rows are safe in the write-ahead log, and the next round tries again.
            log.warning("checkpoint failed thread=%s error=%s", self._thread.name, error)
