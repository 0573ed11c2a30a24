"""Fixtures of the screens' tests: the bundled fonts, and stations that must end without a warning from QML."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtGui import QGuiApplication

from kiosk.ui.fonts import load_fonts
from resources import ROOT
from tests.support.fakes import FakeCache
from tests.ui import scenes
from tests.ui.station import Station

OpenStation = Callable[..., Station]


@pytest.fixture(scope="session")
def application(qapp: QGuiApplication) -> QGuiApplication:
    """Return the application with our fonts in it."""
    load_fonts(ROOT / "fonts")
    return qapp


@pytest.fixture
def open_station(application: QGuiApplication) -> Iterator[OpenStation]:
    """Return a function that opens a station; all of them are closed afterwards, and none may have warned."""
    opened: list[Station] = []

    def open_one(cache: FakeCache | None = None, **changed: Any) -> Station:
        opened.append(Station(cache or scenes.busy_cache(20), **changed))
        return opened[-1]

    yield open_one
    for station in opened:
        station.close()
        assert not station.qml.warnings


@pytest.fixture
def station(open_station: OpenStation) -> Station:
    """Return a station in English, 1280 × 800."""
    return open_station()
