"""Hears every key of the window, whatever has the focus, so that scanners that type always reach their assembler.

The same keys would also press the button that has the focus, for a code may hold spaces and mostly ends with Enter. So
keys that come at a scanner's pace are kept from everything but text fields, and Enter from those as well.
"""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent

SCANNER_PACE_MS: Final = 50
"""People seldom stay under 60 ms between two keys."""


class KeyListener(QObject):
    """Hands the characters of each key event to a callable; starts with `listen`, and ends when it is deleted.

    Args:
        typed: gets the characters (Enter is a carriage return) and the instant in milliseconds.
        pressed_at_ms: when the key of an event was pressed, which may be long before the window came to handle it.
    """

    def __init__(self, typed: Callable[[str, int], object], pressed_at_ms: Callable[[QKeyEvent], int]) -> None:
        super().__init__()
        self._typed = typed
        self._pressed_at_ms = pressed_at_ms
        self._last_ms: int | None = None

    def listen(self, application: QGuiApplication) -> None:
        """Hear the application's keys from now on."""
        application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Pass characters on; keep a scanner's keys from the controls."""
        if event.type() != QEvent.Type.KeyPress or not watched.isWindowType() or not isinstance(event, QKeyEvent):
            return False
        text = "\r" if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} else event.text()
        if not text:
            return False
        at_ms = self._pressed_at_ms(event)
        in_a_burst = self._last_ms is not None and at_ms - self._last_ms <= SCANNER_PACE_MS
        self._last_ms = at_ms
        self._typed(text, at_ms)
        return in_a_burst and (text == "\r" or not _is_text_field(QGuiApplication.focusObject()))


def _is_text_field(focused: QObject | None) -> bool:
    return focused is not None and focused.property("cursorPosition") is not None
