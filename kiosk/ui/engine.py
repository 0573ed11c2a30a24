"""Starts Qt's application, puts a QML window on the screen, and takes it down so that nothing is left dangling."""

import logging
from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QMessageLogContext, QObject, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine, QQmlError
from PySide6.QtQuick import QQuickWindow
from shiboken6 import Shiboken

from kiosk.errors import ConfigurationError
from kiosk.ui.appearance import Appearance
from kiosk.ui.fonts import load_fonts
from kiosk.ui.icon_provider import NAME as ICONS
from kiosk.ui.icon_provider import IconProvider
from resources import ROOT

_log = logging.getLogger(__name__)
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


def log_qt_messages() -> None:
    """Send what Qt would print on stderr to the log instead."""

    def handle(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        _log.log(_LEVELS.get(kind, logging.WARNING), "qt category=%s message=%r", context.category, message)

    qInstallMessageHandler(handle)


def start_application(arguments: Sequence[str], resources: Path = ROOT) -> QGuiApplication:
    """Return the one application of this process with its fonts; Qt's environment must stand already."""
    application = QGuiApplication(list(arguments))
    application.setApplicationName("Gatehouse")
    load_fonts(resources / "fonts")
    return application


class QmlWindow:
    """A QML file on the screen.

    Args:
        main: the file below ``qml/Gatehouse``; its root is a `Window`.
        properties: its required properties. Kept alive as long as the window.
        appearance: every text is written anew when its language changes.
        resources: the folder that holds ``qml/`` and ``icons/``.

    Raises:
        ConfigurationError: the file does not load; the installation is damaged.
    """

    def __init__(
        self, main: str, properties: Mapping[str, QObject], *, appearance: Appearance, resources: Path = ROOT
    ) -> None:
        self.warnings: list[str] = []
        self._properties = {**properties, "appearance": appearance}
        self._appearance = appearance
        self._engine = QQmlApplicationEngine()
        self._engine.setOutputWarningsToStandardError(False)  # they go to the log
        self._engine.warnings.connect(self._keep_warnings)
        self._engine.addImageProvider(ICONS, IconProvider(resources / "icons"))
        self._engine.addImportPath(resources / "qml")
        self._engine.setInitialProperties(self._properties)
        self._engine.load(str(resources / "qml" / "Gatehouse" / main))
        appearance.language_changed.connect(self._engine.retranslate)
        self.window = self._root(main)

    def close(self) -> None:
        """Take the window down, and its engine before the view-models: bindings then never read what is gone."""
        if Shiboken.isValid(self._engine):
            self._appearance.language_changed.disconnect(self._engine.retranslate)
            self.window.close()
            Shiboken.delete(self._engine)

    def _root(self, main: str) -> QQuickWindow:
        roots = self._engine.rootObjects()
        if not roots or not isinstance(roots[0], QQuickWindow):
            raise ConfigurationError(
                f"The screen {main} does not load: {'; '.join(self.warnings)}.", next_step="Install Gatehouse anew."
            )
        return roots[0]

    def _keep_warnings(self, warnings: Sequence[QQmlError]) -> None:
        for warning in warnings:
            self.warnings.append(warning.toString())
            _log.warning("qml warning=%r", warning.toString())
