"""The check-in screen's heart: codes in from any thread, one verdict at a time out."""
# ruff: noqa: N802, N815 - names that QML reads are written as QML writes them

import logging
from collections import deque
from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import Property, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.domain.codes import ScannedCode
from kiosk.domain.overriding import Role, may_override
from kiosk.errors import NotReadyError, StoreError
from kiosk.services.check_in import CheckIn
from kiosk.services.outcomes import ScanOutcome
from kiosk.ui.history_model import HistoryModel
from kiosk.ui.messages import Kind
from kiosk.ui.occupancy_view_model import OccupancyViewModel
from kiosk.ui.verdict_page import VerdictWriter
from kiosk.ui.verdict_view_model import VerdictViewModel
from sync.wire.changes import DoorParticipant
from sync.wire.enums import Direction, Movement

QML_IMPORT_NAME = "Gatehouse.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

YES_MS = 1_500
"""How long an admission stays, unless the next badge comes first."""
REFUSAL_MS = 1_500
"""How long a refusal stays at least: the next badge in the queue must not wipe it away unseen."""

_SOUNDS = {Kind.YES: "yes", Kind.STAFF: "yes", Kind.ATTENTION: "attention", Kind.NO: "no"}
_log = logging.getLogger(__name__)


class View(StrEnum):
    """What covers the screen."""

    SCANNING = "scanning"
    VERDICT = "verdict"
    FINDING = "finding"
    """Looking for a person by name or code."""
    OVERRIDING = "overriding"
    """Letting in with a reason."""


@QmlElement
class CheckInViewModel(QObject):
    """Scans, verdicts and overrides of one station.

    An admission goes by itself or with the next badge. A refusal stays until somebody acts; the next badge is such an
    act, though not within the first moment. Badges that come too early wait their turn, none is dropped.

    Args:
        check_in: the use case; called from the window's thread alone.
        writer: writes pages and lines.
        play: starts the sound of that name and returns at once.
        yes_ms: see `YES_MS`.
        refusal_ms: see `REFUSAL_MS`.
        operator: who works here, for the access logs.
    """

    view_changed = Signal()
    movement_changed = Signal()
    scanned = Signal(object)
    """A `ScanOutcome`, just after the screen has it."""
    cache_failed = Signal()
    """The list of participants cannot be read; nothing was decided or recorded."""
    _submitted = Signal(object)

    def __init__(
        self,
        check_in: CheckIn,
        writer: VerdictWriter,
        *,
        play: Callable[[str], None],
        yes_ms: int = YES_MS,
        refusal_ms: int = REFUSAL_MS,
        operator: str | None = None,
    ) -> None:
        super().__init__()
        self._check_in = check_in
        self._writer = writer
        self._play = play
        self._operator = operator
        self._view = View.SCANNING
        self._waiting: deque[ScannedCode] = deque()
        self._verdict = VerdictViewModel(writer)
        self._history = HistoryModel()
        self._occupancy = OccupancyViewModel()
        self._yes_ends = self._timer(yes_ms, self.nextBadge)
        self._refusal_held = self._timer(refusal_ms, self._work)
        self._submitted.connect(self._take, Qt.ConnectionType.QueuedConnection)

    def _read_view(self) -> str:
        return self._view.value

    view = Property(str, _read_view, notify=view_changed)

    def _read_verdict(self) -> VerdictViewModel:
        return self._verdict

    verdict = Property(VerdictViewModel, _read_verdict, notify=view_changed)

    def _read_history(self) -> HistoryModel:
        return self._history

    history = Property(HistoryModel, _read_history, notify=view_changed)

    def _read_occupancy(self) -> OccupancyViewModel:
        return self._occupancy

    occupancy = Property(OccupancyViewModel, _read_occupancy, notify=view_changed)

    def _read_can_turn(self) -> bool:
        return self._is_bidirectional()

    canTurn = Property(bool, _read_can_turn, notify=movement_changed)

    def _read_is_way_out(self) -> bool:
        return self._check_in.movement() is Movement.EXIT

    isWayOut = Property(bool, _read_is_way_out, notify=movement_changed)

    def submit(self, code: ScannedCode) -> None:
        """Hand over a code from any thread; it is decided in the window's thread, in order."""
        self._submitted.emit(code)

    def shown(self) -> ScanOutcome | None:
        """Return the outcome that covers the screen; None while no verdict does."""
        return self._verdict.outcome if self._view is View.VERDICT else None

    def refresh(self) -> None:
        """Take over what changed behind the screen: checkpoint, movements of other devices, language."""
        if self._is_bidirectional() and self._check_in.movement() is None:
            self._choose(Movement.ENTRY)
        self._occupancy.show(self._check_in.occupancy())
        self.movement_changed.emit()

    def rewrite(self) -> None:
        """Write everything anew, as at the start and after a change of language."""
        self._verdict.rewrite()
        self._occupancy.rewrite()
        self._history.show([self._writer.line(scan) for scan in self._check_in.recent()])

    def admit_found(self, participant: DoorParticipant) -> None:
        """Decide about somebody whom staff found by name."""
        self._answer(lambda: self._check_in.check_in_participant(participant, self._operator))

    def close(self) -> None:
        """Decide nothing any more: the files are about to be closed. Idempotent."""
        self._yes_ends.stop()
        self._refusal_held.stop()
        self._waiting.clear()

    @Slot()
    def nextBadge(self) -> None:
        """Go back to the camera, or to the badge that waits."""
        self._refusal_held.stop()
        self._show(View.SCANNING)
        self._work()

    @Slot()
    def find(self) -> None:
        """Look for a person."""
        self._show(View.FINDING)

    @Slot()
    def beginOverride(self) -> None:
        """Ask for the reason to let in whom the rules refused."""
        if self._view is View.VERDICT and self._verdict.needed_role is not None:
            self._show(View.OVERRIDING)

    @Slot()
    def cancelOverride(self) -> None:
        """Go back to the refusal."""
        if self._view is View.OVERRIDING:
            self._show(View.VERDICT)

    @Slot(str, bool)
    def letIn(self, reason: str, byLead: bool) -> None:  # noqa: N803 - QML hands arguments by place
        """Let in with a reason; without one, or by somebody who may not, nothing happens."""
        outcome, role = self._verdict.outcome, Role.LEAD if byLead else Role.STAFF
        if outcome is not None and reason.strip() and may_override(outcome.verdict, role):
            self._answer(lambda: self._check_in.override(outcome, reason, self._operator, role))

    @Slot()
    def turn(self) -> None:
        """Count the other way, where people pass both ways."""
        if self._is_bidirectional():
            leaving = self._check_in.movement() is Movement.EXIT
            self._choose(Movement.ENTRY if leaving else Movement.EXIT)

    def _take(self, code: ScannedCode) -> None:
        self._waiting.append(code)
        self._work()

    def _work(self) -> None:
        while self._waiting and self._view is not View.OVERRIDING and not self._refusal_held.isActive():
            code = self._waiting.popleft()
            self._answer(lambda code=code: self._check_in.scan(code, self._operator))  # type: ignore[misc]  # binds now

    def _answer(self, decide: Callable[[], ScanOutcome]) -> None:
        try:
            outcome = decide()
        except NotReadyError as error:
            _log.warning("scan not decided problem=%r", str(error))
            self._play("attention")
            return
        except StoreError:
            _log.exception("scan not decided")
            self._play("attention")
            self.cache_failed.emit()
            return
        self._history.add(self._writer.line(self._check_in.recent()[0]))
        self._occupancy.show(self._check_in.occupancy())
        self.show(outcome)

    def show(self, outcome: ScanOutcome) -> None:
        """Cover the screen with an outcome, sound it, and let it go when its time is over."""
        self._verdict.show(outcome)
        (self._yes_ends if outcome.admits else self._refusal_held).start()
        self._show(View.VERDICT)
        self._play(_SOUNDS[self._verdict.page.kind])
        self.scanned.emit(outcome)

    def _show(self, view: View) -> None:
        if view is not View.VERDICT or self._verdict.page.kind in {Kind.NO, Kind.ATTENTION}:
            self._yes_ends.stop()
        if view is not self._view:
            self._view = view
            self.view_changed.emit()

    def _choose(self, movement: Movement) -> None:
        checkpoint = self._check_in.checkpoint()
        if checkpoint is not None:
            self._check_in.choose(checkpoint.id, movement)
            self.movement_changed.emit()

    def _is_bidirectional(self) -> bool:
        checkpoint = self._check_in.checkpoint()
        return checkpoint is not None and checkpoint.direction is Direction.BIDIRECTIONAL

    def _timer(self, milliseconds: int, ended: Callable[[], None]) -> QTimer:
        timer = QTimer(self, singleShot=True, interval=milliseconds)
        timer.timeout.connect(ended)
        return timer
