"""Bringing a database up to date."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import text

from server_stub import schema_version
from server_stub.errors import OperatorError
from server_stub.schema import metadata
from server_stub.sqlite_database import sqlite_engine


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return where a hub's file may be made."""
    return tmp_path / "hub.db"


def run(path: Path, *statements: str) -> None:
    engine = sqlite_engine(path, begin="BEGIN IMMEDIATE", pool_size=1)
    with engine.begin() as connection:
        for statement in statements:
            connection.execute(text(statement))
    engine.dispose()


def test_the_migrations_make_exactly_the_tables_of_the_code(path: Path) -> None:
    """No table, column, index or constraint is in one and not in the other."""
    schema_version.migrate(path)
    engine = sqlite_engine(path, begin="BEGIN", pool_size=1)
    with engine.begin() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
    engine.dispose()


def test_migrating_again_changes_nothing(path: Path) -> None:
    """The command is safe to repeat."""
    before, after = schema_version.migrate(path)
    assert (before, after) == (None, schema_version.needed())
    assert schema_version.migrate(path) == (after, after)
    schema_version.require_current(path)


def test_four_who_migrate_at_once_do_it_once(path: Path) -> None:
    """Whoever comes second waits and finds nothing to do."""
    with ThreadPoolExecutor(4) as pool:
        results = list(pool.map(schema_version.migrate, [path] * 4))
    head = schema_version.needed()
    assert sorted(before or "" for before, _ in results) == ["", head, head, head]
    schema_version.require_current(path)


def test_a_migration_that_fails_leaves_the_file_as_it_was(path: Path) -> None:
    """A table in the way stops it, and none of the others is there afterwards."""
    run(path, "CREATE TABLE workflows (id TEXT)")
    with pytest.raises(Exception, match="workflows"):
        schema_version.migrate(path)
    engine = sqlite_engine(path, begin="BEGIN", pool_size=1)
    with engine.begin() as connection:
        names = connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'table'")).scalars().all()
    engine.dispose()
    assert names == ["workflows"]


def test_a_hub_does_not_serve_what_it_does_not_know(path: Path) -> None:
    """No file, an older one and a newer one: each says what to do."""
    with pytest.raises(OperatorError, match=r"yet.*gatehouse-hub migrate"):
        schema_version.require_current(path)
    assert not path.exists()
    schema_version.migrate(path)
    run(path, "UPDATE alembic_version SET version_num = '0001'")
    with pytest.raises(OperatorError, match=r"at version 0001.*Back it up"):
        schema_version.require_current(path)
    run(path, "UPDATE alembic_version SET version_num = '9999'")
    for attempt in (schema_version.require_current, schema_version.migrate):
        with pytest.raises(OperatorError, match="newer hub"):
            attempt(path)


def test_every_step_can_be_taken_back(path: Path) -> None:
    """Down to nothing and up again gives the same tables."""
    schema_version.migrate(path)
    schema_version.downgrade(path, "base")
    assert schema_version.migrate(path)[0] is None
    schema_version.require_current(path)
