"""What makes a participant valid in an event, and what of one the audit trail may hold."""

from collections.abc import Mapping
from typing import Any

import msgspec
from sqlalchemy import Row

from server_stub.errors import ValidationError
from server_stub.participants import registration_codes
from sync.wire.envelope import FieldError

_MOST_EXTRAS_BYTES = 16 * 1024
_NOT_PERSONAL = frozenset({"number", "participant_type", "status", "access_levels", "badge_number", "deleted_ms"})


def checked_columns(given: Mapping[str, Any], event: Row[Any]) -> dict[str, Any]:
    """Return the columns for these fields of a participant.

    Raises:
        ValidationError: naming every field that is wrong.
    """
    columns = dict(given)
    if columns.get("registration_code") is not None:
        columns["code_key"] = registration_codes.key(columns["registration_code"])
        columns["registration_code"] = registration_codes.spelled(columns["registration_code"])
    faults = _unknown_type(columns, event) + _unknown_levels(columns, event) + _long_extras(columns)
    if faults:
        raise ValidationError("The participant is not valid.", details=faults)
    return columns


def for_audit(columns: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values that identify nobody, and the mere names of the other fields."""
    told = {name: value for name, value in columns.items() if name in _NOT_PERSONAL}
    return {**told, "personal": sorted(columns.keys() - _NOT_PERSONAL)}


def _unknown_type(columns: Mapping[str, Any], event: Row[Any]) -> list[FieldError]:
    if "participant_type" not in columns or columns["participant_type"] in event.participant_types:
        return []
    return [FieldError(field="participantType", message="is none of the event's participantTypes")]


def _unknown_levels(columns: Mapping[str, Any], event: Row[Any]) -> list[FieldError]:
    return [
        FieldError(field=f"accessLevels[{place}]", message="is none of the event's accessLevels")
        for place, level in enumerate(columns.get("access_levels", []))
        if level not in event.access_levels
    ]


def _long_extras(columns: Mapping[str, Any]) -> list[FieldError]:
    if len(msgspec.json.encode(columns.get("extras", {}))) <= _MOST_EXTRAS_BYTES:
        return []
    return [FieldError(field="extras", message="is longer than 16 KiB")]
