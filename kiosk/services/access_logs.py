"""What a verdict leaves behind: the row for the journal, the movement for the counts, the line for the list."""

from kiosk.domain.facts import Verdict
from kiosk.services.door_clock import DoorTime
from kiosk.services.outcomes import RecentScan
from kiosk.services.ports import DoorCache, RecordedLog
from sync.wire.changes import Presence
from sync.wire.enums import Movement, ScanType
from sync.wire.journal import AccessLogFacts, AccessLogPersonal
from sync.wire.times import from_wire, to_wire


def log_facts(verdict: Verdict, time: DoorTime, scan_type: ScanType) -> AccessLogFacts:
    """Return what happened, without who."""
    facts, hub_clock = verdict.facts, time.hub_clock
    return AccessLogFacts(
        at=to_wire(time.raw_ms),
        checkpoint_id=facts.checkpoint.id,
        scan_type=scan_type,
        result=verdict.result,
        reason=verdict.reason,
        movement=facts.movement,
        zone_id=facts.checkpoint.zone_id,
        cache_number=facts.cache_number,
        boot_id=time.boot_id,
        boot_ms=time.boot_ms,
        offset_ms=None if hub_clock is None else hub_clock.offset_ms,
        offset_error_ms=None if hub_clock is None else hub_clock.error_ms,
        clock_suspect=time.is_suspect,
    )


def log_personal(verdict: Verdict, operator: str | None, override_reason: str | None) -> AccessLogPersonal:
    """Return who it was, and what staff said about it."""
    participant = verdict.facts.participant
    return AccessLogPersonal(
        participant_id=None if participant is None else participant.id,
        participant_number=verdict.facts.participant_number,
        code_hash=verdict.facts.reading.code_hash,
        scanned_by=operator,
        override_reason=override_reason,
    )


def movement_of(verdict: Verdict, time: DoorTime, held: Presence | None, device_id: str | None) -> Presence | None:
    """Return the movement that a verdict makes; None for a refusal, which moves nobody.

    It is dated after everything held about this person: what happens here and now is the latest, whatever other clocks
    or this one say. An exit leaves the last entry to the book, which remembers it.
    """
    facts, number = verdict.facts, verdict.facts.participant_number
    if number is None or not verdict.admits:
        return None
    at_ms = time.corrected_ms if held is None else max(time.corrected_ms, from_wire(held.at) + 1)
    is_entry = facts.movement is Movement.ENTRY
    return Presence(
        participant_number=number,
        zone_id=facts.checkpoint.zone_id,
        inside=is_entry,
        at=to_wire(at_ms),
        entered_at=to_wire(at_ms) if is_entry else None,
        checkpoint_id=facts.checkpoint.id,
        device_id=device_id,
    )


def line_of_verdict(
    verdict: Verdict, time: DoorTime, override_reason: str | None, log: RecordedLog | None
) -> RecentScan:
    """Return the line for a scan just made."""
    facts = verdict.facts
    return RecentScan(
        at_ms=time.raw_ms,
        reason=verdict.reason,
        result=verdict.result,
        movement=facts.movement,
        checkpoint_id=facts.checkpoint.id,
        participant=facts.participant,
        participant_number=facts.participant_number,
        override_reason=override_reason,
        id=None if log is None else log.id,
    )


def line_of_log(log: RecordedLog, cache: DoorCache) -> RecentScan:
    """Return the line for a row of the journal, with the name that the cache knows today."""
    facts, personal = log.facts, log.personal
    participant_id = personal.participant_id
    return RecentScan(
        at_ms=from_wire(facts.at),
        reason=facts.reason,
        result=facts.result,
        movement=facts.movement,
        checkpoint_id=facts.checkpoint_id,
        participant=None if participant_id is None else cache.participant(participant_id),
        participant_number=personal.participant_number,
        override_reason=personal.override_reason,
        id=log.id,
    )
