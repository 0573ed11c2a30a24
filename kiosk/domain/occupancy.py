"""Who stands where: the last movement of everybody, and the counts that follow from it."""

from collections import defaultdict

from sync.wire.changes import Presence
from sync.wire.times import from_wire


class PresenceBook:
    """Last movements by zone, from this device and from all others.

    Movements may come in any order and more than once: the latest instant wins, so the counts equal a replay of all of
    them. Not safe for use by several threads at once.
    """

    def __init__(self) -> None:
        self._last: dict[tuple[int, str | None], tuple[int, Presence]] = {}
        self._counts: defaultdict[str | None, int] = defaultdict(int)

    def note(self, presence: Presence) -> None:
        """Take in one movement; an older one than the one held changes nothing."""
        key = (presence.participant_number, presence.zone_id)
        at_ms = from_wire(presence.at)
        held = self._last.get(key)
        if held is not None and held[0] > at_ms:
            return
        was_inside = held is not None and held[1].inside
        self._last[key] = (at_ms, presence)
        self._counts[presence.zone_id] += presence.inside - was_inside

    def presence(self, participant_number: int, zone_id: str | None) -> Presence | None:
        """Return the last movement of a participant in a zone."""
        held = self._last.get((participant_number, zone_id))
        return held and held[1]

    def count(self, zone_id: str | None) -> int:
        """Return how many are inside."""
        return self._counts[zone_id]
