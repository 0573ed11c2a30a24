"""A snapshot on its way in: a new cache file beside the one in use."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from kiosk.errors import StoreError
from kiosk.store import cache_tables, database, files, generation
from kiosk.store.database import DriverError
from sync.wire.changes import Change, SnapshotHeader


class SnapshotBuild:
    """A cache under construction, used by one thread; implements the engine's sink.

    It has its own connection, so that decisions and writes to the cache in use go on beside it.
    """

    def __init__(self, draft: Path, key: bytes, header: SnapshotHeader, take_over: Callable[[Path], None]) -> None:
        """Begin a file.

        Args:
            draft: where to build it; whatever is there is removed.
            key: the cache's key.
            header: what the snapshot promises.
            take_over: called with the finished file; puts it in the place of the one in use.
        """
        self._draft = draft
        self._header = header
        self._take_over = take_over
        self._count = 0
        files.remove(database.files_of(draft))
        self._connection = generation.build(draft, key)

    def add(self, changes: Sequence[Change]) -> None:
        """Store rows of the snapshot.

        Raises:
            StoreError: the disk does not take them; what was built is thrown away and the cache in use stays.
        """
        participants, others = cache_tables.parted(changes)
        with self._thrown_away_on_failure():
            self._connection.executemany(cache_tables.PUT_PARTICIPANT, participants)
            self._connection.executemany(cache_tables.PUT_OTHER, others)
        self._count += len(changes)

    def finish(self) -> None:
        """Check the count, make it durable and put it in the place of the cache in use.

        Raises:
            ValueError: it does not hold the number of rows that the header promised; the cache in use stays.
            StoreError: the disk does not take it; the cache in use stays.
        """
        if self._count != self._header.count:
            self.abandon()
            raise ValueError(f"the snapshot promised {self._header.count} rows and held {self._count}")
        with self._thrown_away_on_failure():
            generation.finish(self._connection, self._draft, self._header.number)
        self._take_over(self._draft)

    def abandon(self) -> None:
        """Throw it away; the cache in use stays. Idempotent."""
        self._connection.close()
        files.remove(database.files_of(self._draft))

    @contextmanager
    def _thrown_away_on_failure(self) -> Iterator[None]:
        try:
            yield
        except DriverError as error:
            self.abandon()
            raise database.explained(self._draft, error) from error
        except StoreError:
            self.abandon()
            raise
