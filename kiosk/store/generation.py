"""Generations of the cache: each snapshot is a file of its own name, and the highest complete one is in force.

A file is never renamed over another one that is open: its write-ahead log would be taken for the new file's.
"""

import re
from pathlib import Path

from kiosk.store import cache_tables, database, files
from kiosk.store.database import DriverConnection, Durability
from kiosk.store.writer import Writer

CHECKPOINT_EVERY = 4
"""Pages of the change feed between two checkpoints."""
READER_CACHE_KIB = 64_000
"""Decrypted pages that a reader keeps: a search touches many, and decrypting one costs more than reading its rows. An
event of 100,000 participants fits; memory is taken page by page, as they are read."""
BUILD_CACHE_KIB = 64_000
"""Pages held while a file is filled: each index reads all rows, and would else decrypt all of them once more."""
_NAME = re.compile(r"cache-(\d+)\.db")


class Generation:
    """One cache file with its writer, and the change number that it stands at."""

    def __init__(self, path: Path, key: bytes) -> None:
        """Open a file that was built before.

        Raises:
            StoreError: it does not open, is damaged, or has another schema.
        """
        self.path = path
        self._key = key
        engine = database.writer_engine(path, key, Durability.CONSISTENT)
        self.writer = Writer(engine, name=path.stem, checkpoint_every=CHECKPOINT_EVERY)
        self.number: int = self.writer.run_driver(_read_number)

    def reader(self) -> DriverConnection:
        """Return a new connection that can only read."""
        connection = database.connect(self.path, self._key)
        connection.execute(f"PRAGMA cache_size = -{READER_CACHE_KIB}")
        return connection

    def retire(self) -> None:
        """Close and delete it; connections that still read it go on until they are closed."""
        self.writer.close()
        files.remove(database.files_of(self.path))


def build(path: Path, key: bytes) -> DriverConnection:
    """Return a connection to a new file with empty tables, fast and not durable until `finish` has run."""
    connection = database.connect(path, key, durability=Durability.CONSISTENT)
    connection.execute("PRAGMA journal_mode = OFF")
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute(f"PRAGMA cache_size = -{BUILD_CACHE_KIB}")
    connection.execute("BEGIN")
    for statement in cache_tables.TABLES:
        connection.execute(statement)
    return connection


def finish(connection: DriverConnection, path: Path, number: int) -> None:
    """Index, check and close a file that is filled; what remains is to move it into place.

    Raises:
        DamagedFileError: the disk gave back something else than was written.
    """
    connection.execute(cache_tables.FILL_TOKENS)
    for statement in cache_tables.INDEXES:
        connection.execute(statement)
    connection.execute(cache_tables.PUT_META, ("number", number))
    connection.execute(f"PRAGMA user_version = {cache_tables.SCHEMA}")
    connection.execute("COMMIT")
    connection.execute("PRAGMA shrink_memory")  # what is checked is what lies on the disk
    database.check_pages(connection, path)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.close()


def path_of(folder: Path, ordinal: int) -> Path:
    """Return where a generation lies."""
    return folder / f"cache-{ordinal}.db"


def ordinals(folder: Path) -> list[int]:
    """Return the generations in a folder, the newest first."""
    found = (_NAME.fullmatch(path.name) for path in folder.iterdir())
    return sorted((int(match[1]) for match in found if match), reverse=True)


def remove_leftovers(folder: Path, in_force: Path | None) -> None:
    """Delete every cache file but the one in force: half-built ones, older ones and their logs."""
    kept = set(database.files_of(in_force)) if in_force else set()
    files.remove([path for path in folder.glob("cache-*") if path not in kept])


def check(path: Path, key: bytes) -> None:
    """Check a file before it is used.

    Raises:
        StoreError: it does not open, is damaged, or is of another schema than this version's.
    """
    connection = database.connect(path, key)
    try:
        if database.check_schema(connection, path, cache_tables.SCHEMA) != cache_tables.SCHEMA:
            raise database.damaged(path, "an older schema")
        database.check_pages(connection, path)
    finally:
        connection.close()


def _read_number(driver: DriverConnection) -> int:
    return int(driver.execute("SELECT value FROM meta WHERE name = 'number'").fetchone()[0])
