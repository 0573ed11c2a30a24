"""Scanners that type: readers that act as a keyboard, told apart from people by their pace."""

import re
from dataclasses import dataclass

from kiosk.domain.codes import ScannedCode
from sync.wire.enums import ScanType

LONGEST_CODE = 4_096
"""Characters; the largest code that any symbology holds is shorter (a QR code: 4,296 letters, ours under 400)."""

LONGEST_GAP_MS = 50
"""Readers type a character every 1 to 30 ms; people seldom keep under 60 ms for a whole word."""

SHORTEST_CODE = 6
"""Characters typed at a reader's pace before a pause counts as the end of a code."""

_SHORTEST_WITH_ENTER = 3  # less is two fingers on one key
_ENTER = re.compile("[\r\n]")


@dataclass(frozen=True, slots=True)
class TypedTooLong:
    """A reader typed more than any badge holds. Nothing of it was kept.

    Show it as a foreign code.

    Attributes:
        characters: how many came.
        seen_ms: device clock at the last of them.
    """

    characters: int
    seen_ms: int


class TypedScanner:
    """Puts keys together into codes; no thread and no clock of its own, one window's keys at a time.

    A code is a burst of characters with no gap over 50 ms between them. It ends with Enter, or, for a reader that
    sends no Enter, with a pause after at least six characters. Slower keys are a person's and are dropped here: the
    field that has the focus gets them anyway. Memory stays within `LONGEST_CODE` whatever is typed.
    """

    def __init__(self, scan_type: ScanType = ScanType.QR_SCAN) -> None:
        self._scan_type = scan_type
        self._kept: list[str] = []
        self._characters = 0
        self._last_ms: int | None = None

    def typed(self, text: str, at_ms: int) -> list[ScannedCode | TypedTooLong]:
        """Take what one key event typed, and return the codes that it completed, mostly none.

        Args:
            text: the characters of the event; carriage return and line feed are Enter, other control characters
                are left out.
            at_ms: device clock at the event.
        """
        done = self.paused(at_ms)
        if len(text) > LONGEST_CODE:  # pasted, or an attack: not worth walking through
            self._characters += len(text)
            return done + self._end(at_ms, shortest=_SHORTEST_WITH_ENTER)
        before_enter, *after_enter = _ENTER.split(text)
        self._add(before_enter)
        for piece in after_enter:
            done += self._end(at_ms, shortest=_SHORTEST_WITH_ENTER)
            self._add(piece)
        self._last_ms = at_ms
        return done

    def paused(self, at_ms: int) -> list[ScannedCode | TypedTooLong]:
        """Return the code that a pause up to now has ended, if one did; call it from a timer after the last key."""
        if self._last_ms is None or at_ms - self._last_ms <= LONGEST_GAP_MS:
            return []
        return self._end(self._last_ms, shortest=SHORTEST_CODE)

    def _add(self, piece: str) -> None:
        self._characters += len(piece)
        if self._characters <= LONGEST_CODE:
            self._kept.append("".join(filter(str.isprintable, piece)))

    def _end(self, at_ms: int, *, shortest: int) -> list[ScannedCode | TypedTooLong]:
        text, characters = "".join(self._kept), self._characters
        self._kept.clear()
        self._characters = 0
        self._last_ms = None
        if characters > LONGEST_CODE:
            return [TypedTooLong(characters, at_ms)]
        if len(text) < shortest or len(set(text)) == 1:  # one letter over and over is a key held down
            return []
        return [ScannedCode(text=text, scan_type=self._scan_type, symbology="Typed", seen_ms=at_ms)]
