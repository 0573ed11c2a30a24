"""Snapshots: the whole of what a door needs, as one immutable file at one change number.

A file is gzip over lines of JSON: a header, then one change a line. Of what was deleted it has the participants alone:
a well-signed badge admits somebody of whom a device never heard. It is made when somebody asks and none is young
enough, and its bytes follow from its rows alone.
"""

import asyncio
import gzip
import hashlib
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import msgspec
from sqlalchemy import Connection, func, select

from server_stub.database import Database
from server_stub.feed import service
from server_stub.feed.records import feed_changes
from sync.wire.changes import MAX_PAGE, SNAPSHOT_SCHEMA, SnapshotHeader

YOUNG_ENOUGH = MAX_PAGE
"""A file so many numbers behind is still served: the device makes that up with one page of changes."""

_COMPRESSION = 6
_ROWS_AT_ONCE = 2_000


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A finished file."""

    path: Path
    number: int
    size: int
    digest: bytes
    """SHA-256 of its bytes."""

    @property
    def etag(self) -> str:
        """A strong validator: another file has another one."""
        return f'"{self.number}-{self.digest.hex()[:32]}"'


class Snapshots:
    """Makes and keeps the newest snapshot of each event; safe for any number of requests of one event loop.

    What an earlier run left behind is removed, not served: the database may have been put back since.
    """

    def __init__(self) -> None:
        self._newest: dict[str, Snapshot] = {}
        self._making: dict[str, asyncio.Lock] = {}

    async def of_event(self, database: Database, folder: Path, event_id: str) -> Snapshot:
        """Return a snapshot that a device can pull on from; many who ask at once wait for the same one."""
        if not self._making:
            shutil.rmtree(folder, ignore_errors=True)
        async with self._making.setdefault(event_id, asyncio.Lock()):
            head = await database.read(lambda connection: service.head(connection, event_id))
            held = self._newest.get(event_id)
            if held is not None and _is_current(held, head):
                return held
            made = await database.read(lambda connection: _make(connection, folder, event_id))
            self._newest[event_id] = made
            if held is not None and held.path != made.path:
                with suppress(OSError):  # somebody may be reading it, which some systems mind
                    held.path.unlink(missing_ok=True)
            return made


def _is_current(held: Snapshot, head: int) -> bool:
    return head - YOUNG_ENOUGH <= held.number <= head and held.path.exists()


def _make(connection: Connection, folder: Path, event_id: str) -> Snapshot:
    folder.mkdir(parents=True, exist_ok=True)
    number = service.head(connection, event_id)
    with (
        tempfile.NamedTemporaryFile(dir=folder, suffix=".part", delete=False) as part,
        gzip.GzipFile(filename="", mode="wb", fileobj=part, compresslevel=_COMPRESSION, mtime=0) as packed,
    ):
        packed.writelines(line + b"\n" for line in _lines(connection, event_id, number))
    made = Path(part.name)
    digest, size = _digest(made), made.stat().st_size
    finished = folder / f"{hashlib.sha256(event_id.encode()).hexdigest()[:16]}-{number}.ndjson.gz"
    made.replace(finished)
    return Snapshot(path=finished, number=number, size=size, digest=digest)


def _lines(connection: Connection, event_id: str, number: int) -> Iterator[bytes]:
    table = feed_changes.c
    told = (table.event_id == event_id, table.payload.is_not(None) | table.participant_number.is_not(None))
    count = connection.execute(select(func.count()).select_from(feed_changes).where(*told)).scalar_one()
    yield msgspec.json.encode(SnapshotHeader(schema=SNAPSHOT_SCHEMA, event_id=event_id, number=number, count=count))
    rows = connection.execute(
        select(*service.ROW).where(*told).order_by(table.number).execution_options(yield_per=_ROWS_AT_ONCE)
    )
    for row in rows:
        yield service.wire_row(*row)


def _digest(path: Path) -> bytes:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").digest()
