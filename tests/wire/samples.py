"""One of each thing that crosses the wire, every field filled, for the golden files."""

import msgspec

from sync.wire import changes, devices, envelope, journal, records
from sync.wire.enums import (
    CapacityPolicy,
    CheckpointType,
    DeviceMode,
    Direction,
    ErrorCode,
    EventStatus,
    Movement,
    ParticipantStatus,
    Reason,
    ReentryPolicy,
    RowOutcome,
    ScanResult,
    ScanType,
    StepType,
)

AT = "2026-11-22T09:46:00.000Z"
LATER = "2026-11-24T18:00:00.000Z"

_TIMES = {"created_at": AT, "updated_at": LATER}

EVENT = records.Event(
    id="event-1",
    name="Summit",
    slug="summit",
    start_date=AT,
    end_date=LATER,
    timezone="Africa/Addis_Ababa",
    venue="Hall 1",
    status=EventStatus.PUBLISHED,
    version=3,
    **_TIMES,
)
PARTICIPANT = records.Participant(
    id="participant-1",
    event_id="event-1",
    number=1742,
    registration_code="GH-7K2M9Q",
    first_name="ሰላም",
    last_name="Đặng",
    email="person@example.org",
    organization="Example",
    job_title="Envoy",
    nationality="ET",
    participant_type="delegate",
    status=ParticipantStatus.APPROVED,
    access_levels=["floor"],
    language="am",
    extras={"phone": "1"},
    current_step_id="step-1",
    badge_number=2,
    version=4,
    **_TIMES,
)
STEP = records.Step(
    id="step-1",
    workflow_id="workflow-1",
    name="Review",
    step_type=StepType.REVIEW,
    order=1,
    next_step_id="step-2",
    rejection_target_id="step-3",
    bypass_target_id="step-4",
    is_final_step=False,
    sla_hours=48,
)
WORKFLOW = records.Workflow(
    id="workflow-1", event_id="event-1", name="Accreditation", version=1, is_published=True, steps=[STEP], **_TIMES
)
ZONE = records.Zone(
    id="zone-1",
    event_id="event-1",
    name="Plenary",
    max_capacity=800,
    capacity_policy=CapacityPolicy.BLOCK,
    version=1,
    **_TIMES,
)
CHECKPOINT = records.Checkpoint(
    id="checkpoint-1",
    event_id="event-1",
    name="North gate",
    location="Street side",
    type=CheckpointType.VIP_AREA,
    direction=Direction.BIDIRECTIONAL,
    is_active=True,
    capacity=50,
    zone_id="zone-1",
    allowed_access_levels=["floor"],
    reentry_policy=ReentryPolicy.ONCE_A_DAY,
    version=2,
    **_TIMES,
)
ACCESS_LOG = records.AccessLog(
    id="log-1",
    event_id="event-1",
    checkpoint_id="checkpoint-1",
    participant_id="participant-1",
    scan_type=ScanType.QR_SCAN,
    scan_result=ScanResult.MANUAL_OVERRIDE,
    reason=Reason.STAFF_OVERRIDE,
    movement=Movement.ENTRY,
    qr_payload="ba7816bf8f01cfea414140de5dae2223",
    scanned_by="operator-1",
    device_id="device-1",
    device_seq=17,
    override_reason="On the guest list",
    scanned_at=AT,
    corrected_at=AT,
    received_at=LATER,
)
OCCUPANCY = records.VenueOccupancy(
    event_id="event-1", zone_id="zone-1", current_count=600, max_capacity=800, last_updated=AT
)
KIOSK_DEVICE = records.KioskDevice(
    id="device-1",
    event_id="event-1",
    name="Station 1",
    location="North gate",
    is_online=True,
    last_heartbeat=AT,
    language="en",
    mode=DeviceMode.CHECK_IN,
    checkpoint_id="checkpoint-1",
    pending=0,
    app_version="0.1.0",
)

DOOR_EVENT = changes.DoorEvent(
    id="event-1",
    name="Summit",
    start_date=AT,
    end_date=LATER,
    timezone="Africa/Addis_Ababa",
    status=EventStatus.PUBLISHED,
    participant_types=["delegate", "press"],
    access_levels=["floor"],
)
DOOR_PARTICIPANT = changes.DoorParticipant(
    id="participant-1",
    number=1742,
    registration_code="GH-7K2M9Q",
    first_name="ሰላም",
    last_name="Đặng",
    participant_type="delegate",
    status=ParticipantStatus.APPROVED,
    access_levels=["floor"],
    badge_number=2,
    badge_printed_at=AT,
    organization="Example",
    language="am",
    platform_badge_hash="ba7816bf8f01cfea414140de5dae2223",
    valid_from=AT,
    valid_until=LATER,
)
DOOR_CHECKPOINT = changes.DoorCheckpoint(
    id="checkpoint-1",
    name="North gate",
    type=CheckpointType.GATE,
    direction=Direction.ENTRY,
    is_active=False,
    location="Street side",
    capacity=50,
    zone_id="zone-1",
    allowed_access_levels=["floor"],
    reentry_policy=ReentryPolicy.ONCE,
)
DOOR_ZONE = changes.DoorZone(id="zone-1", name="Plenary", max_capacity=800, capacity_policy=CapacityPolicy.BLOCK)
DOOR_KEY = changes.DoorKey(key_id=1, public_key="00" * 32, valid_from=AT, valid_until=LATER, withdrawn=True)
BLOCK = changes.Block(participant_id="participant-1", participant_number=1742)
PRESENCE = changes.Presence(
    participant_number=1742,
    zone_id="zone-1",
    inside=True,
    at=AT,
    entered_at=AT,
    checkpoint_id="checkpoint-1",
    device_id="device-1",
)
CHANGE_PAGE = changes.ChangePage(
    rows=[
        changes.EventChange(number=1, id="event-1", data=DOOR_EVENT),
        changes.ParticipantChange(number=2, id="participant-1", data=DOOR_PARTICIPANT),
        changes.CheckpointChange(number=3, id="checkpoint-1", data=DOOR_CHECKPOINT),
        changes.ZoneChange(number=4, id="zone-1", data=DOOR_ZONE),
        changes.KeyChange(number=5, id="1", data=DOOR_KEY),
        changes.BlockChange(number=6, id="participant-1", data=BLOCK),
        changes.PresenceChange(number=7, id="1742:zone-1", data=PRESENCE),
        changes.ParticipantChange(number=8, id="participant-2"),
    ],
    next=8,
    has_more=False,
    head=8,
    min_since=0,
)
SNAPSHOT_HEADER = changes.SnapshotHeader(schema=changes.SNAPSHOT_SCHEMA, event_id="event-1", number=8, count=7)

FACTS = journal.AccessLogFacts(
    at=AT,
    checkpoint_id="checkpoint-1",
    scan_type=ScanType.NFC_TAP,
    result=ScanResult.VALID,
    reason=Reason.ADMITTED,
    movement=Movement.ENTRY,
    zone_id="zone-1",
    cache_number=8,
    boot_id="boot-1",
    boot_ms=1000,
    offset_ms=-250,
    offset_error_ms=40,
    clock_suspect=True,
)
PERSONAL = journal.AccessLogPersonal(
    participant_id="participant-1",
    participant_number=1742,
    code_hash="ba7816bf8f01cfea414140de5dae2223",
    scanned_by="operator-1",
    override_reason="On the guest list",
)
BATCH = journal.JournalBatch(
    epoch="epoch-1",
    rows=[
        journal.JournalRow(
            seq=1,
            id="row-1",
            kind="access-log",
            facts=msgspec.Raw(msgspec.json.encode(FACTS)),
            personal=msgspec.Raw(msgspec.json.encode(PERSONAL)),
            salt="0011223344556677",
        ),
        journal.JournalRow(seq=2, id="row-2", kind="access-log", facts=msgspec.Raw(b"{}"), commitment="00" * 32),
    ],
    previous=journal.GENESIS,
    head="11" * 32,
)
MARK = journal.EpochMark(epoch="epoch-1", acked_through=2, max_seen=9, missing=[(3, 5), (7, 7)])
ANSWER = journal.JournalAnswer(
    rows=[journal.RowAnswer(seq=seq, outcome=outcome) for seq, outcome in enumerate(RowOutcome, 1)], mark=MARK
)

CONFIG = devices.DeviceConfig(
    version=5,
    device_id="device-1",
    name="Station 1",
    event_id="event-1",
    event_name="Summit",
    mode=DeviceMode.CHECK_IN,
    checkpoint_id="checkpoint-1",
    language="en",
    languages=["en", "am"],
)

SAMPLES: dict[str, msgspec.Struct] = {
    "event": EVENT,
    "participant": PARTICIPANT,
    "workflow": WORKFLOW,
    "zone": ZONE,
    "checkpoint": CHECKPOINT,
    "access-log": ACCESS_LOG,
    "occupancy": OCCUPANCY,
    "kiosk-device": KIOSK_DEVICE,
    "change-page": CHANGE_PAGE,
    "snapshot-header": SNAPSHOT_HEADER,
    "access-log-facts": FACTS,
    "access-log-personal": PERSONAL,
    "journal-batch": BATCH,
    "journal-answer": ANSWER,
    "journal-mark": journal.JournalMark(epochs=[MARK]),
    "pair-request": devices.PairRequest(code="7K2M9QXA", app_version="0.1.0"),
    "pair-answer": devices.PairAnswer(device_id="device-1", api_key="ak_0193_" + "0" * 64, config=CONFIG),
    "heartbeat": devices.Heartbeat(
        at=AT, app_version="0.1.0", epoch="epoch-1", head=9, pending=2, oldest_pending_ms=1500, cache_number=8
    ),
    "heartbeat-answer": devices.HeartbeatAnswer(hub_time=AT, config_version=5),
    "page-meta": envelope.PageMeta(page=2, page_size=20, total=45, total_pages=3),
    "error": envelope.ErrorEnvelope(
        error=envelope.ErrorBody(
            code=ErrorCode.VALIDATION_ERROR,
            message="The request is not valid.",
            details=[envelope.FieldError(field="accessLevels[2]", message="Unknown.")],
            request_id="request-1",
        )
    ),
}
