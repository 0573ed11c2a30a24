"""Instants as people at the event read them."""

from datetime import UTC

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtGui import QGuiApplication

from kiosk.ui.figures import figure
from kiosk.ui.local_times import LocalTimes, zone_of
from tests.support.clock import START_MS

HOUR_MS = 3_600_000


def test_times_are_those_of_the_event(qapp: QGuiApplication) -> None:
    """A clock shows the event's time, wherever the device thinks it is."""
    assert LocalTimes(zone_of("Africa/Addis_Ababa")).clock(START_MS) == "12:46"
    assert LocalTimes(UTC).clock(START_MS) == "09:46"


@pytest.mark.parametrize("name", [None, "", "Mars/Olympus", "../../etc/passwd"])
def test_an_unknown_zone_is_the_devices_own(name: str | None) -> None:
    """A zone that is not known here does not keep the screen from telling the time."""
    assert zone_of(name) is None


@pytest.mark.parametrize(
    ("hours", "words"),
    [
        (0, "today, 09:46"),
        (14, "today, 23:46"),
        (15, "tomorrow, 00:46"),
        (-10, "yesterday, 23:46"),
        (48, "on 24 November, 09:46"),
    ],
)
def test_days_are_told_as_people_tell_them(qapp: QGuiApplication, hours: int, words: str) -> None:
    """Near days have names, others a date."""
    QLocale.setDefault(QLocale("en"))
    assert LocalTimes(UTC).day_and_clock(START_MS + hours * HOUR_MS, START_MS) == words


@pytest.mark.parametrize(
    ("language", "written"), [("en", "1,148"), ("fr", "1\u202f148"), ("am", "1,148"), ("ar", "1,148")]
)
def test_figures_have_latin_digits(language: str, written: str) -> None:
    """Digits are the same in every language, grouped as people there group them."""
    QLocale.setDefault(QLocale(language))
    assert figure(1_148) == written
    QLocale.setDefault(QLocale("en"))
