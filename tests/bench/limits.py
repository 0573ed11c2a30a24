"""The raw limits: what the same job costs with nothing of ours in the way."""

import os
import sqlite3
from collections.abc import Sequence
from pathlib import Path

_RAW_SCHEMA = """
PRAGMA journal_mode = WAL;
PRAGMA synchronous = FULL;
CREATE TABLE participant (id TEXT PRIMARY KEY, number INTEGER UNIQUE, name TEXT, status TEXT) WITHOUT ROWID;
CREATE TABLE log (seq INTEGER PRIMARY KEY, id TEXT UNIQUE, participant TEXT, at INTEGER, result TEXT);
CREATE TABLE outbox (seq INTEGER PRIMARY KEY, payload TEXT);
CREATE TABLE occupancy (zone TEXT PRIMARY KEY, inside INTEGER);
INSERT INTO occupancy VALUES ('hall', 0);
"""


class SyncedFile:
    """Appends 4 KiB to a plain file and waits for the disk: no store can record a scan with less."""

    def __init__(self, path: Path) -> None:
        self._file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        self._page = os.urandom(4096)

    def append(self) -> None:
        """Append one page, durably."""
        os.write(self._file, self._page)
        os.fdatasync(self._file)

    def close(self) -> None:
        """Close the file."""
        os.close(self._file)


class RawScans:
    """One scan by plain sqlite3: read the participant, log, outbox row, count; no cipher, no chain, no rules."""

    def __init__(self, path: Path, participants: int) -> None:
        self._connection = sqlite3.connect(path, isolation_level=None)
        self._connection.executescript(_RAW_SCHEMA)
        rows = [(f"p{number}", number, f"Name {number}", "APPROVED") for number in range(participants)]
        self._connection.execute("BEGIN")
        self._connection.executemany("INSERT INTO participant VALUES (?, ?, ?, ?)", rows)
        self._connection.execute("COMMIT")
        self._seq = 0

    def scan(self, number: int) -> None:
        """Record one admission, durably."""
        run = self._connection.execute
        run("BEGIN IMMEDIATE")
        found = run("SELECT id, status FROM participant WHERE number = ?", (number,)).fetchone()
        self._seq += 1
        row_id = f"{self._seq:032x}"
        run("INSERT INTO log VALUES (?, ?, ?, ?, ?)", (self._seq, row_id, found[0], self._seq, "VALID"))
        run("INSERT INTO outbox VALUES (?, ?)", (self._seq, f'{{"id":"{row_id}","participant":"{found[0]}"}}'))
        run("UPDATE occupancy SET inside = inside + 1 WHERE zone = 'hall'")
        run("COMMIT")

    def close(self) -> None:
        """Close the database."""
        self._connection.close()


class RawLookup:
    """A table of badges by number in plain sqlite3."""

    def __init__(self, path: Path, rows: Sequence[tuple[int, bytes]]) -> None:
        self._connection = sqlite3.connect(path)
        self._connection.execute("CREATE TABLE participant (number INTEGER PRIMARY KEY, data BLOB)")
        self._connection.executemany("INSERT INTO participant VALUES (?, ?)", rows)
        self._connection.commit()

    def find(self, number: int) -> bytes:
        """Return the stored bytes of one participant."""
        found: bytes = self._connection.execute("SELECT data FROM participant WHERE number = ?", (number,)).fetchone()[
            0
        ]
        return found

    def close(self) -> None:
        """Close the database."""
        self._connection.close()
