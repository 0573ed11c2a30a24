"""The live picture: the newest camera frame on a painted item, fed through a mailbox with one slot.

A plain queue of frames would grow without end whenever the window is busy; here a frame that was not shown in time is
simply replaced.
"""

import threading

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Property, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QImage, QPainter
from PySide6.QtQml import QmlElement
from PySide6.QtQuick import QQuickItem, QQuickPaintedItem

QML_IMPORT_NAME = "Gatehouse.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

Frame = NDArray[np.uint8]
"""Height × width × 4 bytes, blue first, the fourth unused; rows without gaps."""


@QmlElement
class FrameMailbox(QObject):
    """Holds the newest frame until the window takes it; make it in the window's thread, post from any."""

    arrived = Signal()
    cleared = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lock = threading.Lock()
        self._frame: Frame | None = None
        self._is_announced = False

    def post(self, frame: Frame) -> None:
        """Lay down a frame in place of any that still waits; at most one announcement is on its way at a time.

        The frame must not be changed afterwards.
        """
        with self._lock:
            self._frame = frame
            announce, self._is_announced = not self._is_announced, True
        if announce:
            self.arrived.emit()

    def take(self) -> Frame | None:
        """Return the newest frame and empty the slot."""
        with self._lock:
            self._is_announced = False
            frame, self._frame = self._frame, None
            return frame

    def clear(self) -> None:
        """Forget the frame that waits and take the one on the screen down: the camera is gone."""
        with self._lock:
            self._frame = None
        self.cleared.emit()


@QmlElement
class CameraPicture(QQuickPaintedItem):
    """Shows the frames of a mailbox, filling its whole area; what hangs over is cut off on both sides alike."""

    mailbox_changed = Signal()
    shown_changed = Signal()

    def __init__(self, parent: QQuickItem | None = None) -> None:
        super().__init__(parent)
        self._mailbox: FrameMailbox | None = None
        self._image = QImage()
        self._pixels: Frame | None = None  # the image borrows these bytes and does not own them
        self._shown = 0
        self.setOpaquePainting(True)

    def _get_mailbox(self) -> FrameMailbox | None:
        return self._mailbox

    def _set_mailbox(self, mailbox: FrameMailbox | None) -> None:
        if mailbox is self._mailbox:
            return
        if self._mailbox is not None:
            self._mailbox.arrived.disconnect(self._show_newest)
            self._mailbox.cleared.disconnect(self._take_down)
        self._mailbox = mailbox
        if mailbox is not None:
            mailbox.arrived.connect(self._show_newest)
            mailbox.cleared.connect(self._take_down)
        self.mailbox_changed.emit()

    def _get_shown(self) -> int:
        return self._shown

    mailbox = Property(FrameMailbox, _get_mailbox, _set_mailbox, notify=mailbox_changed)
    shown = Property(int, _get_shown, notify=shown_changed)
    """How many frames have been taken for showing."""

    def _show_newest(self) -> None:
        frame = self._mailbox.take() if self._mailbox is not None else None
        if frame is None:
            return
        height, width = frame.shape[:2]
        self._image = QImage(frame.data, width, height, frame.strides[0], QImage.Format.Format_RGB32)
        self._pixels = frame
        self._shown += 1
        self.shown_changed.emit()
        self.update()

    def _take_down(self) -> None:
        self._image, self._pixels = QImage(), None
        self.update()

    def paint(self, painter: QPainter) -> None:
        """Draw the frame over the whole item."""
        area = self.boundingRect()
        if self._image.isNull() or area.isEmpty():
            painter.fillRect(area, self.fillColor())
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(area, self._image, _middle_part(self._image, area))


def _middle_part(image: QImage, area: QRectF) -> QRectF:
    """Return the largest part in the middle of the image that has the shape of the area."""
    size = area.size().scaled(image.size().toSizeF(), Qt.AspectRatioMode.KeepAspectRatio)
    left, top = (image.width() - size.width()) / 2, (image.height() - size.height()) / 2
    return QRectF(left, top, size.width(), size.height())
