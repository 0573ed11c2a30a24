"""Encrypted SQLite files: how a connection is opened, and under which promises it writes.

Only the SQLite inside `sqlcipher3` may touch these files: versions 3.7.0 to 3.51.2 can lose a committed transaction
when two connections write and checkpoint at the same moment (https://sqlite.org/wal.html#walresetbug), and two builds
of SQLite in one process break each other's locks.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, NullPool, QueuePool, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2

from kiosk.errors import NewerFileError, StoreError, WrongKeyError
from kiosk.store.errors import DamagedFileError, OldLibraryError

KEY_BYTES = 32
LIBRARY_AT_LEAST = (3, 51, 3)
BUSY_TIMEOUT_S = 5
NOT_A_DATABASE = 26
"""SQLITE_NOTADB: the first page does not decrypt."""

DriverConnection = Any
"""A connection of `sqlcipher3`, which ships no types."""
DriverError = dbapi2.Error


class Durability(StrEnum):
    """What a commit promises, as a value of `PRAGMA synchronous`."""

    EVERY_COMMIT = "FULL"
    """On disk when the commit returns."""
    CONSISTENT = "NORMAL"
    """Never torn; the last commits may be missing after a power cut."""


def library_version() -> str:
    """Return the version of the SQLite library in use."""
    return str(dbapi2.sqlite_version)


def check_library(version: tuple[int, ...] = dbapi2.sqlite_version_info) -> None:
    """Refuse a library that may lose commits.

    Raises:
        OldLibraryError: the version is below 3.51.3.
    """
    if version < LIBRARY_AT_LEAST:
        raise OldLibraryError(
            f"SQLite {'.'.join(map(str, version))} can lose a committed access log.",
            next_step="Install the sqlcipher3 package that Gatehouse names, which carries SQLite 3.51.3 or newer.",
        )


def connect(path: Path, key: bytes, *, durability: Durability | None = None) -> DriverConnection:
    """Open a file; without a durability only for reading.

    The connection is in autocommit mode and may be used from any one thread at a time.

    Raises:
        WrongKeyError: the key does not open the file.
        DamagedFileError: the key opens it, and its table of contents cannot be read.
        StoreError: the file cannot be opened at all.
    """
    mode = "rwc" if durability else "ro"
    try:
        connection = dbapi2.connect(
            f"{path.absolute().as_uri()}?mode={mode}",
            uri=True,
            isolation_level=None,
            check_same_thread=False,
            timeout=BUSY_TIMEOUT_S,
        )
    except DriverError as error:
        raise explained(path, error) from error
    try:
        _unlock(connection, key)
        if durability:
            _prepare_to_write(connection, durability)
        else:
            connection.execute("PRAGMA query_only = ON")
    except DriverError as error:
        connection.close()
        raise explained(path, error) from error
    return connection


def writer_engine(path: Path, key: bytes, durability: Durability) -> Engine:
    """Return an engine whose transactions take the write lock when they begin."""
    engine = create_engine(
        "sqlite://",
        module=dbapi2,
        creator=lambda: connect(path, key, durability=durability),
        poolclass=NullPool,
    )
    event.listen(engine, "begin", _begin_immediate)
    return engine


def reader_engine(path: Path, key: bytes) -> Engine:
    """Return an engine whose connections can only read; each statement sees the newest commit."""
    return create_engine("sqlite://", module=dbapi2, creator=lambda: connect(path, key), poolclass=QueuePool)


@contextmanager
def reading(engine: Engine, path: Path) -> Iterator[Connection]:
    """Give a connection to read with.

    Raises:
        StoreError: the file cannot be read; a DamagedFileError where a page fails its seal.
    """
    try:
        with engine.connect() as connection:
            yield connection
    except DBAPIError as error:
        raise explained(path, error.orig or error) from error


def check_schema(connection: DriverConnection, path: Path, newest: int) -> int:
    """Return the schema version of a file, 0 for a new one, without changing the file.

    Raises:
        NewerFileError: a newer Gatehouse wrote it.
    """
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if version > newest:
        raise NewerFileError(
            f"{path} was written by a newer Gatehouse (schema {version}, this one knows {newest}).",
            next_step="Install the newer Gatehouse again; the file was not touched.",
        )
    return version


def check_pages(connection: DriverConnection, path: Path) -> None:
    """Read every page once: its seal, and how the pages hang together.

    Raises:
        DamagedFileError: something is wrong; the text of the first finding is in it.
    """
    try:
        finding = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    except DriverError as error:
        raise explained(path, error) from error
    if finding != "ok":
        raise damaged(path, finding)


def files_of(path: Path) -> list[Path]:
    """Return the database file and those that SQLite keeps beside it."""
    return [path.with_name(path.name + ending) for ending in ("", "-wal", "-shm", "-journal")]


def _begin_immediate(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _unlock(connection: DriverConnection, key: bytes) -> None:
    # A page that fails its seal would else write lines to the standard error, besides the exception.
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()


def _prepare_to_write(connection: DriverConnection, durability: Durability) -> None:
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute(f"PRAGMA synchronous = {durability}")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA secure_delete = ON")
    # The writer thread checkpoints between its tasks, so that no scan pays for it.
    connection.execute("PRAGMA wal_autocheckpoint = 0")


def explained(path: Path, error: BaseException) -> StoreError:
    """Return our own error for one of the driver's."""
    code = getattr(error, "sqlite_errorcode", None)
    if code == NOT_A_DATABASE or "not a database" in str(error):
        return WrongKeyError(
            f"The key of this device does not open {path}, or its first page is damaged.",
            next_step="Keep the file, and put back the keyring or the backup that belongs to it.",
        )
    if "malformed" in str(error):
        return damaged(path, str(error))
    return StoreError(f"{path} cannot be used: {error}.", next_step="Check the disk and the rights on the folder.")


def damaged(path: Path, finding: object) -> DamagedFileError:
    """Return the error for a file with a finding."""
    return DamagedFileError(f"{path} is damaged: {finding}.", next_step="Keep the file: what is readable is salvaged.")
