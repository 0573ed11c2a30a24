"""Plain in-memory parts behind the ports of the use cases, without files and threads."""

from collections.abc import Iterable, Sequence

from kiosk.errors import CannotRecordError
from kiosk.services.ports import RecordedLog
from sync.wire.base import uuid7
from sync.wire.changes import DoorCheckpoint, DoorEvent, DoorKey, DoorParticipant, DoorZone, Presence
from sync.wire.enums import ADMITTING, Movement
from sync.wire.journal import AccessLogFacts, AccessLogPersonal
from sync.wire.registration_codes import fold_code
from sync.wire.times import from_wire
from tests.support import builders


class FakeCache:
    """A `DoorCache` that holds what its owner puts into it; fields may be changed at any time."""

    def __init__(
        self,
        *,
        event: DoorEvent | None = None,
        participants: Iterable[DoorParticipant] = (),
        checkpoints: Iterable[DoorCheckpoint] = (),
        zones: Iterable[DoorZone] = (),
        keys: Iterable[DoorKey] = (),
    ) -> None:
        self.change_number = 1
        self.held_event = event
        self.participants = {participant.id: participant for participant in participants}
        self.held_checkpoints = {checkpoint.id: checkpoint for checkpoint in checkpoints}
        self.zones = {zone.id: zone for zone in zones}
        self.keys = {key.key_id: key for key in keys}
        self.blacklist: set[int] = set()
        self.withdrawn: set[int] = set()
        self.heard: list[Presence] = []

    def put(self, *participants: DoorParticipant) -> None:
        """Hold these participants as they are now."""
        self.participants |= {participant.id: participant for participant in participants}

    def number(self) -> int:
        """Return the change number."""
        return self.change_number

    def event(self) -> DoorEvent | None:
        """Return the event."""
        return self.held_event

    def checkpoint(self, checkpoint_id: str) -> DoorCheckpoint | None:
        """Return a checkpoint."""
        return self.held_checkpoints.get(checkpoint_id)

    def checkpoints(self) -> Sequence[DoorCheckpoint]:
        """Return all checkpoints by name."""
        return sorted(self.held_checkpoints.values(), key=lambda checkpoint: checkpoint.name)

    def zone(self, zone_id: str) -> DoorZone | None:
        """Return a zone."""
        return self.zones.get(zone_id)

    def key(self, key_id: int) -> DoorKey | None:
        """Return a public key."""
        return self.keys.get(key_id)

    def participant(self, participant_id: str) -> DoorParticipant | None:
        """Return a participant by id."""
        return self.participants.get(participant_id)

    def participant_by_number(self, number: int) -> DoorParticipant | None:
        """Return a participant by number."""
        return next((one for one in self.participants.values() if one.number == number), None)

    def participant_by_code(self, registration_code: str) -> DoorParticipant | None:
        """Return a participant by registration code."""
        wanted = fold_code(registration_code)
        return next((one for one in self.participants.values() if fold_code(one.registration_code) == wanted), None)

    def participant_by_badge(self, badge_hash: str) -> DoorParticipant | None:
        """Return a participant by platform badge."""
        return next((one for one in self.participants.values() if one.platform_badge_hash == badge_hash), None)

    def is_blacklisted(self, participant_number: int) -> bool:
        """Return whether the participant is on the blacklist."""
        return participant_number in self.blacklist

    def is_withdrawn(self, participant_number: int) -> bool:
        """Return whether the hub deleted the participant."""
        return participant_number in self.withdrawn

    def presences(self) -> Iterable[Presence]:
        """Return what the hub had heard."""
        return tuple(self.heard)

    def search(self, text: str, limit: int) -> Sequence[DoorParticipant]:
        """Return participants of whom a name, the organisation or the code begins with each of the words."""
        words = text.casefold().split()
        found = [one for one in self.participants.values() if all(_has_word(one, word) for word in words)]
        return sorted(found, key=lambda one: (one.last_name, one.first_name))[:limit]


class FakeJournal:
    """A `Journal` in memory; `fails` makes it refuse rows, as a full disk does."""

    def __init__(self) -> None:
        self.logs: list[RecordedLog] = []
        self.fails = False

    def append(self, facts: AccessLogFacts, personal: AccessLogPersonal) -> RecordedLog:
        """Keep one access log."""
        if self.fails:
            raise CannotRecordError("The disk is full.", next_step="Use the next gate and call the admin.")
        seq = len(self.logs) + 1
        log = RecordedLog(seq=seq, id=uuid7(from_wire(facts.at), seq), facts=facts, personal=personal)
        self.logs.append(log)
        return log

    def presences(self) -> Iterable[Presence]:
        """Return the last movement of everybody in each zone."""
        last: dict[tuple[int, str | None], Presence] = {}
        for log in self.logs:
            number = log.personal.participant_number
            if number is not None and log.facts.result in ADMITTING:
                held = last.get((number, log.facts.zone_id))
                last[number, log.facts.zone_id] = _presence(number, log.facts, held)
        return tuple(last.values())

    def recent(self, limit: int) -> Sequence[RecordedLog]:
        """Return the newest access logs, newest first."""
        return self.logs[: -limit - 1 : -1]

    def total(self) -> int:
        """Return how many there are."""
        return len(self.logs)


def door_cache(*participants: DoorParticipant) -> FakeCache:
    """Return a cache with everything of `builders` in it: event, key 1, Gate South into Hall A; Hana unless others."""
    return FakeCache(
        event=builders.event(),
        participants=participants or (builders.participant(),),
        checkpoints=(builders.checkpoint(),),
        zones=(builders.zone(),),
        keys=(builders.key(),),
    )


def _presence(number: int, facts: AccessLogFacts, held: Presence | None) -> Presence:
    is_entry = facts.movement is Movement.ENTRY
    return Presence(
        participant_number=number,
        zone_id=facts.zone_id,
        inside=is_entry,
        at=facts.at,
        entered_at=facts.at if is_entry else (None if held is None else held.entered_at),
        checkpoint_id=facts.checkpoint_id,
    )


def _has_word(participant: DoorParticipant, word: str) -> bool:
    texts = (
        participant.first_name,
        participant.last_name,
        participant.organization or "",
        participant.registration_code,
    )
    return any(token.startswith(word) for text in texts for token in text.casefold().split())
