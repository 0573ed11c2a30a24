"""Link, clock, phases, and what a damaged installation says."""

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from kiosk.errors import ConfigurationError
from kiosk.ui.appearance import Appearance
from kiosk.ui.engine import QmlWindow
from kiosk.ui.station_view_model import Phase
from resources import ROOT
from sync.status import LinkState
from tests.support.guards import ExpectedLogs
from tests.ui.conftest import OpenStation
from tests.ui.screenshots import status
from tests.ui.station import Station, settle


@pytest.mark.parametrize(
    ("state", "pending", "words", "queue"),
    [
        (LinkState.CONNECTING, 0, "Looking for the hub", None),
        (LinkState.OK, 0, "In step with the hub", None),
        (LinkState.OK, 1_041, "In step with the hub", "1,041 to send"),
        (LinkState.AWAY, 41, "No hub since 09:38", "41 to send"),
        (LinkState.TROUBLE, 3, "Hub trouble since 09:38", "3 to send"),
        (LinkState.UNAUTHORIZED, 3, "Hub refuses this device", "3 to send"),
    ],
)
def test_the_link_is_told_in_words(
    open_station: OpenStation, state: LinkState, pending: int, words: str, queue: str | None
) -> None:
    """Staff read how the hub is and how much waits, and go on scanning."""
    station = open_station(size=(1920, 1080))
    station.around.set_link(status(state, pending=pending))
    settle()

    assert station.text("linkWords") == words
    assert (station.text("linkQueue") if station.shows("linkQueue") else None) == queue
    assert station.shows("scanPrompt")


def test_the_clock_goes_on(station: Station) -> None:
    """The clock in the top line is the device's."""
    assert station.text("clock") == "09:46"
    station.clock.advance(60_000)
    station.around.tick()
    settle()

    assert station.text("clock") == "09:47"


def test_a_station_without_a_list_says_that_it_is_coming(station: Station) -> None:
    """Before the first list is here there is no camera to hold a badge to, but progress."""
    station.around.set_place("", Phase.STARTING)
    station.around.set_link(status(LinkState.OK, loading_percent=42))
    settle()

    assert station.text("noticeTitle") == "Getting the list of participants"
    assert station.find("noticeProgress").width() > 0
    assert not station.find("findButton").isEnabled()
    station.around.set_place("Gate South", Phase.READY)
    settle()
    assert station.shows("scanPrompt")


def test_a_device_without_a_gate_says_so(station: Station) -> None:
    """A device that the hub placed nowhere does not pretend to wait for the list."""
    station.around.set_place("", Phase.NO_CHECKPOINT)
    settle()

    assert station.text("noticeTitle") == "This device has no gate yet"
    assert not station.shows("noticeProgress")
    assert "gatehouse pair" in station.text("noticeWords")


def test_a_device_without_a_hub_says_how_to_pair(station: Station) -> None:
    """An unpaired device names the command that pairs it."""
    station.around.set_place("", Phase.NOT_PAIRED)
    settle()

    assert "gatehouse pair" in station.text("noticeWords")


@pytest.mark.qt_log_ignore("failed to load component")
def test_a_screen_that_does_not_load_is_a_clear_error(
    application: QGuiApplication, tmp_path: Path, expected_logs: ExpectedLogs
) -> None:
    """A damaged installation is told with the file and the reason."""
    folder = tmp_path / "qml" / "Gatehouse"
    folder.mkdir(parents=True)
    (folder / "Main.qml").write_text("import QtQuick\nWindow { nonsense: 1 }")
    appearance = Appearance(ROOT / "i18n")

    with pytest.raises(ConfigurationError, match=r"Main\.qml does not load.*nonsense"):
        QmlWindow("Main.qml", {}, appearance=appearance, resources=tmp_path)
    appearance.close()
    assert "nonsense" in expected_logs.messages[0]
