"""A participant's row as clients and as doors see it."""

from typing import Any

from sqlalchemy import Row

from server_stub.web.instants import optional_instant
from sync.wire.changes import DoorParticipant
from sync.wire.enums import ParticipantStatus
from sync.wire.records import Participant
from sync.wire.times import to_wire


def to_record(row: Row[Any]) -> Participant:
    """Return a participant as clients see it."""
    return Participant(
        id=row.id,
        event_id=row.event_id,
        number=row.number,
        registration_code=row.registration_code,
        first_name=row.first_name,
        last_name=row.last_name,
        email=row.email,
        organization=row.organization,
        job_title=row.job_title,
        nationality=row.nationality,
        participant_type=row.participant_type,
        status=ParticipantStatus(row.status),
        access_levels=row.access_levels,
        language=row.language,
        extras=row.extras,
        current_step_id=row.current_step_id,
        badge_number=row.badge_number,
        version=row.version,
        created_at=to_wire(row.created_ms),
        updated_at=to_wire(row.updated_ms),
    )


def to_door(row: Row[Any]) -> DoorParticipant:
    """Return the few fields of a participant that a door needs."""
    return DoorParticipant(
        id=row.id,
        number=row.number,
        registration_code=row.registration_code,
        first_name=row.first_name,
        last_name=row.last_name,
        participant_type=row.participant_type,
        status=ParticipantStatus(row.status),
        access_levels=row.access_levels,
        badge_number=row.badge_number,
        badge_printed_at=optional_instant(row.badge_printed_ms),
        organization=row.organization,
        language=row.language,
        platform_badge_hash=row.platform_badge_hash,
        valid_from=optional_instant(row.valid_from_ms),
        valid_until=optional_instant(row.valid_until_ms),
    )
