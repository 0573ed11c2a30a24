"""The last scans as a list for QML."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QByteArray, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtQml import QmlElement

from kiosk.ui.verdict_page import HistoryLine

QML_IMPORT_NAME = "Gatehouse.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

LENGTH = 20
"""How many scans are kept in sight."""

_ROLES = ("kind", "title", "detail", "time")
_FIRST = Qt.ItemDataRole.UserRole.value


@QmlElement
class HistoryModel(QAbstractListModel):
    """The newest scans, newest first, never more than `LENGTH`."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: list[HistoryLine] = []

    def show(self, lines: Sequence[HistoryLine]) -> None:
        """Replace all lines, as at the start or in another language."""
        self.beginResetModel()
        self._lines = list(lines[:LENGTH])
        self.endResetModel()

    def add(self, line: HistoryLine) -> None:
        """Put a line on top; the oldest goes when there are too many."""
        self.beginInsertRows(QModelIndex(), 0, 0)
        self._lines.insert(0, line)
        self.endInsertRows()
        if len(self._lines) > LENGTH:
            self.beginRemoveRows(QModelIndex(), LENGTH, LENGTH)
            self._lines.pop()
            self.endRemoveRows()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's
        """Return how many lines there are."""
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = _FIRST) -> str | None:
        """Return one text of one line."""
        place = role - _FIRST
        return str(getattr(self._lines[index.row()], _ROLES[place])) if 0 <= place < len(_ROLES) else None

    def roleNames(self) -> dict[int, QByteArray]:  # noqa: N802 - Qt's
        """Return the names by which a delegate asks."""
        return {_FIRST + place: QByteArray(name.encode()) for place, name in enumerate(_ROLES)}
