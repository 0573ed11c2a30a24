"""Icons in any colour: the drawing's text is coloured before it is drawn, since software rendering cannot tint."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtQuick import QQuickImageProvider
from PySide6.QtSvg import QSvgRenderer

NAME = "icon"
_DRAWN_IN = (b"#1A1712", b"currentColor")
_DRAWN_STROKE = b'stroke-width="2"'
_DEFAULT_SIZE = 24


class IconProvider(QQuickImageProvider):
    """Answers ``image://icon/<name>/<RRGGBB>/<stroke>`` with the SVG of that name, drawn at the size asked for."""

    def __init__(self, folder: Path) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)
        self._folder = folder

    # Qt names the arguments and passes an output size that Python bindings cannot fill.
    def requestImage(self, id: str, size: QSize, requestedSize: QSize) -> QImage:  # noqa: ARG002, N802, N803
        """Return the drawing; a null image, which QML reports as a warning, when there is no such icon."""
        name, color, stroke = id.split("/")
        drawing = self._folder / f"{name}.svg"
        if not drawing.is_file():
            return QImage()
        text = drawing.read_bytes()
        for drawn_in in _DRAWN_IN:
            text = text.replace(drawn_in, b"#" + color.encode())
        text = text.replace(_DRAWN_STROKE, f'stroke-width="{stroke}"'.encode())
        wanted = requestedSize if requestedSize.width() > 0 else QSize(_DEFAULT_SIZE, _DEFAULT_SIZE)
        image = QImage(wanted, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        QSvgRenderer(QByteArray(text)).render(painter)
        painter.end()
        return image
