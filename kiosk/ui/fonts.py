"""Loads the bundled fonts, so that every script shows on a machine that has none of them."""

from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication

TEXT, DISPLAY = "Noto Sans", "Noto Sans Display"
_OTHER_SCRIPTS = ["Noto Sans Arabic", "Noto Sans Ethiopic"]


def load_fonts(folder: Path) -> None:
    """Load every font of the folder and make the text face the application's; needs a running application.

    A letter that a Latin face lacks is looked for in the bundled Arabic and Ethiopic faces before any of the system's.

    Raises:
        RuntimeError: a font cannot be read: the installation is damaged.
    """
    for file in sorted(folder.glob("*.ttf")):
        if QFontDatabase.addApplicationFont(str(file)) < 0:
            raise RuntimeError(f"the bundled font {file.name} cannot be read")
    QFont.insertSubstitutions(TEXT, _OTHER_SCRIPTS)
    QFont.insertSubstitutions(DISPLAY, [TEXT, *_OTHER_SCRIPTS])
    QGuiApplication.setFont(QFont(TEXT))
