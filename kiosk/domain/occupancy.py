"""Who stands where: the last movement of everybody, and the counts that follow from it."""

from collections import defaultdict
from enum import StrEnum

import msgspec

from sync.wire.changes import DoorCheckpoint, DoorZone, Presence
from sync.wire.enums import CapacityPolicy
from sync.wire.occupancy import FULL_PERCENT, NEARLY_FULL_PERCENT, blocks_entry, fill_percent
from sync.wire.times import Instant, from_wire


class FillLevel(StrEnum):
    """How full a zone is, in the words of its colours."""

    NO_LIMIT = "no-limit"
    ROOM = "room"
    NEARLY_FULL = "nearly-full"
    FULL = "full"


class PresenceBook:
    """Last movements by zone, from this device and from all others.

    Movements may come in any order and more than once: the latest instant wins, so the counts equal a replay of all of
    them. The last entry is kept also where a later exit does not tell it. Not safe for use by several threads at once.
    """

    def __init__(self) -> None:
        self._last: dict[tuple[int, str | None], Presence] = {}
        self._counts: defaultdict[str | None, int] = defaultdict(int)

    def note(self, presence: Presence) -> None:
        """Take in one movement; an older one than the one held moves nobody."""
        key = (presence.participant_number, presence.zone_id)
        held = self._last.get(key)
        merged = presence if held is None else _merge(held, presence)
        self._last[key] = merged
        self._counts[presence.zone_id] += merged.inside - (held is not None and held.inside)

    def presence(self, participant_number: int, zone_id: str | None) -> Presence | None:
        """Return the last movement of a participant in a zone."""
        return self._last.get((participant_number, zone_id))

    def count(self, zone_id: str | None) -> int:
        """Return how many are inside."""
        return self._counts.get(zone_id, 0)


def entered_at(presence: Presence) -> Instant | None:
    """Return when somebody last came in; also for a movement that is that entry itself."""
    return presence.entered_at or (presence.at if presence.inside else None)


def capacity_of(checkpoint: DoorCheckpoint, zone: DoorZone | None) -> int | None:
    """Return how many the place behind a checkpoint holds: its zone's limit, else the checkpoint's own."""
    return checkpoint.capacity if zone is None or zone.max_capacity is None else zone.max_capacity


def is_full(count: int, checkpoint: DoorCheckpoint, zone: DoorZone | None) -> bool:
    """Return whether the next entry is one too many; only a zone's policy says so, without one nothing blocks."""
    policy = CapacityPolicy.INFORM if zone is None else zone.capacity_policy
    return blocks_entry(count, capacity_of(checkpoint, zone), policy)


def fill_level(count: int, capacity: int | None) -> FillLevel:
    """Return the colour that a count deserves."""
    percent = fill_percent(count, capacity)
    if percent is None:
        return FillLevel.NO_LIMIT
    if percent >= FULL_PERCENT:
        return FillLevel.FULL
    return FillLevel.NEARLY_FULL if percent >= NEARLY_FULL_PERCENT else FillLevel.ROOM


def _merge(held: Presence, heard: Presence) -> Presence:
    later = max(held, heard, key=_order)
    entries = [entry for entry in (entered_at(held), entered_at(heard)) if entry is not None]
    last_entry = max(entries, key=from_wire, default=None)
    return msgspec.structs.replace(later, entered_at=last_entry)


def _order(presence: Presence) -> tuple[int, str, str, bool]:
    """Order movements by time; what happened in one millisecond by device, so that every device agrees."""
    return (from_wire(presence.at), presence.device_id or "", presence.checkpoint_id, presence.inside)
