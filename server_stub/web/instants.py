"""Instants at the edge: read from bodies, and shown where there may be none."""

from sync.wire.envelope import FieldError
from sync.wire.times import from_wire, to_wire


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


def optional_instant(at_ms: int | None) -> str | None:
    """Return an instant as it goes on the wire; None stays None."""
    return None if at_ms is None else to_wire(at_ms)
