"""A scanner that types is heard whatever has the focus, and presses nothing by accident."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from kiosk.ui.key_listener import KeyListener
from tests.support.clock import SettableClock
from tests.ui.station import Station, settle


class Typing:
    """Somebody, or something, at the keyboard."""

    def __init__(self, station: Station) -> None:
        self.station, self.clock, self.heard = station, SettableClock(), ""
        self.listener = KeyListener(self.hear, lambda _: self.clock.now_ms())

    def hear(self, text: str, at_ms: int) -> None:
        """Keep what was typed."""
        self.heard += text

    def press(self, *keys: str | Qt.Key, every_ms: int) -> None:
        """Press keys at a pace."""
        for key in keys:
            self.clock.advance(every_ms)
            self.station.key(key) if isinstance(key, Qt.Key) else self.station.type(key)


@pytest.fixture
def typing(station: Station, application: QGuiApplication) -> Iterator[Typing]:
    """Return a keyboard before the station."""
    typing = Typing(station)
    typing.listener.listen(application)
    yield typing
    application.removeEventFilter(typing.listener)


def test_a_scanner_presses_no_button(typing: Typing) -> None:
    """Space and Enter of a code do not press the button that has the focus."""
    typing.station.find("findButton").forceActiveFocus(Qt.FocusReason.TabFocusReason)
    typing.press(*"A B C", Qt.Key.Key_Return, every_ms=5)

    assert typing.heard == "A B C\r"
    assert not typing.station.shows("findPerson")


def test_a_person_presses_buttons(typing: Typing) -> None:
    """At a person's pace Enter presses the button that has the focus."""
    typing.station.find("findButton").forceActiveFocus(Qt.FocusReason.TabFocusReason)
    typing.press(Qt.Key.Key_Return, every_ms=400)

    assert typing.station.shows("findPerson")


def test_a_scanner_is_heard_while_somebody_searches(typing: Typing) -> None:
    """A code that is scanned into the search field is heard, and its Enter does not choose anybody."""
    typing.station.view_model.find()
    settle()
    typing.press(*"sel", Qt.Key.Key_Return, every_ms=5)

    assert typing.heard == "sel\r"
    assert typing.station.text("searchField") == "sel"
    assert not typing.station.journal.logs


def test_a_person_types_a_name_and_chooses(typing: Typing) -> None:
    """Typing at a person's pace stays what it is."""
    typing.station.view_model.find()
    settle()
    typing.press(*"sel", Qt.Key.Key_Return, every_ms=90)

    assert len(typing.station.journal.logs) == 1
