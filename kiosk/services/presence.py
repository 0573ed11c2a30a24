"""Who is inside, kept in memory beside the cache: filled at the start, moved by every scan and every pull."""

import threading
from collections.abc import Iterable
from itertools import chain

from kiosk.domain.occupancy import PresenceBook
from kiosk.services.ports import DoorCache, Journal
from sync.wire.changes import Presence


class Presences:
    """A `PresenceBook` that the thread of the link may write while the thread of the scans reads."""

    def __init__(self, cache: DoorCache, journal: Journal) -> None:
        self._cache = cache
        self._journal = journal
        self._lock = threading.Lock()
        self._book = PresenceBook()
        self._noted_meanwhile: list[Presence] | None = None

    def reload(self) -> None:
        """Read everything anew from cache and journal: at the start, and when a snapshot took the cache's place.

        Scans go on in the old book meanwhile, and what is noted in that time is in the new one too. From one thread at
        a time.
        """
        with self._lock:
            self._noted_meanwhile = []
        book = PresenceBook()
        for presence in chain(self._cache.presences(), self._journal.presences()):
            book.note(presence)
        with self._lock:
            for presence in self._noted_meanwhile or ():
                book.note(presence)
            self._book = book
            self._noted_meanwhile = None

    def note(self, presences: Iterable[Presence]) -> None:
        """Take in movements in any order, from any thread."""
        for presence in presences:
            with self._lock:
                self._book.note(presence)
                if self._noted_meanwhile is not None:
                    self._noted_meanwhile.append(presence)

    def of(self, participant_number: int | None, zone_id: str | None) -> Presence | None:
        """Return somebody's last movement in a zone; None for nobody."""
        if participant_number is None:
            return None
        with self._lock:
            return self._book.presence(participant_number, zone_id)

    def count(self, zone_id: str | None) -> int:
        """Return how many are inside a zone."""
        with self._lock:
            return self._book.count(zone_id)
