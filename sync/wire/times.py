"""Instants: integers of milliseconds since 1970 (UTC) inside, RFC 3339 text in UTC with milliseconds on the wire."""

from datetime import UTC, datetime, timedelta
from typing import Annotated

from msgspec import Meta

Instant = Annotated[
    str,
    Meta(
        pattern=r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)$",
        description="RFC 3339 instant; the hub writes UTC with three decimals.",
        examples=["2026-11-22T09:46:00.000Z"],
    ),
]
"""An instant as it stands in JSON."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)


def to_wire(instant_ms: int) -> Instant:
    """Return the instant as ``2026-11-22T09:46:00.000Z``.

    Raises:
        OverflowError: the instant lies outside the years 1 to 9999.
    """
    moment = _EPOCH + timedelta(milliseconds=instant_ms)
    return moment.isoformat(timespec="milliseconds").removesuffix("+00:00") + "Z"


def from_wire(text: Instant) -> int:
    """Return the milliseconds of an RFC 3339 instant with any offset; finer digits are cut off.

    Raises:
        ValueError: the text is not an instant with an offset.
    """
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError("an instant needs an offset, such as Z")
    return (moment - _EPOCH) // _MILLISECOND
