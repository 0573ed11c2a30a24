"""Access logs, and answers to them, as few words as a test needs."""

from kiosk.services.ports import RecordedLog
from kiosk.store.journal import DeviceJournal
from sync.wire.enums import Movement, Reason, RowOutcome, ScanResult, ScanType
from sync.wire.journal import AccessLogFacts, AccessLogPersonal, EpochMark, JournalBatch, RowAnswer
from sync.wire.times import to_wire
from tests.support.clock import START_MS

KEY = bytes(range(32))


def scan(journal: DeviceJournal, number: int = 7, *, movement: Movement = Movement.ENTRY, at_ms: int = START_MS) -> str:
    """Record one admission; returns the row's id."""
    return record(journal, number, movement=movement, at_ms=at_ms).id


def record(
    journal: DeviceJournal, number: int, *, movement: Movement = Movement.ENTRY, at_ms: int = START_MS
) -> RecordedLog:
    """Record one admission."""
    facts = AccessLogFacts(
        at=to_wire(at_ms),
        checkpoint_id="gate-south",
        scan_type=ScanType.QR_SCAN,
        result=ScanResult.VALID,
        reason=Reason.ADMITTED,
        movement=movement,
        zone_id="zone-hall",
    )
    return journal.append(facts, AccessLogPersonal(participant_id=f"participant-{number}", participant_number=number))


def acknowledge(journal: DeviceJournal, batch: JournalBatch, *, missing: list[tuple[int, int]] | None = None) -> None:
    """Answer a batch as a hub that stored all of it."""
    last = batch.rows[-1].seq
    answers = [RowAnswer(seq=row.seq, outcome=RowOutcome.CREATED) for row in batch.rows]
    mark = EpochMark(epoch=batch.epoch, acked_through=last, max_seen=last, missing=missing or [])
    journal.record_answer(batch.epoch, answers, mark)


def pending_ids(journal: DeviceJournal) -> list[str]:
    """Return the ids of everything that would be sent, by sending it to a hub that stores all of it."""
    ids = []
    while (batch := journal.pending_batch(500)) is not None:
        ids += [row.id for row in batch.rows]
        acknowledge(journal, batch)
    return ids
