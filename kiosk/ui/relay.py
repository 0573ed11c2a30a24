"""Brings work from other threads into the window's thread."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal, Slot


class Relay(QObject):
    """Made in the window's thread; `post` may be called from any."""

    _posted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._posted.connect(self._do, Qt.ConnectionType.QueuedConnection)

    def post(self, work: Callable[[], object]) -> None:
        """Have the work done in the window's thread, after what was posted before it; returns at once."""
        self._posted.emit(work)

    @Slot(object)
    def _do(self, work: Callable[[], object]) -> None:
        work()
