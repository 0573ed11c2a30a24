"""One process to a folder: a lock that every system has and that ends with the process, however it ends."""

from pathlib import Path

from sqlcipher3 import dbapi2

from kiosk.store.database import DriverConnection, DriverError
from kiosk.store.errors import StoreInUseError


def lock_folder(folder: Path) -> DriverConnection:
    """Take the lock of a folder until the returned connection is closed: SQLite's own, on an empty database.

    Raises:
        StoreInUseError: another process has it.
    """
    connection = dbapi2.connect(str(folder / "store.lock"), isolation_level=None, check_same_thread=False, timeout=0)
    try:
        connection.execute("BEGIN EXCLUSIVE")
    except DriverError as error:
        connection.close()
        raise StoreInUseError(
            f"Another Gatehouse uses {folder}.", next_step="Close it, or start this one with another --data-dir."
        ) from error
    return connection
