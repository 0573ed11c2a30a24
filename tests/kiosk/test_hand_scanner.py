"""Hand scanners that type: what counts is when keys were pressed, not when the window found time for them."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow

from kiosk.devices.clock import SystemClock
from kiosk.hand_scanner import HandScanner


@pytest.mark.parametrize(("every_ms", "codes"), [(10, ["ABCD2345"]), (200, [])])
def test_the_pace_of_the_keys_tells_a_scanner_from_a_person(
    application: QGuiApplication, every_ms: int, codes: list[str]
) -> None:
    """Keys that were pressed fast are a code, and slow ones are somebody typing, however fast they are handled."""
    heard: list[str] = []
    scanner = HandScanner(lambda code: heard.append(code.text), SystemClock())
    scanner.listen(application)
    window = QWindow()
    for place, letter in enumerate("ABCD2345\r", start=1):
        pressed = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, letter)
        pressed.setTimestamp(place * every_ms)
        QCoreApplication.sendEvent(window, pressed)
    scanner.close(application)
    assert heard == codes
