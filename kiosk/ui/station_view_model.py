"""What stands around the scanning: gate, clock, camera, link, and whether the station can work at all."""
# ruff: noqa: N802, N815 - names that QML reads are written as QML writes them

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.ui.figures import figure
from kiosk.ui.frame_item import FrameMailbox
from kiosk.ui.local_times import LocalTimes
from sync.status import LinkState, SyncStatus

QML_IMPORT_NAME = "Gatehouse.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


class Phase(StrEnum):
    """Whether the station can work."""

    NOT_PAIRED = "not-paired"
    STARTING = "starting"
    """Paired, and without a list of participants yet."""
    NO_CHECKPOINT = "no-checkpoint"
    """The hub named none, or one that the event does not have any more."""
    READY = "ready"


class CameraState(StrEnum):
    """What the camera does, in the words of the camera's own states."""

    OPENING = "OPENING"
    RUNNING = "RUNNING"
    NO_CAMERA = "NO_CAMERA"
    UNPLUGGED = "UNPLUGGED"
    ENDED = "ENDED"
    """A film or a folder has come to its end."""


@QmlElement
class StationViewModel(QObject):
    """Everything about the station that is not a scan; set from the window's thread.

    Args:
        frames: the camera's picture.
        times: instants as words.
        now_ms: the device's clock.
        other_camera: takes the next camera; None where there is only one.
        operator: who works here.
    """

    changed = Signal()
    link_changed = Signal()
    camera_changed = Signal()
    clock_changed = Signal()

    def __init__(
        self,
        frames: FrameMailbox,
        times: LocalTimes,
        *,
        now_ms: Callable[[], int],
        other_camera: Callable[[], None] | None = None,
        operator: str = "",
    ) -> None:
        super().__init__()
        self._frames = frames
        self._times = times
        self._now_ms = now_ms
        self._other_camera = other_camera
        self._operator = operator
        self._phase = Phase.STARTING
        self._gate = ""
        self._scans = 0
        self._camera = CameraState.RUNNING
        self._is_dark = False
        self._status: SyncStatus | None = None

    def _read_frames(self) -> FrameMailbox:
        return self._frames

    frames = Property(FrameMailbox, _read_frames, notify=changed)

    def _read_operator(self) -> str:
        return self._operator

    operator = Property(str, _read_operator, notify=changed)

    def _read_has_other_camera(self) -> bool:
        return self._other_camera is not None

    hasOtherCamera = Property(bool, _read_has_other_camera, notify=changed)

    def _read_phase(self) -> str:
        return self._phase.value

    phase = Property(str, _read_phase, notify=changed)

    def _read_gate(self) -> str:
        return self._gate

    gate = Property(str, _read_gate, notify=changed)

    def _read_scans(self) -> int:
        return self._scans

    scans = Property(int, _read_scans, notify=changed)

    def _read_scans_text(self) -> str:
        return figure(self._scans)

    scansText = Property(str, _read_scans_text, notify=changed)

    def _read_clock(self) -> str:
        return self._times.clock(self._now_ms())

    clock = Property(str, _read_clock, notify=clock_changed)

    def _read_camera(self) -> str:
        return self._camera.value

    camera = Property(str, _read_camera, notify=camera_changed)

    def _read_is_dark(self) -> bool:
        return self._is_dark

    isDark = Property(bool, _read_is_dark, notify=camera_changed)

    def _read_link(self) -> str:
        return self._link().value

    link = Property(str, _read_link, notify=link_changed)

    def _read_link_since(self) -> str:
        return self._since()

    linkSince = Property(str, _read_link_since, notify=link_changed)

    def _read_pending(self) -> int:
        return self._status.pending if self._status else 0

    pending = Property(int, _read_pending, notify=link_changed)

    def _read_pending_text(self) -> str:
        return figure(self._status.pending if self._status else 0)

    pendingText = Property(str, _read_pending_text, notify=link_changed)

    def _read_loading_percent(self) -> int:
        return self._loading()

    loadingPercent = Property(int, _read_loading_percent, notify=link_changed)

    """How much of the list has arrived; -1 while that is not known."""

    def set_place(self, gate: str, phase: Phase) -> None:
        """Say where the station stands and whether it can work."""
        if (gate, phase) != (self._gate, self._phase):
            self._gate, self._phase = gate, phase
            self.changed.emit()

    def set_scans(self, scans: int) -> None:
        """Say how many access logs this device holds."""
        if scans != self._scans:
            self._scans = scans
            self.changed.emit()

    def set_camera(self, camera: CameraState, *, is_dark: bool = False) -> None:
        """Say how the camera is, and whether its picture is too dark to read well."""
        if camera is not CameraState.RUNNING:
            self._frames.clear()
        if (camera, is_dark) != (self._camera, self._is_dark):
            self._camera, self._is_dark = camera, is_dark
            self.camera_changed.emit()

    def set_link(self, status: SyncStatus) -> None:
        """Show how the device stands to its hub."""
        self._status = status
        self.link_changed.emit()

    def tick(self) -> None:
        """Let the clock on the screen go on."""
        self.clock_changed.emit()

    def rewrite(self) -> None:
        """Write the figures anew, as after a change of language."""
        self.changed.emit()
        self.link_changed.emit()

    @Slot()
    def otherCamera(self) -> None:
        """Take the next camera."""
        if self._other_camera is not None:
            self._other_camera()

    def _link(self) -> LinkState:
        return self._status.link if self._status else LinkState.CONNECTING

    def _since(self) -> str:
        return self._times.clock(self._status.since_ms) if self._status else ""

    def _loading(self) -> int:
        percent = self._status.loading_percent if self._status else None
        return -1 if percent is None else percent
