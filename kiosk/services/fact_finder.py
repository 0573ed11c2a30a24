"""Gathers what a decision rests on: whose code it is, and what cache, memory and clock say about that person here."""

from kiosk.domain.facts import CodeReading, Facts
from kiosk.domain.reading import read_code
from kiosk.errors import NotReadyError
from kiosk.services.door_clock import DoorTime
from kiosk.services.ports import DoorCache
from kiosk.services.post import Post
from kiosk.services.presence import Presences
from sync.wire.changes import DoorEvent, DoorParticipant


class FactFinder:
    """Reads the cache once a scan; writes nothing."""

    def __init__(self, cache: DoorCache, presences: Presences, post: Post) -> None:
        self._cache = cache
        self._presences = presences
        self._post = post

    def event(self) -> DoorEvent:
        """Return the event.

        Raises:
            NotReadyError: the hub has not sent it yet.
        """
        event = self._cache.event()
        if event is None:
            raise NotReadyError("The event's data is not here yet.", next_step="Connect this device to its hub.")
        return event

    def read(self, text: str) -> CodeReading:
        """Return what a code turned out to be; raises like `event`."""
        return read_code(text, event_id=self.event().id, find_key=self._cache.key)

    def find(self, reading: CodeReading) -> DoorParticipant | None:
        """Return whose code it is, where the cache knows."""
        if reading.claims is not None:
            return self._cache.participant_by_number(reading.claims.participant_number)
        if reading.badge_hash is not None:
            return self._cache.participant_by_badge(reading.badge_hash)
        if reading.registration_code is not None:
            return self._cache.participant_by_code(reading.registration_code)
        return None

    def facts(self, reading: CodeReading, participant: DoorParticipant | None, time: DoorTime) -> Facts:
        """Return everything that the decision rests on.

        Raises:
            NotReadyError: no event, no checkpoint or no direction.
        """
        checkpoint, movement = self._post.place()
        claimed = None if reading.claims is None else reading.claims.participant_number
        number = claimed if participant is None else participant.number
        return Facts(
            now_ms=time.corrected_ms,
            movement=movement,
            checkpoint=checkpoint,
            event=self.event(),
            reading=reading,
            participant=participant,
            is_blacklisted=number is not None and self._cache.is_blacklisted(number),
            is_withdrawn=number is not None and self._cache.is_withdrawn(number),
            presence=self._presences.of(number, checkpoint.zone_id),
            zone=self._post.zone(checkpoint),
            zone_count=self._presences.count(checkpoint.zone_id),
            clock_suspect=time.is_suspect,
            cache_number=self._cache.number(),
        )
