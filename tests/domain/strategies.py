"""Facts of every kind: any combination that a decision could be handed, and good ones with up to three changes."""

from hypothesis import strategies as st

from kiosk.domain.facts import CodeReading, Facts
from sync.wire.changes import DoorCheckpoint, DoorEvent, DoorKey, DoorParticipant, DoorZone, Presence
from sync.wire.enums import (
    CapacityPolicy,
    CheckpointType,
    Direction,
    EventStatus,
    Movement,
    ParticipantStatus,
    Reason,
    ReentryPolicy,
)
from sync.wire.times import to_wire
from sync.wire.tokens import BadgeClaims
from tests.support import builders
from tests.support.clock import START_MS

_DAYS_MS = 3 * 86_400_000

instants_ms = st.integers(START_MS - _DAYS_MS, START_MS + _DAYS_MS) | st.integers(0, 7_258_118_400_000)
"""Close to now, so that bounds meet; now and then anywhere from 1970 to 2200."""
instants = instants_ms.map(to_wire) | st.just("2026-02-30T00:00:00Z")
"""Also one that no calendar knows."""
levels = st.lists(st.sampled_from(["hall", "vip", "stage"]), unique=True)
zones = ["Africa/Addis_Ababa", "America/New_York", "Pacific/Kiritimati", "UTC", "Nowhere/Land", "", "../etc"]

events = st.builds(
    DoorEvent,
    id=st.just("event"),
    name=st.just("Summit"),
    start_date=instants,
    end_date=instants,
    timezone=st.sampled_from(zones),
    status=st.sampled_from(EventStatus),
    participant_types=st.just(["delegate"]),
    access_levels=levels,
)
participants = st.builds(
    DoorParticipant,
    id=st.just("participant"),
    number=st.integers(0, 3),
    registration_code=st.just("GH0001"),
    first_name=st.text(max_size=3),
    last_name=st.text(max_size=3),
    participant_type=st.just("delegate"),
    status=st.sampled_from(ParticipantStatus),
    access_levels=levels,
    badge_number=st.integers(0, 3),
    badge_printed_at=st.none() | instants,
    valid_from=st.none() | instants,
    valid_until=st.none() | instants,
)
checkpoints = st.builds(
    DoorCheckpoint,
    id=st.just("gate"),
    name=st.just("Gate"),
    type=st.sampled_from(CheckpointType),
    direction=st.sampled_from(Direction),
    is_active=st.booleans(),
    capacity=st.none() | st.integers(0, 5),
    zone_id=st.none() | st.just("zone"),
    allowed_access_levels=levels,
    reentry_policy=st.sampled_from(ReentryPolicy),
)
door_zones = st.builds(
    DoorZone,
    id=st.just("zone"),
    name=st.just("Hall"),
    max_capacity=st.none() | st.integers(0, 5),
    capacity_policy=st.sampled_from(CapacityPolicy),
)
keys = st.builds(
    DoorKey,
    key_id=st.integers(0, 255),
    public_key=st.just("00" * 32),
    valid_from=st.none() | instants,
    valid_until=st.none() | instants,
    withdrawn=st.booleans(),
)
claims = st.builds(
    BadgeClaims,
    participant_number=st.integers(0, 3),
    badge_number=st.integers(0, 3),
    type_index=st.integers(0, 3),
    access_bits=st.integers(0, 2**62),
    not_before_ms=st.none() | instants_ms,
    not_after_ms=st.none() | instants_ms,
)
presences = st.builds(
    Presence,
    participant_number=st.integers(0, 3),
    zone_id=st.sampled_from([None, "zone"]),
    inside=st.booleans(),
    at=instants_ms.map(to_wire),
    entered_at=st.none() | instants_ms.map(to_wire),
    checkpoint_id=st.sampled_from(["gate", "other gate"]),
    device_id=st.sampled_from([None, "device-1", "device-2"]),
)
problems = st.sampled_from(
    [Reason.UNREADABLE, Reason.FOREIGN_CODE, Reason.KEY_UNKNOWN, Reason.BAD_SIGNATURE, Reason.WRONG_EVENT]
)
readings = (
    st.builds(CodeReading, code_hash=st.just("hash"), claims=claims, key=keys)
    | st.builds(CodeReading, code_hash=st.just("hash"), registration_code=st.just("GH0001"))
    | st.builds(CodeReading, code_hash=st.just("hash"), badge_hash=st.just("hash"))
    | st.builds(CodeReading, code_hash=st.just("hash"), problem=problems)
)
_any_facts = st.builds(
    Facts,
    now_ms=instants_ms,
    movement=st.sampled_from(Movement),
    checkpoint=checkpoints,
    event=events,
    reading=readings,
    participant=st.none() | participants,
    is_blacklisted=st.booleans(),
    is_withdrawn=st.booleans(),
    presence=st.none() | presences,
    zone=st.none() | door_zones,
    zone_count=st.integers(0, 8),
    clock_suspect=st.booleans(),
)

_changes: dict[str, st.SearchStrategy[object]] = {
    "now_ms": instants_ms,
    "movement": st.sampled_from(Movement),
    "checkpoint": checkpoints | st.sampled_from(ReentryPolicy).map(lambda it: builders.checkpoint(reentry_policy=it)),
    "event": events,
    "reading": readings,
    "participant": st.none() | participants,
    "is_blacklisted": st.booleans(),
    "is_withdrawn": st.booleans(),
    "presence": presences,
    "zone": door_zones,
    "zone_count": st.integers(60, 110),
    "clock_suspect": st.booleans(),
}
_change = st.sampled_from(sorted(_changes)).flatmap(lambda name: st.tuples(st.just(name), _changes[name]))
_changed_facts = st.lists(_change, max_size=3).map(lambda changes: builders.facts(**dict(changes)))

facts = _any_facts | _changed_facts
