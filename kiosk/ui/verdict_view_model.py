"""The verdict on the screen, as properties for QML."""
# ruff: noqa: N815 - names that QML reads are written as QML writes them

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement

from kiosk.domain.overriding import Role, needed_role
from kiosk.services.outcomes import ScanOutcome
from kiosk.ui.messages import Kind
from kiosk.ui.verdict_page import VerdictPage, VerdictWriter

QML_IMPORT_NAME = "Gatehouse.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

_NOTHING = VerdictPage(Kind.NO, "", "", "", (), "", "", "", "", "", "", "", "", "")


@QmlElement
class VerdictViewModel(QObject):
    """The last outcome as a page; all of it changes at once."""

    changed = Signal()

    def __init__(self, writer: VerdictWriter) -> None:
        super().__init__()
        self._writer = writer
        self._outcome: ScanOutcome | None = None
        self._page = _NOTHING

    def _read_kind(self) -> str:
        return self._page.kind.value

    kind = Property(str, _read_kind, notify=changed)

    def _read_word(self) -> str:
        return self._page.word

    word = Property(str, _read_word, notify=changed)

    def _read_title(self) -> str:
        return self._page.title

    title = Property(str, _read_title, notify=changed)

    def _read_sentence(self) -> str:
        return self._page.sentence

    sentence = Property(str, _read_sentence, notify=changed)

    @Property("QStringList", notify=changed)  # type: ignore[arg-type]  # Qt takes C++ names, too
    def steps(self) -> list[str]:
        """What to do, in order."""
        return list(self._page.steps)

    def _read_note(self) -> str:
        return self._page.note

    note = Property(str, _read_note, notify=changed)

    def _read_person(self) -> str:
        return self._page.person

    person = Property(str, _read_person, notify=changed)

    def _read_person_line(self) -> str:
        return self._page.person_line

    personLine = Property(str, _read_person_line, notify=changed)

    def _read_category(self) -> str:
        return self._page.category

    category = Property(str, _read_category, notify=changed)

    def _read_access(self) -> str:
        return self._page.access

    access = Property(str, _read_access, notify=changed)

    def _read_gate(self) -> str:
        return self._page.gate

    gate = Property(str, _read_gate, notify=changed)

    def _read_time(self) -> str:
        return self._page.time

    time = Property(str, _read_time, notify=changed)

    def _read_saved(self) -> str:
        return self._page.saved

    saved = Property(str, _read_saved, notify=changed)

    def _read_reason(self) -> str:
        return self._page.reason

    reason = Property(str, _read_reason, notify=changed)

    def _read_is_yes(self) -> bool:
        return self._page.kind in {Kind.YES, Kind.STAFF}

    isYes = Property(bool, _read_is_yes, notify=changed)

    def _read_is_recorded(self) -> bool:
        return bool(self._outcome and not self._outcome.cannot_record)

    isRecorded = Property(bool, _read_is_recorded, notify=changed)

    def _read_can_override(self) -> bool:
        return self.needed_role is not None

    canOverride = Property(bool, _read_can_override, notify=changed)

    def _read_needs_lead(self) -> bool:
        return self.needed_role is Role.LEAD

    needsLead = Property(bool, _read_needs_lead, notify=changed)

    @property
    def page(self) -> VerdictPage:
        """What is on the screen."""
        return self._page

    @property
    def outcome(self) -> ScanOutcome | None:
        """The outcome on the screen."""
        return self._outcome

    @property
    def needed_role(self) -> Role | None:
        """Who may let the person in all the same; None where nobody may."""
        outcome = self._outcome
        return needed_role(outcome.verdict) if outcome and not outcome.cannot_record else None

    def show(self, outcome: ScanOutcome) -> None:
        """Put an outcome on the page."""
        self._outcome = outcome
        self.rewrite()

    def rewrite(self) -> None:
        """Write the page anew, as after a change of language."""
        if self._outcome is not None:
            self._page = self._writer.page(self._outcome)
            self.changed.emit()
