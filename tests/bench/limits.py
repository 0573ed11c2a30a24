"""The raw limits: what the same job costs with nothing of ours in the way.

All by the `sqlite3` of Python: plain text on disk, no cipher, no chain, no rules, no thread in between.
"""

import gzip
import os
import sqlite3
from collections.abc import Iterable
from itertools import chain, islice
from pathlib import Path

import msgspec

from sync.wire.changes import Change, DoorParticipant, ParticipantChange

_SCANS = """
PRAGMA journal_mode = WAL;
PRAGMA synchronous = FULL;
CREATE TABLE participant (id TEXT PRIMARY KEY, number INTEGER UNIQUE, name TEXT, status TEXT) WITHOUT ROWID;
CREATE TABLE log (seq INTEGER PRIMARY KEY, id TEXT UNIQUE, participant TEXT, at INTEGER, result TEXT);
CREATE TABLE outbox (seq INTEGER PRIMARY KEY, payload TEXT);
CREATE TABLE occupancy (zone TEXT PRIMARY KEY, inside INTEGER);
INSERT INTO occupancy VALUES ('hall', 0);
"""
_BOOTSTRAP = """
PRAGMA journal_mode = WAL;
PRAGMA synchronous = NORMAL;
CREATE TABLE participant (number INTEGER PRIMARY KEY, id TEXT UNIQUE, code TEXT UNIQUE, payload BLOB);
CREATE TABLE word (word TEXT, number INTEGER, PRIMARY KEY (word, number)) WITHOUT ROWID;
"""
_AT_ONCE = 1_000


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
    """One scan by plain sqlite3: read the participant, write log, outbox row and count, as one durable transaction."""

    def __init__(self, path: Path, participants: int) -> None:
        self._connection = sqlite3.connect(path, isolation_level=None)
        self._connection.executescript(_SCANS)
        rows = [(f"p{number}", number, f"Name {number}", "APPROVED") for number in range(1, participants + 1)]
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
    """A table of participants by number: finding one returns its bytes, not taken apart."""

    def __init__(self, path: Path, rows: Iterable[tuple[int, bytes]]) -> None:
        self._connection = sqlite3.connect(path)
        self._connection.execute("CREATE TABLE participant (number INTEGER PRIMARY KEY, data BLOB)")
        self._connection.executemany("INSERT INTO participant VALUES (?, ?)", rows)
        self._connection.commit()

    def find(self, number: int) -> bytes:
        """Return the stored bytes of one participant."""
        found = self._connection.execute("SELECT data FROM participant WHERE number = ?", (number,)).fetchone()
        data: bytes = found[0]
        return data

    def close(self) -> None:
        """Close the database."""
        self._connection.close()


class RawSearch:
    """A table of words by beginning: finding returns the bytes of the first participants, in no order of merit."""

    def __init__(self, path: Path, rows: Iterable[tuple[str, bytes]]) -> None:
        self._connection = sqlite3.connect(path)
        self._connection.execute("CREATE TABLE word (word TEXT, data BLOB)")
        self._connection.executemany("INSERT INTO word VALUES (?, ?)", rows)
        self._connection.execute("CREATE INDEX words ON word (word)")
        self._connection.commit()

    def find(self, beginning: str, limit: int) -> list[tuple[bytes]]:
        """Return participants of whom one word begins so."""
        query = "SELECT data FROM word WHERE word >= ? AND word < ? LIMIT ?"
        return self._connection.execute(query, (beginning, beginning + "\U0010ffff", limit)).fetchall()

    def close(self) -> None:
        """Close the database."""
        self._connection.close()


def raw_bootstrap(packed: Path, database: Path, *, with_words: bool) -> None:
    """Load a snapshot by typed executemany: unpack, decode each line into its struct, insert, all in one transaction.

    With words it also fills an index of the lower-cased words of names and organisation, to be searched at all.
    """
    connection = sqlite3.connect(database)
    connection.executescript(_BOOTSTRAP)
    decode = msgspec.json.Decoder(Change).decode
    encode = msgspec.msgpack.encode
    with gzip.open(packed) as lines:
        next(lines)
        while batch := [decode(line) for line in islice(lines, _AT_ONCE)]:
            people = [row.data for row in batch if isinstance(row, ParticipantChange) and row.data]
            rows = [(one.number, one.id, one.registration_code, encode(one)) for one in people]
            connection.executemany("INSERT INTO participant VALUES (?, ?, ?, ?)", rows)
            if with_words:
                words = chain.from_iterable([(word, one.number) for word in _words(one)] for one in people)
                connection.executemany("INSERT INTO word VALUES (?, ?)", words)
    connection.commit()
    connection.close()


def _words(one: DoorParticipant) -> set[str]:
    return set(f"{one.first_name} {one.last_name} {one.organization or ''}".lower().split())
