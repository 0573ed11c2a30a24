"""Every state of the screen in every language and size: complete, without a warning, and with nothing cut."""

from collections.abc import Sequence

import pytest
from PySide6.QtGui import QAccessible

from kiosk.domain.occupancy import FillLevel
from kiosk.services.outcomes import Occupancy
from kiosk.ui.station_view_model import Phase
from sync.status import LinkState
from sync.wire.enums import Reason
from tests.support import builders
from tests.ui import scenes, screenshots
from tests.ui.conftest import OpenStation
from tests.ui.layout import faults
from tests.ui.station import Station, settle

WORDS = {"en": {"Let in", "Let out", "Let in by staff", "Ask first", "Do not let in yet"}}


@pytest.mark.parametrize("language", ["en", "ar"])
def test_every_reason_has_its_words(open_station: OpenStation, language: str) -> None:
    """Each verdict says who or why, a sentence, and on a refusal what to do; whether facts are known or not."""
    station = open_station(language=language)
    for reason in Reason:
        for knows_facts in (True, False):
            station.view_model.show(scenes.outcome(reason, knows_facts=knows_facts))
            settle()
            page = station.seen_by_qml.verdict.page

            assert page.title, reason
            assert page.sentence, reason
            assert "{" not in page.sentence + page.title + page.note, reason
            assert page.steps or page.kind in {"yes", "staff"}, reason
            assert language != "en" or page.word in WORDS["en"], reason


@pytest.mark.parametrize(
    ("language", "sizes"),
    [("en", screenshots.SIZES), ("ar", screenshots.SIZES), ("fr", [(1280, 800)]), ("am", [(1280, 800)])],
)
def test_nothing_is_cut_or_covered(open_station: OpenStation, language: str, sizes: Sequence[tuple[int, int]]) -> None:
    """In every state and size each text is whole, inside the window, and on no other text."""
    found = []
    station = open_station(scenes.busy_cache(30), language=language, operator="Marta")
    screenshots.in_use(station)
    for width, height in sizes:
        station.resize(width, height)
        for name, bring in screenshots.STATES.items():
            screenshots.calm(station)
            bring(station)
            station.draw()
            found += [f"{name} {width}x{height}: {fault}" for fault in faults(station)]

    assert not found, "\n".join(found)


@pytest.mark.parametrize("size", screenshots.SIZES)
def test_long_words_and_large_numbers_fit(open_station: OpenStation, size: tuple[int, int]) -> None:
    """A long gate, a long zone, a crowd in six figures and a very long name are shown whole."""
    cache = scenes.busy_cache(30)
    gate = "International Delegations, Registration Hall North-East"
    cache.held_checkpoints["gate-south"] = builders.checkpoint(name=gate, allowed_access_levels=["Hall A"])
    cache.zones["zone-hall"] = builders.zone(name="Plenary Hall, Galleries and Foyer Level 2", max_capacity=150_000)
    cache.put(scenes.person(6, first_name="Wolfeschlegelsteinhausenbergerdorff " * 4, last_name="Ångström"))
    station = open_station(cache, size=size, operator="Marta Fernández de Córdoba")
    crowd = Occupancy(
        "zone-hall", "Plenary Hall, Galleries and Foyer Level 2", 123_456, 150_000, 82, FillLevel.NEARLY_FULL
    )
    station.seen_by_qml.occupancy.show(crowd)
    station.around.set_place(gate, Phase.READY)
    station.around.set_link(screenshots.status(LinkState.AWAY, pending=12_345))
    station.draw()
    found = list(faults(station))
    for row in (6, 3):
        station.scan(scenes.badge(row))
        station.draw()
        found += faults(station)

    assert not found, "\n".join(found)


@pytest.mark.parametrize("name", ["scanning", "verdict-already-inside", "find-people", "override", "languages"])
def test_everything_to_press_has_a_name(open_station: OpenStation, name: str) -> None:
    """Whoever cannot see the screen hears what each control is; tests find it by its object name."""
    station = open_station(operator="Marta")
    screenshots.STATES[name](station)
    settle()
    controls = [item for item in station.items() if item.isVisible() and item.inherits("QQuickAbstractButton")]
    controls += [item for item in station.items() if item.isVisible() and item.inherits("QQuickTextField")]

    assert controls
    for control in controls:
        interface = QAccessible.queryAccessibleInterface(control)
        assert control.objectName()
        assert interface.text(QAccessible.Text.Name)
        assert interface.role() is not QAccessible.Role.NoRole


def test_the_language_changes_at_once(station: Station) -> None:
    """Choosing a language changes every word, the verdict's too, and the direction of reading."""
    station.view_model.show(scenes.outcome(Reason.ALREADY_INSIDE))
    settle()
    before = station.find("nextBadge").x(), station.text("refusalTitle")
    station.appearance.speak("ar")
    settle()

    assert station.text("refusalTitle") not in {before[1], ""}
    steps = station.find("steps")
    assert steps.mapToScene(steps.boundingRect().topLeft()).x() < station.window.width() / 3
    station.appearance.speak("en")


def test_contrast_goes_on_and_off(station: Station) -> None:
    """High contrast is one press away, and one press takes it back."""
    usual = station.window.color().name()
    station.click("contrastButton")
    assert station.window.color().name() == "#000000"
    station.click("contrastButton")

    assert station.window.color().name() == usual
