"""What makes an event valid."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any
from zoneinfo import available_timezones

from sqlalchemy import Row

from server_stub.errors import ValidationError
from server_stub.web.instants import read_instant
from sync.wire.envelope import FieldError

_GROWING = {"participant_types": "participantTypes", "access_levels": "accessLevels"}


def checked_columns(given: Mapping[str, Any], current: Row[Any] | None = None) -> dict[str, Any]:
    """Return the columns for these fields of an event.

    Raises:
        ValidationError: naming every field that is wrong.
    """
    columns = dict(given)
    faults: list[FieldError] = []
    for field, column, shown in (("start_date", "start_ms", "startDate"), ("end_date", "end_ms", "endDate")):
        if field in columns:
            columns[column] = read_instant(columns.pop(field), shown, faults)
    if not faults:
        faults += _wrong_order(columns, current)
    if "timezone" in columns and columns["timezone"] not in _timezones():
        faults.append(FieldError(field="timezone", message="is no time zone of the IANA database"))
    for column, shown in _GROWING.items():
        if column in columns:
            faults += _not_appended(shown, columns[column], getattr(current, column, []))
    if faults:
        raise ValidationError("The event is not valid.", details=faults)
    return columns


def slug_of(name: str, event_id: str) -> str:
    """Return a slug for a name; names without a Latin letter or digit get one from the id."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:80].strip("-") or f"event-{event_id[-12:]}"


def _wrong_order(columns: Mapping[str, Any], current: Row[Any] | None) -> list[FieldError]:
    start_ms = columns.get("start_ms", getattr(current, "start_ms", None))
    end_ms = columns.get("end_ms", getattr(current, "end_ms", None))
    if start_ms is None or end_ms is None or start_ms < end_ms:
        return []
    return [FieldError(field="endDate", message="is not after startDate")]


def _not_appended(field: str, wanted: Sequence[str], current: Sequence[str]) -> list[FieldError]:
    if len(set(wanted)) != len(wanted):
        return [FieldError(field=field, message="names something twice")]
    if list(wanted[: len(current)]) != list(current):
        return [FieldError(field=field, message="can only be appended to: badges name its members by their place")]
    return []


@cache
def _timezones() -> frozenset[str]:
    return frozenset(available_timezones())
