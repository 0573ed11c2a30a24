"""From journal row to access log: what a row says, or why it stays in quarantine."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

import msgspec

from server_stub.check_in.recording import NewLog
from sync.wire.enums import RowKind
from sync.wire.journal import MAX_SEQ, AccessLogFacts, AccessLogPersonal, JournalRow
from sync.wire.times import from_wire

_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_LATEST_MS = 253_402_300_799_999
"""The last millisecond of the year 9999."""

_facts = msgspec.json.Decoder(AccessLogFacts)
_personal = msgspec.json.Decoder(AccessLogPersonal)


class Problem(StrEnum):
    """Why a row is held in quarantine."""

    UNKNOWN_KIND = "UNKNOWN_KIND"
    MALFORMED_ID = "MALFORMED_ID"
    ID_TAKEN = "ID_TAKEN"
    """Another row has the id, and says something else or comes from another device."""
    MALFORMED_FACTS = "MALFORMED_FACTS"
    MALFORMED_PERSONAL = "MALFORMED_PERSONAL"
    UNKNOWN_CHECKPOINT = "UNKNOWN_CHECKPOINT"


class QuarantineError(Exception):
    """The row is held as it came, without effect."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)
        self.problem = problem


@dataclass(frozen=True, slots=True)
class Sender:
    """The device whose journal it is."""

    device_id: str
    tenant_id: str
    event_id: str


def read_log(sender: Sender, epoch: str, row: JournalRow, zone_of: Mapping[str, str | None], now_ms: int) -> NewLog:
    """Return the access log that the row records.

    Its corrected time is the device's clock plus the offset to the hub that the device last measured, and never later
    than now: nothing is received before it happened.

    Args:
        sender: who recorded it.
        epoch: in which epoch of the device.
        row: the row.
        zone_of: the event's checkpoints, each with its zone.
        now_ms: the hub's clock.

    Raises:
        QuarantineError: the row cannot become an access log.
    """
    if row.kind != RowKind.ACCESS_LOG:
        raise QuarantineError(Problem.UNKNOWN_KIND)
    if _UUID.fullmatch(row.id) is None:
        raise QuarantineError(Problem.MALFORMED_ID)
    facts, scanned_ms, corrected_ms = _read_facts(row)
    if facts.checkpoint_id not in zone_of:
        raise QuarantineError(Problem.UNKNOWN_CHECKPOINT)
    return NewLog(
        id=row.id,
        facts=facts,
        personal=_read_personal(row),
        zone_id=facts.zone_id or zone_of[facts.checkpoint_id],
        scanned_ms=scanned_ms,
        corrected_ms=min(corrected_ms, now_ms),
        device_id=sender.device_id,
        device_epoch=epoch,
        device_seq=row.seq,
    )


def _read_facts(row: JournalRow) -> tuple[AccessLogFacts, int, int]:
    try:
        facts = _facts.decode(row.facts)
        scanned_ms = from_wire(facts.at)
    except (msgspec.DecodeError, ValueError) as error:
        raise QuarantineError(Problem.MALFORMED_FACTS) from error
    corrected_ms = scanned_ms + (facts.offset_ms or 0)
    if not 0 <= corrected_ms <= _LATEST_MS or abs(facts.cache_number) > MAX_SEQ:
        raise QuarantineError(Problem.MALFORMED_FACTS)
    return facts, scanned_ms, corrected_ms


def _read_personal(row: JournalRow) -> AccessLogPersonal:
    if row.personal is None:
        return AccessLogPersonal()
    try:
        personal = _personal.decode(row.personal)
    except (msgspec.DecodeError, ValueError) as error:
        raise QuarantineError(Problem.MALFORMED_PERSONAL) from error
    if not 0 <= (personal.participant_number or 0) <= MAX_SEQ:
        raise QuarantineError(Problem.MALFORMED_PERSONAL)
    return personal
