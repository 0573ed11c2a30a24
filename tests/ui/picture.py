"""A picture as a camera at a door would give it: somebody holding a badge, not quite straight."""

import numpy as np
import qrcode
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath

from kiosk.ui.frame_item import Frame

WIDTH, HEIGHT = 1280, 900
_MODULE = 5


def held_badge(text: str) -> Frame:
    """Return a frame in which a badge with this code is held before the camera."""
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _hall(painter)
    painter.translate(WIDTH / 2, HEIGHT / 2 + 10)
    painter.rotate(-4)
    _badge(painter, text)
    painter.end()
    return np.frombuffer(image.constBits(), np.uint8).reshape(HEIGHT, WIDTH, 4).copy()


def _hall(painter: QPainter) -> None:
    for area, color in (
        (QRectF(0, 0, WIDTH, HEIGHT), "#2F2D29"),
        (QRectF(0, 0, 300, HEIGHT), "#37352F"),
        (QRectF(980, 0, 300, HEIGHT), "#292723"),
        (QRectF(300, 0, 680, 310), "#403D36"),
    ):
        painter.fillRect(area, QColor(color))
    shoulders = QPainterPath(QPointF(250, HEIGHT))
    shoulders.cubicTo(270, 630, 400, 560, 620, 560)
    shoulders.cubicTo(840, 560, 970, 630, 990, HEIGHT)
    painter.fillPath(shoulders, QColor("#1F1E1B"))


def _badge(painter: QPainter, text: str) -> None:
    painter.fillRect(QRectF(-165, -240, 330, 480), QColor("#EDE8DC"))
    painter.fillRect(QRectF(-165, -240, 330, 84), QColor("#C9A227"))
    painter.fillRect(QRectF(-30, -224, 60, 16), QColor("#2F2D29"))
    painter.fillRect(QRectF(-133, -134, 210, 22), QColor("#5B564B"))
    painter.fillRect(QRectF(-133, -100, 140, 16), QColor("#8B8474"))
    code = qrcode.QRCode(border=0)
    code.add_data(text)
    matrix = code.get_matrix()
    left, top = -len(matrix) * _MODULE / 2, -40.0
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    painter.setPen(Qt.PenStyle.NoPen)
    for row, modules in enumerate(matrix):
        for column, dark in enumerate(modules):
            if dark:
                square = QRectF(left + column * _MODULE, top + row * _MODULE, _MODULE, _MODULE)
                painter.fillRect(square, QColor("#1A1712"))
