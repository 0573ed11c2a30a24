"""The cache: what the hub told this device, for decisions in microseconds and for search as one types."""

import threading
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from kiosk.errors import StoreError
from kiosk.store import cache_changes, database, files, generation, search
from kiosk.store.database import DriverConnection, DriverError
from kiosk.store.generation import Generation
from kiosk.store.snapshot import SnapshotBuild
from sync.wire.changes import (
    Change,
    DoorCheckpoint,
    DoorEvent,
    DoorKey,
    DoorParticipant,
    DoorZone,
    Presence,
    SnapshotHeader,
)
from sync.wire.registration_codes import fold_code

BY_ID = "SELECT payload FROM participants WHERE id = ?"
BY_NUMBER = "SELECT payload FROM participants WHERE number = ?"
BY_CODE = "SELECT payload FROM participants WHERE code = ?"
BY_BADGE = "SELECT payload FROM participants WHERE badge = ?"
IS_BLOCKED = "SELECT 1 FROM others WHERE participant = ?"
IS_VOID = "SELECT 1 FROM participants WHERE number = ? AND payload IS NULL"
OTHER = "SELECT payload FROM others WHERE kind = ? AND id = ?"
OTHERS = "SELECT payload FROM others WHERE kind = ?"

Payload = TypeVar("Payload")

_EVENT = msgspec.msgpack.Decoder(DoorEvent)
_PARTICIPANT = msgspec.msgpack.Decoder(DoorParticipant)
_CHECKPOINT = msgspec.msgpack.Decoder(DoorCheckpoint)
_ZONE = msgspec.msgpack.Decoder(DoorZone)
_KEY = msgspec.msgpack.Decoder(DoorKey)
_PRESENCE = msgspec.msgpack.Decoder(Presence)


class DeviceCache:
    """The cache of one device; implements the ports of the use cases (any thread) and of the engine (its one thread).

    Every call asks which file is in force, so a snapshot takes effect between two calls and stops none. A page that
    cannot be read raises DamagedFileError from any of them; `clear` makes the engine fetch everything again.
    """

    def __init__(self, folder: Path, key: bytes) -> None:
        """Open the newest file that is whole, or begin an empty one; half-built and older ones are removed.

        Attributes:
            discarded: why a cache that was there could not be used; the engine fetches a new one.
        """
        self._folder = folder
        self._key = key
        self._local = threading.local()
        self._connections: list[DriverConnection] = []
        self.discarded: StoreError | None = None
        self._ordinal = 0
        self._current = self._open()

    def number(self) -> int:
        """Return the change number that the cache stands at; 0 when it is empty and needs a snapshot."""
        return self._current.number

    def event(self) -> DoorEvent | None:
        """Return the event, None before the first snapshot."""
        return next(iter(self._others(_EVENT, "event")), None)

    def checkpoint(self, checkpoint_id: str) -> DoorCheckpoint | None:
        """Return a checkpoint."""
        return self._first(_CHECKPOINT, OTHER, "checkpoint", checkpoint_id)

    def checkpoints(self) -> Sequence[DoorCheckpoint]:
        """Return all checkpoints by name."""
        return sorted(self._others(_CHECKPOINT, "checkpoint"), key=lambda checkpoint: checkpoint.name)

    def zone(self, zone_id: str) -> DoorZone | None:
        """Return a zone."""
        return self._first(_ZONE, OTHER, "zone", zone_id)

    def key(self, key_id: int) -> DoorKey | None:
        """Return a public key, also a withdrawn one."""
        return self._first(_KEY, OTHER, "key", str(key_id))

    def participant(self, participant_id: str) -> DoorParticipant | None:
        """Return a participant by id."""
        return self._first(_PARTICIPANT, BY_ID, participant_id)

    def participant_by_number(self, number: int) -> DoorParticipant | None:
        """Return a participant by the number in a badge token."""
        return self._first(_PARTICIPANT, BY_NUMBER, number)

    def participant_by_code(self, registration_code: str) -> DoorParticipant | None:
        """Return a participant by registration code, whatever its case, spaces and hyphens."""
        return self._first(_PARTICIPANT, BY_CODE, fold_code(registration_code))

    def participant_by_badge(self, badge_hash: str) -> DoorParticipant | None:
        """Return a participant by the hash of a platform badge."""
        return self._first(_PARTICIPANT, BY_BADGE, badge_hash)

    def is_blacklisted(self, participant_number: int) -> bool:
        """Return whether the participant is on the blacklist."""
        return bool(self._query(IS_BLOCKED, participant_number))

    def is_withdrawn(self, participant_number: int) -> bool:
        """Return whether the hub deleted the participant (a tombstone is held)."""
        return bool(self._query(IS_VOID, participant_number))

    def presences(self) -> Iterable[Presence]:
        """Return the last movement of everybody in each zone, as far as the hub had heard at `number()`."""
        return self._others(_PRESENCE, "presence")

    def search(self, text: str, limit: int) -> Sequence[DoorParticipant]:
        """Return participants whose names, organisation or code begin with each of the words, best first."""
        try:
            found = search.search(self._reader(), text, limit)
        except DriverError as error:
            raise database.explained(self._current.path, error) from error
        return [_PARTICIPANT.decode(payload) for payload in found]

    def apply(self, changes: Sequence[Change], number: int) -> None:
        """Store the rows and the new number in one transaction; rows older than those held are passed over."""
        current = self._current
        number = max(number, current.number)

        def store(connection: Any) -> None:
            cache_changes.store(connection.connection.driver_connection, changes, number)

        def take_over(_: None) -> None:
            current.number = number

        current.writer.run(store, then=take_over)

    def begin_snapshot(self, header: SnapshotHeader) -> SnapshotBuild:
        """Start a new cache beside the one in use."""
        return SnapshotBuild(self._folder / f"cache-{header.number}.tmp.db", self._key, header, self._take_over)

    def clear(self) -> None:
        """Forget everything, as when the device is paired with another event."""
        self._take_over(self._empty_draft())

    def close(self) -> None:
        """Close the file; no call may be under way in another thread. Idempotent."""
        for connection in self._connections:
            connection.close()
        self._connections.clear()
        self._current.writer.close()

    def _open(self) -> Generation:
        for ordinal in generation.ordinals(self._folder):
            self._ordinal = max(self._ordinal, ordinal)
            path = generation.path_of(self._folder, ordinal)
            try:
                generation.check(path, self._key)
                opened = Generation(path, self._key)
            except StoreError as error:
                self.discarded = error
                continue
            generation.remove_leftovers(self._folder, path)
            return opened
        generation.remove_leftovers(self._folder, None)
        return self._install(self._empty_draft())

    def _empty_draft(self) -> Path:
        draft = self._folder / "cache-0.tmp.db"
        files.remove(database.files_of(draft))
        generation.finish(generation.build(draft, self._key), draft, 0)
        return draft

    def _install(self, draft: Path) -> Generation:
        self._ordinal += 1
        path = generation.path_of(self._folder, self._ordinal)
        files.move_into_place(draft, path)
        return Generation(path, self._key)

    def _take_over(self, draft: Path) -> None:
        replaced = self._current
        self._current = self._install(draft)
        replaced.retire()

    def _reader(self) -> DriverConnection:
        """Return this thread's connection to the file in force."""
        held = getattr(self._local, "held", None)
        if held is None or held[0] is not self._current:
            held = self._local.held = self._switched(held)
        return held[1]

    def _switched(self, held: tuple[Generation, DriverConnection] | None) -> tuple[Generation, DriverConnection]:
        if held is not None:
            self._local.held = None
            self._connections.remove(held[1])
            held[1].close()
        while True:
            current = self._current
            try:
                connection = current.reader()
            except StoreError:
                # The file was replaced between two lines of this thread.
                if current is self._current:
                    raise
            else:
                self._connections.append(connection)
                return current, connection

    def _query(self, statement: str, *values: object) -> list[tuple[bytes | None]]:
        try:
            rows: list[tuple[bytes | None]] = self._reader().execute(statement, values).fetchall()
        except DriverError as error:
            raise database.explained(self._current.path, error) from error
        return rows

    def _first(self, decoder: msgspec.msgpack.Decoder[Payload], statement: str, *values: object) -> Payload | None:
        rows = self._query(statement, *values)
        return decoder.decode(rows[0][0]) if rows and rows[0][0] is not None else None

    def _others(self, decoder: msgspec.msgpack.Decoder[Payload], kind: str) -> list[Payload]:
        return [decoder.decode(payload) for (payload,) in self._query(OTHERS, kind) if payload is not None]
