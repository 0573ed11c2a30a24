"""Which version of the schema a database has, and bringing it to the one that this code needs."""

from collections.abc import Callable
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection
from sqlalchemy.exc import DatabaseError

from server_stub.errors import OperatorError
from server_stub.sqlite_database import sqlite_engine

_FOLDER = Path(__file__).parent / "migrations"


def needed() -> str:
    """Return the version that this code needs."""
    head = ScriptDirectory.from_config(_config()).get_current_head()
    assert head is not None
    return head


def current(connection: Connection) -> str | None:
    """Return the version of this database; None for one that was never migrated."""
    return MigrationContext.configure(connection).get_current_revision()


def migrate(path: Path) -> tuple[str | None, str]:
    """Bring the SQLite file to the version that this code needs, making it where there is none.

    Everything happens in one transaction that begins with the write lock: whoever migrates at the same time waits and
    then finds nothing to do, and what fails leaves the file as it was.

    Returns:
        The versions before and after.

    Raises:
        OperatorError: a newer hub wrote the file.
    """
    before = _move(path, lambda config: command.upgrade(config, "head"))
    return before, needed()


def downgrade(path: Path, version: str) -> None:
    """Take the SQLite file back to an earlier version; `base` is before the first."""
    _move(path, lambda config: command.downgrade(config, version))


def _move(path: Path, steps: Callable[[Config], None]) -> str | None:
    engine = sqlite_engine(path, begin="BEGIN IMMEDIATE", pool_size=1, enforce_foreign_keys=False)
    try:
        with engine.begin() as connection:
            before = current(connection)
            _require_known(before)
            config = _config()
            config.attributes["connection"] = connection
            steps(config)
            _require_whole(connection)
    finally:
        engine.dispose()
    return before


def require_current(path: Path) -> None:
    """Return when the SQLite file has the version that this code needs.

    Raises:
        OperatorError: it has another, there is no file, or it is none of ours.
    """
    found = _version_of(path) if path.exists() else None
    _require_known(found)
    command_line = f"gatehouse-hub migrate --database sqlite:///{path}"
    if found is None:
        raise OperatorError(f"There is no hub's database at {path} yet.", next_step=f"Make it: {command_line}")
    if found != needed():
        raise OperatorError(
            f"The database {path} is at version {found}, and this hub needs {needed()}.",
            next_step=f"Back it up, then run: {command_line}",
        )


def _version_of(path: Path) -> str | None:
    engine = sqlite_engine(path, begin="BEGIN", pool_size=1)
    try:
        with engine.begin() as connection:
            return current(connection)
    except DatabaseError as error:
        raise OperatorError(
            f"{path} cannot be read as a hub's database: {error.orig}.", next_step="Name another file with --database."
        ) from error
    finally:
        engine.dispose()


def _require_known(version: str | None) -> None:
    known = {script.revision for script in ScriptDirectory.from_config(_config()).walk_revisions()}
    if version is not None and version not in known:
        raise OperatorError(
            f"The database is at version {version}, which a newer hub wrote.",
            next_step="Run that hub, or restore a backup of before the upgrade.",
        )


def _require_whole(connection: Connection) -> None:
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
    if broken is not None:
        raise OperatorError(
            f"A row of {broken[0]} refers to one of {broken[2]} that is not there; nothing was changed.",
            next_step="Restore a backup.",
        )


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(_FOLDER).replace("%", "%%"))
    return config
