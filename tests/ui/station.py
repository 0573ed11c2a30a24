"""A whole check-in station on a pretended screen, with a real use case over in-memory ports."""

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QSignalSpy, QTest

from kiosk.domain.codes import ScannedCode
from kiosk.services.check_in import CheckIn
from kiosk.services.lookup import Lookup
from kiosk.ui.appearance import Appearance
from kiosk.ui.check_in_view_model import CheckInViewModel
from kiosk.ui.engine import QmlWindow
from kiosk.ui.frame_item import FrameMailbox
from kiosk.ui.local_times import LocalTimes, zone_of
from kiosk.ui.search_view_model import SearchViewModel
from kiosk.ui.station_view_model import Phase, StationViewModel
from kiosk.ui.verdict_page import VerdictWriter
from resources import ROOT
from sync.wire.enums import ScanType
from tests.support.clock import START_MS, SettableClock
from tests.support.fakes import FakeCache, FakeJournal


class Station:
    """A station at Gate South; everything that a test may want to turn is a public attribute."""

    def __init__(
        self,
        cache: FakeCache,
        *,
        size: tuple[int, int] = (1280, 800),
        language: str = "en",
        theme: str = "dark",
        yes_ms: int = 60_000,
        refusal_ms: int = 0,
        operator: str = "",
    ) -> None:
        self.cache, self.journal, self.clock = cache, FakeJournal(), SettableClock()
        self.check_in = CheckIn(cache, self.journal, self.clock)
        self.check_in.choose("gate-south")
        self.check_in.start()
        self.sounds: list[str] = []
        self.times = LocalTimes(zone_of("UTC"))
        self.frames = FrameMailbox()
        self.appearance = Appearance(ROOT / "i18n", language=language, theme=theme, reduced_motion=True)
        self.seen_by_qml_appearance: Any = self.appearance
        self.view_model = CheckInViewModel(
            self.check_in,
            VerdictWriter(cache, self.times),
            play=self.sounds.append,
            yes_ms=yes_ms,
            refusal_ms=refusal_ms,
        )
        self.seen_by_qml: Any = self.view_model  # to mypy a Qt property is no value
        self.search = SearchViewModel(Lookup(cache), chosen=self.view_model.admit_found, typed=self.enter)
        self.around = StationViewModel(self.frames, self.times, now_ms=self.clock.now_ms, operator=operator)
        self.around.set_place("Gate South", Phase.READY)
        self.appearance.language_changed.connect(self.rewrite)
        self.rewrite()
        self.qml = QmlWindow(
            "Main.qml",
            {"checkIn": self.view_model, "search": self.search, "station": self.around},
            appearance=self.appearance,
        )
        self.resize(*size)

    @property
    def window(self) -> QQuickWindow:
        """The window."""
        return self.qml.window

    def rewrite(self) -> None:
        """Write every text that Python makes anew."""
        self.view_model.refresh()
        self.view_model.rewrite()
        self.around.rewrite()

    def enter(self, text: str) -> None:
        """Take a text as a code typed by staff."""
        self.scan(text, ScanType.MANUAL_ENTRY)

    def scan(self, text: str, scan_type: ScanType = ScanType.QR_SCAN) -> None:
        """Hold a code before the station, and wait for what comes of it."""
        self.view_model.submit(ScannedCode(text, scan_type, "QRCode", START_MS))
        settle()

    def resize(self, width: int, height: int) -> None:
        """Make the window as large as a screen."""
        self.window.resize(width, height)
        settle()

    def close(self) -> None:
        """Take everything down."""
        self.qml.close()
        self.appearance.close()

    def items(self) -> Iterable[QQuickItem]:
        """Yield every item of the scene, those that delegates made too."""
        waiting = [self.window.contentItem()]
        while waiting:
            item = waiting.pop()
            yield item
            waiting += item.childItems()

    def find(self, name: str) -> QQuickItem:
        """Return the visible item of that name."""
        found = [item for item in self.items() if item.objectName() == name and item.isVisible()]
        assert found, f"there is no visible item called {name}"
        return found[0]

    def shows(self, name: str) -> bool:
        """Return whether an item of that name can be seen."""
        return any(item.objectName() == name and item.isVisible() for item in self.items())

    def text(self, name: str) -> str:
        """Return the words of an item, without the marks that fence names off."""
        words = str(self.find(name).property("text"))
        return words.replace("\u2068", "").replace("\u2069", "")

    def click(self, name: str) -> None:
        """Press and release the mouse in the middle of an item."""
        QTest.mouseClick(self.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, self._middle(name))
        settle()

    def touch(self, name: str) -> None:
        """Put a finger on the middle of an item and lift it."""
        device = QTest.createTouchDevice()
        QTest.touchEvent(self.window, device).press(0, self._middle(name), self.window).commit()
        QTest.touchEvent(self.window, device).release(0, self._middle(name), self.window).commit()
        settle()

    def key(self, key: Qt.Key) -> None:
        """Press and release a key."""
        QTest.keyClick(self.window, key)
        settle()

    def type(self, text: str) -> None:
        """Type letters."""
        for letter in text:
            QTest.keyClick(self.window, letter)  # type: ignore[call-overload]  # letters are taken, too
        settle()

    def draw(self) -> None:
        """Wait for the next picture: rows and columns take their places just before it."""
        drawn = QSignalSpy(self.window.frameSwapped)
        self.window.update()
        assert drawn.wait(5_000), "the window did not draw"

    def _middle(self, name: str) -> QPoint:
        self.draw()
        item = self.find(name)
        return item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()


def settle() -> None:
    """Let queued signals, bindings and layouts come to rest."""
    for _ in range(3):
        QTest.qWait(0)
