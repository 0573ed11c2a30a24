"""Instants in request bodies."""

from sync.wire.envelope import FieldError
from sync.wire.times import from_wire


def read_instant(text: str | None, field: str, faults: list[FieldError]) -> int | None:
    """Return the instant in milliseconds; a day that no calendar has is added to `faults`.

    The pattern of `Instant` was checked with the body, and lets 30 February through.
    """
    if text is None:
        return None
    try:
        return from_wire(text)
    except (ValueError, OverflowError):
        faults.append(FieldError(field=field, message="is no instant of RFC 3339"))
        return None
