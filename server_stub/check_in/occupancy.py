"""How many are inside: counted from where everybody stands, never kept beside it."""

from typing import Any

from sqlalchemy import Connection, Row, func, select

from server_stub.check_in.records import presence, zones
from sync.wire.records import VenueOccupancy
from sync.wire.times import to_wire


def read(connection: Connection, tenant_id: str, event_id: str, now_ms: int) -> list[VenueOccupancy]:
    """Return the count of the event, where somebody in two zones counts once, and then of each zone by name."""
    table = presence.c
    people = select(func.count(table.participant_number.distinct())).where(table.event_id == event_id, table.is_inside)
    last_ms = select(func.max(table.at_ms)).where(table.event_id == event_id)
    whole = VenueOccupancy(
        event_id=event_id,
        zone_id=None,
        current_count=connection.execute(people).scalar_one(),
        max_capacity=None,
        last_updated=to_wire(_or_now(connection.execute(last_ms).scalar_one(), now_ms)),
    )
    return [whole, *(_of_zone(row, event_id, now_ms) for row in _count_zones(connection, tenant_id, event_id))]


def _count_zones(connection: Connection, tenant_id: str, event_id: str) -> list[Row[Any]]:
    here = (presence.c.event_id == event_id) & (presence.c.zone_id == zones.c.id)
    inside = func.count().filter(presence.c.is_inside)
    found = connection.execute(
        select(zones.c.id, zones.c.max_capacity, inside.label("inside"), func.max(presence.c.at_ms).label("last_ms"))
        .select_from(zones.outerjoin(presence, here))
        .where(zones.c.tenant_id == tenant_id, zones.c.event_id == event_id, zones.c.deleted_ms.is_(None))
        .group_by(zones.c.id, zones.c.max_capacity, zones.c.name)
        .order_by(zones.c.name)
    )
    return list(found)


def _of_zone(row: Row[Any], event_id: str, now_ms: int) -> VenueOccupancy:
    return VenueOccupancy(
        event_id=event_id,
        zone_id=row.id,
        current_count=row.inside,
        max_capacity=row.max_capacity,
        last_updated=to_wire(_or_now(row.last_ms, now_ms)),
    )


def _or_now(at_ms: int | None, now_ms: int) -> int:
    return now_ms if at_ms is None else at_ms
