"""Byte ranges (RFC 9110, 14): one range of a file that never changes, so that a broken download goes on."""

import re
from dataclasses import dataclass

_ONE_RANGE = re.compile(r"bytes=\s*(\d*)-(\d*)\s*", re.ASCII | re.IGNORECASE)
_LONGEST_NUMBER = 18


class UnsatisfiableError(ValueError):
    """The range begins beyond the end."""


@dataclass(frozen=True, slots=True)
class ByteRange:
    """Bytes from `first` to `last`, both included."""

    first: int
    last: int


def parse(header: str | None, size: int) -> ByteRange | None:
    """Return the range to send, or None for the whole: no header, another unit, several ranges, or nonsense.

    Raises:
        UnsatisfiableError: a range that this size has nothing of.
    """
    found = _ONE_RANGE.fullmatch(header or "")
    if found is None or not (found[1] or found[2]) or max(map(len, found.groups())) > _LONGEST_NUMBER:
        return None
    if not found[1]:
        return _suffix(int(found[2]), size)
    first = int(found[1])
    last = int(found[2]) if found[2] else size
    if last < first < size:
        return None
    if first >= size:
        raise UnsatisfiableError
    return ByteRange(first, min(last, size - 1))


def _suffix(length: int, size: int) -> ByteRange:
    if length == 0:
        raise UnsatisfiableError
    return ByteRange(max(0, size - length), size - 1)
