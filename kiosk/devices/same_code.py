"""The same-code rule: a badge before the camera is one scan, however many frames show it."""

from collections.abc import Sequence

from kiosk.devices.decoded_code import DecodedCode

GONE_AFTER_MS = 3_000


class SameCodeRule:
    """Tells which code of a picture is news; pure bookkeeping over the times handed in.

    - Of several codes in one picture only the nearest to the middle can be news.
    - A code that was news is not news again until it has been out of the picture for `gone_after_ms`; a frame in which
      it could not be read counts as out of the picture, and being seen again starts the wait anew.
    - A code is its text: the same text in two symbologies on one badge is one code.
    """

    def __init__(self, gone_after_ms: int = GONE_AFTER_MS) -> None:
        self._gone_after_ms = gone_after_ms
        self._last_seen_ms: dict[str, int] = {}

    def news_in(self, codes: Sequence[DecodedCode], size: tuple[int, int], at_ms: int) -> DecodedCode | None:
        """Return the code that begins a new scan, if the picture shows one.

        Args:
            codes: everything that was read in this picture.
            size: width and height of the picture.
            at_ms: when the picture was taken, on a clock that never goes back (for a film, the film's own time).
        """
        self._forget_gone(at_ms)
        for code in codes:
            if code.text in self._last_seen_ms:
                self._last_seen_ms[code.text] = at_ms
        if not codes:
            return None
        nearest = min(codes, key=lambda code: _distance_to_middle(code, size))
        if nearest.text in self._last_seen_ms:
            return None
        self._last_seen_ms[nearest.text] = at_ms
        return nearest

    def _forget_gone(self, at_ms: int) -> None:
        self._last_seen_ms = {
            text: seen_ms for text, seen_ms in self._last_seen_ms.items() if at_ms - seen_ms < self._gone_after_ms
        }


def _distance_to_middle(code: DecodedCode, size: tuple[int, int]) -> float:
    across, down = code.centre
    return (across - size[0] / 2) ** 2 + (down - size[1] / 2) ** 2
