"""Hand scanners that type like a keyboard: from the keys of the window to codes.

Pace is measured by the window system's own time stamps: a window that is busy drawing for a moment hears keys late and
all at once, and must not take that for a pause in the middle of a code.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication

from kiosk.devices.clock import SystemClock
from kiosk.devices.typed_scanner import LONGEST_GAP_MS, TypedScanner, TypedTooLong
from kiosk.domain.codes import ScannedCode
from kiosk.ui.key_listener import KeyListener
from sync.wire.enums import ScanType


class HandScanner:
    """Hands over each code that was typed at a scanner's pace; all in the window's thread, from `listen` to `close`."""

    def __init__(self, on_code: Callable[[ScannedCode], None], clock: SystemClock) -> None:
        self._on_code = on_code
        self._clock = clock
        self._typed = TypedScanner()
        self._keys = KeyListener(self._key_typed, lambda event: event.timestamp() or clock.monotonic_ms())
        self._last_ms = 0
        self._pause = QTimer(singleShot=True, interval=LONGEST_GAP_MS + 10)
        self._pause.timeout.connect(self._paused)

    def listen(self, application: QGuiApplication) -> None:
        """Hear the application's keys from now on."""
        self._keys.listen(application)

    def close(self, application: QGuiApplication) -> None:
        """Hear them no more. Idempotent."""
        application.removeEventFilter(self._keys)
        self._pause.stop()

    def _key_typed(self, text: str, at_ms: int) -> None:
        self._last_ms = at_ms
        self._hand_over(self._typed.typed(text, at_ms))
        self._pause.start()

    def _paused(self) -> None:
        self._hand_over(self._typed.paused(self._last_ms + LONGEST_GAP_MS + 1))

    def _hand_over(self, typed: Sequence[ScannedCode | TypedTooLong]) -> None:
        for one in typed:
            # What is too long to be kept is told as what it is: a code of something else.
            text = one.text if isinstance(one, ScannedCode) else f"({one.characters} characters)"
            self._on_code(ScannedCode(text, ScanType.QR_SCAN, "Typed", self._clock.now_ms()))
