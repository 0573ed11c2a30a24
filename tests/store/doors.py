"""Changes of an event, as few words as a test needs."""

from collections.abc import Sequence

from kiosk.store.cache import DeviceCache
from sync.wire.changes import (
    Block,
    BlockChange,
    Change,
    CheckpointChange,
    DoorParticipant,
    EventChange,
    KeyChange,
    ParticipantChange,
    PresenceChange,
    SnapshotHeader,
    ZoneChange,
)
from tests.support import builders


def came(number: int, participant: DoorParticipant) -> ParticipantChange:
    """Return a change that brings a participant."""
    return ParticipantChange(number=number, id=participant.id, data=participant)


def went(number: int, participant_id: str, participant_number: int | None = None) -> ParticipantChange:
    """Return a participant's tombstone."""
    return ParticipantChange(number=number, id=participant_id, participant_number=participant_number)


def blocked(number: int, participant_number: int, *, lifted: bool = False) -> BlockChange:
    """Return a block, or the end of one."""
    participant_id = f"participant-{participant_number}"
    data = None if lifted else Block(participant_id=participant_id, participant_number=participant_number)
    return BlockChange(number=number, id=participant_id, data=data)


def whole_event() -> list[Change]:
    """Return one change of each kind."""
    checkpoint, zone, key, presence = builders.checkpoint(), builders.zone(), builders.key(), builders.presence()
    return [
        EventChange(number=1, id=builders.EVENT_ID, data=builders.event()),
        CheckpointChange(number=2, id=checkpoint.id, data=checkpoint),
        ZoneChange(number=3, id=zone.id, data=zone),
        KeyChange(number=4, id=str(key.key_id), data=key),
        came(5, builders.participant()),
        blocked(6, 8),
        PresenceChange(number=7, id="7:zone-hall", data=presence),
    ]


def fill(cache: DeviceCache, changes: Sequence[Change], number: int) -> None:
    """Put a snapshot in place."""
    header = SnapshotHeader(schema=1, event_id=builders.EVENT_ID, number=number, count=len(changes))
    sink = cache.begin_snapshot(header)
    sink.add(changes)
    sink.finish()
