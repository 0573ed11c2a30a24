"""How files open: the right library, the right key, the right version."""

from pathlib import Path

import pytest

from kiosk.errors import NewerFileError, StoreError, WrongKeyError
from kiosk.store import database
from kiosk.store.database import Durability
from kiosk.store.errors import DamagedFileError, OldLibraryError
from tests.store.logs import KEY


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return an encrypted file with names in it."""
    path = tmp_path / "people.db"
    connection = database.connect(path, KEY, durability=Durability.EVERY_COMMIT)
    connection.execute("CREATE TABLE people (name TEXT)")
    connection.execute("BEGIN")
    connection.executemany("INSERT INTO people VALUES (?)", [(f"Hana Girma {number}",) for number in range(5_000)])
    connection.execute("COMMIT")
    connection.close()
    return path


@pytest.mark.parametrize("version", [(3, 40, 1), (3, 51, 2)])
def test_a_library_that_may_lose_commits_is_refused(version: tuple[int, ...]) -> None:
    """An old SQLite is named, with what to do about it."""
    with pytest.raises(OldLibraryError, match="Install"):
        database.check_library(version)


def test_the_library_in_use_is_new_enough() -> None:
    """The SQLite that the project ships passes its own gate."""
    database.check_library()


def test_nothing_in_the_file_can_be_read_without_the_key(path: Path) -> None:
    """A stolen disk gives away no name and not even that it is a database."""
    content = path.read_bytes()
    assert b"Hana" not in content
    assert b"SQLite" not in content


def test_another_key_is_named_as_such(path: Path) -> None:
    """A wrong key is no crash and no empty database."""
    with pytest.raises(WrongKeyError, match=r"people\.db"):
        database.connect(path, bytes(32))


def test_a_file_that_is_no_database_is_named_as_such(tmp_path: Path) -> None:
    """Somebody's text file is not overwritten."""
    path = tmp_path / "people.db"
    path.write_text("hello " * 1_000)
    with pytest.raises(WrongKeyError):
        database.connect(path, KEY, durability=Durability.EVERY_COMMIT)
    assert path.read_text() == "hello " * 1_000


def test_a_reader_finds_no_file_and_makes_none(tmp_path: Path) -> None:
    """Reading a file that is not there is an error."""
    with pytest.raises(StoreError):
        database.connect(tmp_path / "none.db", KEY)
    assert not (tmp_path / "none.db").exists()


@pytest.mark.parametrize("part", range(2, 20))
def test_a_flipped_bit_anywhere_is_found(path: Path, part: int) -> None:
    """Each page is sealed: one changed bit does not pass the check at the start."""
    content = bytearray(path.read_bytes())
    content[len(content) * part // 20] ^= 1 << part % 8
    path.write_bytes(content)
    connection = database.connect(path, KEY)
    with pytest.raises(DamagedFileError, match="damaged"):
        database.check_pages(connection, path)
    connection.close()


def test_a_newer_file_is_left_alone(path: Path) -> None:
    """A file of a newer version is refused with what to do, and not a byte of it changes."""
    connection = database.connect(path, KEY, durability=Durability.EVERY_COMMIT)
    connection.execute("PRAGMA user_version = 7")
    connection.close()
    before = path.read_bytes()
    reader = database.connect(path, KEY)
    with pytest.raises(NewerFileError, match="newer Gatehouse"):
        database.check_schema(reader, path, 6)
    assert database.check_schema(reader, path, 7) == 7
    reader.close()
    assert path.read_bytes() == before
