"""Publishing changes to the doors of an event, and reading them back in commit order."""

from collections.abc import Sequence
from dataclasses import dataclass

import msgspec
from sqlalchemy import Connection, bindparam, delete, func, select, text

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


@dataclass(frozen=True, slots=True)
class FeedHead:
    """How far the feed of an event reaches: to `number`, and back to `min_since`."""

    number: int
    min_since: int


@dataclass(frozen=True, slots=True)
class FeedPage:
    """Rows above `since` as they go on the wire, ascending."""

    rows: list[bytes]
    next: int
    has_more: bool
    head: FeedHead


# Fixed SQL in the words that SQLite and PostgreSQL share: an import publishes rows by the ten thousand.
_TAKE = text(
    "INSERT INTO feed_heads (event_id, number, min_since) VALUES (:event_id, :count, 0)"
    " ON CONFLICT (event_id) DO UPDATE SET number = feed_heads.number + excluded.number RETURNING number"
)
_PUT = (
    "INSERT INTO feed_changes (event_id, kind, entity_id, number, payload, changed_ms) VALUES (?, ?, ?, ?, ?, ?)"
    " ON CONFLICT (event_id, kind, entity_id) DO UPDATE"
    " SET number = excluded.number, payload = excluded.payload, changed_ms = excluded.changed_ms"
)
_PAGE = (
    select(feed_changes.c.number, feed_changes.c.kind, feed_changes.c.entity_id, feed_changes.c.payload)
    .where(feed_changes.c.event_id == bindparam("event_id"), feed_changes.c.number > bindparam("since"))
    .order_by(feed_changes.c.number)
    .limit(bindparam("limit"))
)


def publish(connection: Connection, event_id: str, changes: Sequence[DoorChange], now_ms: int) -> int:
    """Give each change the event's next number and return the last one.

    Belongs to the caller's transaction: doors see the changes when it commits, and never a number without its row.
    """
    if not changes:
        return head(connection, event_id).number
    last: int = connection.execute(_TAKE, {"event_id": event_id, "count": len(changes)}).scalar_one()
    first = last - len(changes) + 1
    rows = [
        (event_id, change.kind, change.id, number, _payload(change), now_ms)
        for number, change in enumerate(changes, first)
    ]
    connection.exec_driver_sql(_PUT, rows)
    return last


def _payload(change: DoorChange) -> bytes | None:
    return None if change.data is None else msgspec.json.encode(change.data)


def head(connection: Connection, event_id: str) -> FeedHead:
    """Return how far the feed reaches; nothing published yet reads as 0."""
    row = connection.execute(
        select(feed_heads.c.number, feed_heads.c.min_since).where(feed_heads.c.event_id == event_id)
    ).one_or_none()
    return FeedHead(0, 0) if row is None else FeedHead(row.number, row.min_since)


def page(connection: Connection, event_id: str, since: int, limit: int) -> FeedPage:
    """Return up to `limit` rows above `since`.

    Raises:
        SnapshotRequiredError: tombstones above `since` are gone, or the client is ahead of a hub that was restored
            from a backup; either way it cannot be brought up to date by changes.
    """
    reach = head(connection, event_id)
    if since < reach.min_since or since > reach.number:
        raise SnapshotRequiredError("The change feed does not reach back to that number; take a snapshot.")
    found = connection.execute(_PAGE, {"event_id": event_id, "since": since, "limit": limit + 1}).all()
    rows = found[:limit]
    has_more = len(found) > limit
    return FeedPage(
        rows=[wire_row(row.kind, row.number, row.entity_id, row.payload) for row in rows],
        next=rows[-1].number if has_more else reach.number,
        has_more=has_more,
        head=reach,
    )


def wire_row(kind: str, number: int, entity_id: str, payload: bytes | None) -> bytes:
    """Return the JSON of a `Change` around a payload that is JSON already."""
    start = b'{"kind":"%b","number":%d,"id":%b' % (kind.encode(), number, msgspec.json.encode(entity_id))
    return start + (b"}" if payload is None else b',"data":%b}' % payload)


def forget_tombstones(connection: Connection, event_id: str, *, before_ms: int) -> int:
    """Delete tombstones older than that and return how many; clients that may not have seen them need a snapshot."""
    old = (
        feed_changes.c.event_id == event_id,
        feed_changes.c.payload.is_(None),
        feed_changes.c.changed_ms < before_ms,
    )
    last = connection.execute(select(func.max(feed_changes.c.number)).where(*old)).scalar_one()
    if last is None:
        return 0
    connection.execute(
        feed_heads.update()
        .where(feed_heads.c.event_id == event_id, feed_heads.c.min_since < last)
        .values(min_since=last)
    )
    return connection.execute(delete(feed_changes).where(*old)).rowcount
