"""How full the place behind the checkpoint is, as words and a share for QML."""
# ruff: noqa: N815 - names that QML reads are written as QML writes them

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement

from kiosk.domain.occupancy import FillLevel
from kiosk.services.outcomes import Occupancy
from kiosk.ui.figures import figure

QML_IMPORT_NAME = "Gatehouse.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

_UNKNOWN = Occupancy(zone_id=None, name=None, count=0, capacity=None, percent=None, level=FillLevel.NO_LIMIT)


@QmlElement
class OccupancyViewModel(QObject):
    """The occupancy last shown."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._shown = _UNKNOWN

    def _read_zone(self) -> str:
        return self._shown.name or ""

    zone = Property(str, _read_zone, notify=changed)

    def _read_count(self) -> str:
        return figure(self._shown.count)

    count = Property(str, _read_count, notify=changed)

    def _read_capacity(self) -> str:
        return "" if self._shown.capacity is None else figure(self._shown.capacity)

    capacity = Property(str, _read_capacity, notify=changed)

    def _read_has_limit(self) -> bool:
        return self._shown.capacity is not None

    hasLimit = Property(bool, _read_has_limit, notify=changed)

    def _read_percent(self) -> int:
        return self._shown.percent or 0

    percent = Property(int, _read_percent, notify=changed)

    def _read_level(self) -> str:
        return self._shown.level.value

    level = Property(str, _read_level, notify=changed)

    def show(self, occupancy: Occupancy | None) -> None:
        """Show an occupancy; the same one again changes nothing."""
        shown = occupancy or _UNKNOWN
        if shown != self._shown:
            self._shown = shown
            self.changed.emit()

    def rewrite(self) -> None:
        """Write the figures anew, as after a change of language."""
        self.changed.emit()
