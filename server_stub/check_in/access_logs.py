"""Access logs as people and partners read them: as records, or as a table for a spreadsheet."""

import csv
import io
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Row

from sync.wire.enums import Movement, Reason, ScanResult, ScanType
from sync.wire.records import AccessLog
from sync.wire.times import to_wire

_COLUMNS = (
    ("scannedAt", "scanned_at"),
    ("correctedAt", "corrected_at"),
    ("receivedAt", "received_at"),
    ("checkpointId", "checkpoint_id"),
    ("participantId", "participant_id"),
    ("scanType", "scan_type"),
    ("scanResult", "scan_result"),
    ("reason", "reason"),
    ("movement", "movement"),
    ("scannedBy", "scanned_by"),
    ("overrideReason", "override_reason"),
    ("deviceId", "device_id"),
    ("deviceSeq", "device_seq"),
    ("qrPayload", "qr_payload"),
    ("id", "id"),
)
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")


def to_record(row: Row[Any]) -> AccessLog:
    """Return an access log as clients see it."""
    return AccessLog(
        id=row.id,
        event_id=row.event_id,
        checkpoint_id=row.checkpoint_id,
        participant_id=row.participant_id,
        scan_type=ScanType(row.scan_type),
        scan_result=ScanResult(row.scan_result),
        reason=Reason(row.reason),
        movement=Movement(row.movement),
        qr_payload=row.code_hash,
        scanned_by=row.scanned_by,
        device_id=row.device_id,
        device_seq=row.device_seq,
        override_reason=row.override_reason,
        scanned_at=to_wire(row.scanned_ms),
        corrected_at=to_wire(row.corrected_ms),
        received_at=to_wire(row.received_ms),
    )


def csv_header() -> str:
    """Return the first line of the table."""
    return _lines([[name for name, _ in _COLUMNS]])


def csv_lines(logs: Iterable[AccessLog]) -> str:
    """Return a line for each log (RFC 4180); no cell begins as a formula does: opening the file runs nothing."""
    return _lines([[_cell(getattr(log, field)) for _, field in _COLUMNS] for log in logs])


def _cell(value: object) -> str:
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text


def _lines(rows: Iterable[list[str]]) -> str:
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    return out.getvalue()
