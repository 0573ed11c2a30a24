"""Instants as people at the event read them: 24 hours, in the event's time zone, in the screen's language."""

from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from PySide6.QtCore import QCoreApplication, QLocale

from kiosk.ui.marking import QT_TRANSLATE_NOOP

CONTEXT = "Times"
_TODAY = QT_TRANSLATE_NOOP("Times", "today, {clock}")
_TOMORROW = QT_TRANSLATE_NOOP("Times", "tomorrow, {clock}")
_YESTERDAY = QT_TRANSLATE_NOOP("Times", "yesterday, {clock}")
_ON_DAY = QT_TRANSLATE_NOOP("Times", "on {day}, {clock}")
_NEAR = {-1: _YESTERDAY, 0: _TODAY, 1: _TOMORROW}


def zone_of(name: str | None) -> tzinfo | None:
    """Return a time zone by name; None, which means the device's own, where the name is not known here."""
    try:
        return ZoneInfo(name) if name else None
    except (ZoneInfoNotFoundError, ValueError):
        return None


@dataclass(slots=True)
class LocalTimes:
    """Words for instants.

    Attributes:
        zone: where the event is; None for the device's own time. The first list of participants may bring another.
    """

    zone: tzinfo | None = None

    def clock(self, at_ms: int) -> str:
        """Return ``09:46``."""
        return f"{self._moment(at_ms):%H:%M}"

    def day_and_clock(self, at_ms: int, now_ms: int) -> str:
        """Return ``today, 09:46``, ``tomorrow, 08:00`` or ``on 24 November, 08:00``, to stand after a verb."""
        moment = self._moment(at_ms)
        days = (moment.date() - self._moment(now_ms).date()).days
        text = QCoreApplication.translate(CONTEXT, _NEAR.get(days, _ON_DAY))
        return text.format(clock=f"{moment:%H:%M}", day=_day(moment))

    def _moment(self, at_ms: int) -> datetime:
        return datetime.fromtimestamp(at_ms / 1000, UTC).astimezone(self.zone)


def _day(moment: datetime) -> str:
    """Return day and month; Latin digits in every language, so the locale gives the month's name alone."""
    return f"{moment.day} {QLocale().monthName(moment.month, QLocale.FormatType.LongFormat)}"
