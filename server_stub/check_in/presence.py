"""Who stands where: the last movement of each participant in each zone, whatever the order in which they arrive."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection, bindparam, select

from server_stub.check_in.records import presence
from server_stub.feed.service import DoorChange, publish
from sync.wire.changes import Presence
from sync.wire.times import to_wire

_PUT = (
    "INSERT INTO presence (event_id, participant_number, zone_id, is_inside, at_ms, log_id, entered_ms,"
    " checkpoint_id, device_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
    " ON CONFLICT (event_id, participant_number, zone_id) DO UPDATE SET is_inside = excluded.is_inside,"
    " at_ms = excluded.at_ms, log_id = excluded.log_id, entered_ms = excluded.entered_ms,"
    " checkpoint_id = excluded.checkpoint_id, device_id = excluded.device_id"
)

_HELD = select(*(column for column in presence.columns if column.name != "event_id")).where(
    presence.c.event_id == bindparam("event_id"),
    presence.c.participant_number.in_(bindparam("numbers", expanding=True)),
)


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one participant stands in one zone after the latest movement that the hub heard of."""

    participant_number: int
    zone_id: str | None
    is_inside: bool
    at_ms: int
    log_id: str
    entered_ms: int | None
    checkpoint_id: str
    device_id: str | None

    @property
    def key(self) -> tuple[int, str | None]:
        """What there is one of."""
        return self.participant_number, self.zone_id


def later(held: Standing | None, moved: Standing) -> Standing:
    """Return the standing after both movements; the order of the two arguments does not matter.

    The later one says where the person is, the log's id decides between two of one instant, and the last entry is
    kept whichever of them it was.
    """
    if held is None:
        return moved
    newest = max(held, moved, key=lambda standing: (standing.at_ms, standing.log_id))
    entries = [standing.entered_ms for standing in (held, moved) if standing.entered_ms is not None]
    entered_ms = max(entries, default=None)
    return newest if newest.entered_ms == entered_ms else replace(newest, entered_ms=entered_ms)


def note(connection: Connection, event_id: str, movements: Sequence[Standing]) -> None:
    """Take in movements in any order, and tell the doors where somebody now stands elsewhere than they knew.

    Belongs to the caller's transaction.
    """
    held = _held(connection, event_id, {moved.participant_number for moved in movements})
    standings = dict(held)
    for moved in movements:
        standings[moved.key] = later(standings.get(moved.key), moved)
    changed = [standing for key, standing in standings.items() if held.get(key) != standing]
    if not changed:
        return
    connection.exec_driver_sql(_PUT, [_row(event_id, standing) for standing in changed])
    publish(connection, event_id, [_door_change(standing) for standing in changed])


def _held(
    connection: Connection, event_id: str, participant_numbers: set[int]
) -> Mapping[tuple[int, str | None], Standing]:
    if not participant_numbers:
        return {}
    rows = connection.execute(_HELD, {"event_id": event_id, "numbers": list(participant_numbers)})
    standings = (Standing(row[0], row[1] or None, *row[2:]) for row in rows)
    return {standing.key: standing for standing in standings}


def _row(event_id: str, standing: Standing) -> tuple[object, ...]:
    return (
        event_id,
        standing.participant_number,
        standing.zone_id or "",
        standing.is_inside,
        standing.at_ms,
        standing.log_id,
        standing.entered_ms,
        standing.checkpoint_id,
        standing.device_id,
    )


def _door_change(standing: Standing) -> DoorChange:
    at = to_wire(standing.at_ms)
    entered_ms = standing.entered_ms
    data = Presence(
        participant_number=standing.participant_number,
        zone_id=standing.zone_id,
        inside=standing.is_inside,
        at=at,
        entered_at=at if entered_ms == standing.at_ms else None if entered_ms is None else to_wire(entered_ms),
        checkpoint_id=standing.checkpoint_id,
        device_id=standing.device_id,
    )
    return DoorChange("presence", f"{standing.participant_number}:{standing.zone_id or ''}", data)
