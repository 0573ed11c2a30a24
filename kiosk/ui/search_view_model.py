"""Finding a person by name, organisation or code, with the keyboard alone."""
# ruff: noqa: N802, N815 - names that QML reads and calls are written as QML writes them

from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    Property,
    QAbstractListModel,
    QByteArray,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtQml import QmlElement

from kiosk.services.lookup import Found, Lookup
from kiosk.ui.verdict_page import category_of, full_name
from sync.wire.changes import DoorParticipant

QML_IMPORT_NAME = "Gatehouse.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

_ROLES = ("name", "detail", "code")
_FIRST = Qt.ItemDataRole.UserRole.value


@QmlElement
class PeopleModel(QAbstractListModel):
    """The people found, best first."""

    def __init__(self) -> None:
        super().__init__()
        self._people: list[DoorParticipant] = []

    def show(self, people: Sequence[DoorParticipant]) -> None:
        """Replace all."""
        self.beginResetModel()
        self._people = list(people)
        self.endResetModel()

    def person(self, row: int) -> DoorParticipant | None:
        """Return who stands in a row."""
        return self._people[row] if 0 <= row < len(self._people) else None

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's
        """Return how many there are."""
        return 0 if parent.isValid() else len(self._people)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = _FIRST) -> str | None:
        """Return one text of one person."""
        person = self._people[index.row()]
        texts = {
            "name": full_name(person),
            "detail": ", ".join(filter(None, (category_of(person), person.organization))),
            "code": person.registration_code,
        }
        place = role - _FIRST
        return texts[_ROLES[place]] if 0 <= place < len(_ROLES) else None

    def roleNames(self) -> dict[int, QByteArray]:
        """Return the names by which a delegate asks."""
        return {_FIRST + place: QByteArray(name.encode()) for place, name in enumerate(_ROLES)}


@QmlElement
class SearchViewModel(QObject):
    """The text typed and the people it finds.

    Args:
        lookup: finds people by code or by the beginnings of words; fast enough for every key.
        chosen: gets the person whom staff chose.
        typed: gets a text that staff entered as a code.
    """

    changed = Signal()

    def __init__(
        self, lookup: Lookup, *, chosen: Callable[[DoorParticipant], None], typed: Callable[[str], None]
    ) -> None:
        super().__init__()
        self._lookup = lookup
        self._chosen = chosen
        self._typed = typed
        self._people = PeopleModel()
        self._text = ""
        self._found = Found(is_too_short=True)

    def _read_people(self) -> PeopleModel:
        return self._people

    people = Property(PeopleModel, _read_people, notify=changed)

    def _read_found(self) -> int:
        return len(self._found.participants)

    found = Property(int, _read_found, notify=changed)

    def _read_too_short(self) -> bool:
        return self._found.is_too_short

    tooShort = Property(bool, _read_too_short, notify=changed)

    def _read_has_more(self) -> bool:
        return self._found.has_more

    hasMore = Property(bool, _read_has_more, notify=changed)

    @Slot(str)
    def lookFor(self, text: str) -> None:
        """Search anew."""
        if text == self._text:
            return
        self._text = text
        self._found = self._lookup.search(text)
        self._people.show(self._found.participants)
        self.changed.emit()

    @Slot(int)
    def choose(self, row: int) -> None:
        """Check in the person of a row; where nobody is found, take the text as a code."""
        person = self._people.person(row)
        if person is not None:
            self._chosen(person)
        elif not self._found.participants and not self._found.is_too_short:
            self._typed(self._text.strip())

    @Slot()
    def clear(self) -> None:
        """Forget the text and the people: nothing personal stays behind."""
        self.lookFor("")
