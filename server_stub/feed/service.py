"""Publishing changes to the doors of an event, and reading them back in commit order."""

from collections.abc import Sequence
from dataclasses import dataclass

import msgspec
from sqlalchemy import Connection, bindparam, select, text

from server_stub.errors import SnapshotRequiredError
from server_stub.feed.records import feed_changes, feed_heads
from sync.wire.changes import (
    Block,
    DoorCheckpoint,
    DoorEvent,
    DoorKey,
    DoorParticipant,
    DoorZone,
    Presence,
)

DoorData = DoorEvent | DoorParticipant | DoorCheckpoint | DoorZone | DoorKey | Block | Presence


@dataclass(frozen=True, slots=True)
class DoorChange:
    """What a door is to know of one thing; without `data` it is to forget it.

    `kind` is the tag of the change on the wire: event, participant, checkpoint, zone, key, block or presence.
    """

    kind: str
    id: str
    data: DoorData | None
    participant_number: int | None = None
    """Of a withdrawn participant: what the badges that are void now say, also to a device that never heard of them."""


@dataclass(frozen=True, slots=True)
class FeedPage:
    """Rows above `since` as they go on the wire, ascending."""

    rows: list[bytes]
    next: int
    has_more: bool
    head: int


# Fixed SQL in the words that SQLite and PostgreSQL share: an import publishes rows by the ten thousand.
_TAKE = text(
    "INSERT INTO feed_heads (event_id, number) VALUES (:event_id, :count)"
    " ON CONFLICT (event_id) DO UPDATE SET number = feed_heads.number + excluded.number RETURNING number"
)
_PUT = (
    "INSERT INTO feed_changes (event_id, kind, entity_id, number, payload, participant_number)"
    " VALUES (?, ?, ?, ?, ?, ?)"
    " ON CONFLICT (event_id, kind, entity_id) DO UPDATE SET number = excluded.number, payload = excluded.payload,"
    " participant_number = excluded.participant_number"
)
_table = feed_changes.c
ROW = (_table.kind, _table.number, _table.entity_id, _table.payload, _table.participant_number)
"""The columns that `wire_row` takes."""
_PAGE = (
    select(*ROW)
    .where(_table.event_id == bindparam("event_id"), _table.number > bindparam("since"))
    .order_by(_table.number)
    .limit(bindparam("limit"))
)


def publish(connection: Connection, event_id: str, changes: Sequence[DoorChange]) -> int:
    """Give each change the event's next number and return the last one.

    Belongs to the caller's transaction: doors see the changes when it commits, and never a number without its row.
    """
    if not changes:
        return head(connection, event_id)
    last: int = connection.execute(_TAKE, {"event_id": event_id, "count": len(changes)}).scalar_one()
    first = last - len(changes) + 1
    rows = [
        (event_id, change.kind, change.id, number, _payload(change), change.participant_number)
        for number, change in enumerate(changes, first)
    ]
    connection.exec_driver_sql(_PUT, rows)
    return last


def _payload(change: DoorChange) -> bytes | None:
    return None if change.data is None else msgspec.json.encode(change.data)


def head(connection: Connection, event_id: str) -> int:
    """Return the number of the last change; 0 where nothing was published yet."""
    number: int | None = connection.execute(
        select(feed_heads.c.number).where(feed_heads.c.event_id == event_id)
    ).scalar_one_or_none()
    return number or 0


def page(connection: Connection, event_id: str, since: int, limit: int) -> FeedPage:
    """Return up to `limit` rows above `since`.

    Raises:
        SnapshotRequiredError: the client is ahead of a hub that was restored from a backup; changes cannot bring it up
            to date.
    """
    last = head(connection, event_id)
    if since > last:
        raise SnapshotRequiredError("The change feed has not come to that number; take a snapshot.")
    found = connection.execute(_PAGE, {"event_id": event_id, "since": since, "limit": limit + 1}).all()
    rows = found[:limit]
    has_more = len(found) > limit
    return FeedPage(
        rows=[wire_row(*row) for row in rows],
        next=rows[-1].number if has_more else last,
        has_more=has_more,
        head=last,
    )


def wire_row(kind: str, number: int, entity_id: str, payload: bytes | None, participant_number: int | None) -> bytes:
    """Return the JSON of a `Change` from the columns of `ROW`, around a payload that is JSON already."""
    start = b'{"kind":"%b","number":%d,"id":%b' % (kind.encode(), number, msgspec.json.encode(entity_id))
    if payload is not None:
        return start + b',"data":%b}' % payload
    return start + (b"}" if participant_number is None else b',"participantNumber":%d}' % participant_number)
