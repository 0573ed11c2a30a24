"""Valid parts of an event's door, each made with one thing changed: `participant(status=ParticipantStatus.PENDING)`.

Everything here fits together: the participant holds badge 1 of `EVENT_ID`, signed by key 1, and may pass `checkpoint()`
at `START_MS`.
"""

from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kiosk.domain.codes import ScannedCode
from kiosk.domain.facts import CodeReading, Facts
from sync.wire import tokens
from sync.wire.changes import DoorCheckpoint, DoorEvent, DoorKey, DoorParticipant, DoorZone, Presence
from sync.wire.enums import (
    CheckpointType,
    Direction,
    EventStatus,
    Movement,
    ParticipantStatus,
    ScanType,
)
from sync.wire.times import to_wire
from sync.wire.tokens import BadgeClaims
from tests.support.clock import START_MS

EVENT_ID = "01990000-0000-7000-8000-000000000001"
OTHER_EVENT_ID = "01990000-0000-7000-8000-0000000000ff"
HOUR_MS = 3_600_000
DAY_MS = 24 * HOUR_MS

SIGNING_KEY = Ed25519PrivateKey.from_private_bytes(b"gatehouse test signing key no. 1")
STRANGER_KEY = Ed25519PrivateKey.from_private_bytes(b"gatehouse test of a foreign key!")


def event(**changed: Any) -> DoorEvent:
    """Return an event that began yesterday and ends tomorrow, in Addis Ababa."""
    fields: dict[str, Any] = {
        "id": EVENT_ID,
        "name": "Summit",
        "start_date": to_wire(START_MS - DAY_MS),
        "end_date": to_wire(START_MS + DAY_MS),
        "timezone": "Africa/Addis_Ababa",
        "status": EventStatus.PUBLISHED,
        "participant_types": ["delegate", "press", "speaker"],
        "access_levels": ["hall", "vip"],
    }
    return DoorEvent(**(fields | changed))


def participant(number: int = 7, **changed: Any) -> DoorParticipant:
    """Return an approved delegate with access to the hall and badge 1."""
    fields: dict[str, Any] = {
        "id": f"participant-{number}",
        "number": number,
        "registration_code": f"GH{number:04d}",
        "first_name": "Hana",
        "last_name": "Girma",
        "participant_type": "delegate",
        "status": ParticipantStatus.APPROVED,
        "access_levels": ["hall"],
        "badge_number": 1,
    }
    return DoorParticipant(**(fields | changed))


def checkpoint(**changed: Any) -> DoorCheckpoint:
    """Return the open way into zone `zone-hall`, for holders of `hall`; in again after an exit."""
    fields: dict[str, Any] = {
        "id": "gate-south",
        "name": "Gate South",
        "type": CheckpointType.GATE,
        "direction": Direction.ENTRY,
        "zone_id": "zone-hall",
        "allowed_access_levels": ["hall"],
    }
    return DoorCheckpoint(**(fields | changed))


def zone(**changed: Any) -> DoorZone:
    """Return a zone for 100 people that informs when it is full."""
    fields: dict[str, Any] = {"id": "zone-hall", "name": "Hall A", "max_capacity": 100}
    return DoorZone(**(fields | changed))


def key(key_id: int = 1, private: Ed25519PrivateKey = SIGNING_KEY, **changed: Any) -> DoorKey:
    """Return the public half of a signing key."""
    fields: dict[str, Any] = {"key_id": key_id, "public_key": private.public_key().public_bytes_raw().hex()}
    return DoorKey(**(fields | changed))


def presence(participant_number: int = 7, *, at_ms: int = START_MS - HOUR_MS, **changed: Any) -> Presence:
    """Return an entry into the hall an hour ago."""
    fields: dict[str, Any] = {
        "participant_number": participant_number,
        "zone_id": "zone-hall",
        "inside": True,
        "at": to_wire(at_ms),
        "checkpoint_id": "gate-south",
    }
    return Presence(**(fields | changed))


def claims(participant_number: int = 7, **changed: Any) -> BadgeClaims:
    """Return the claims of a delegate's first badge, with access to the hall."""
    fields: dict[str, Any] = {
        "participant_number": participant_number,
        "badge_number": 1,
        "type_index": 0,
        "access_bits": 0b01,
    }
    return BadgeClaims(**(fields | changed))


def token(
    badge: BadgeClaims | None = None,
    *,
    event_id: str = EVENT_ID,
    key_id: int = 1,
    private: Ed25519PrivateKey = SIGNING_KEY,
) -> str:
    """Return the text of a badge's code."""
    return tokens.mint(badge or claims(), event_id, key_id, private)


def reading(**changed: Any) -> CodeReading:
    """Return the reading of a good badge."""
    fields: dict[str, Any] = {"code_hash": tokens.token_hash(token()), "claims": claims(), "key": key()}
    return CodeReading(**(fields | changed))


def facts(**changed: Any) -> Facts:
    """Return the facts of a first entry that nothing speaks against."""
    fields: dict[str, Any] = {
        "now_ms": START_MS,
        "movement": Movement.ENTRY,
        "checkpoint": checkpoint(),
        "event": event(),
        "reading": reading(),
        "participant": participant(),
        "zone": zone(),
    }
    return Facts(**(fields | changed))


def scanned(text: str | None = None, *, scan_type: ScanType = ScanType.QR_SCAN) -> ScannedCode:
    """Return a code as the camera hands it over; a good badge unless told otherwise."""
    symbology = "QRCode" if scan_type is ScanType.QR_SCAN else "Typed"
    return ScannedCode(
        text=token() if text is None else text, scan_type=scan_type, symbology=symbology, seen_ms=START_MS
    )
