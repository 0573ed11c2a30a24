"""How the screens look and which language they speak; changed while they run."""
# ruff: noqa: N815 - names that QML reads are written as QML writes them

from pathlib import Path

from PySide6.QtCore import Property, QLocale, QObject, QTranslator, Signal, Slot
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtQml import QmlElement

QML_IMPORT_NAME = "Gatehouse.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

LANGUAGES = {"en": "English", "fr": "Français", "am": "አማርኛ", "ar": "العربية"}
"""Each language in its own words."""

_DRAWN_FOR_MM_PER_PX = 0.248
"""21.5 inches, 1920 × 1080: the panel of the design pictures."""
_BELIEVABLE = (0.08, 0.7)
_SHORTEST_SIDE_MM = 195
"""The layouts need this much height or width; on a smaller panel everything shrinks rather than be cut."""


def mm_per_px(width_px: int, height_px: int, measured: float | None) -> float:
    """Return the millimetres that a pixel is taken for.

    Args:
        width_px: the window's width.
        height_px: the window's height.
        measured: what the panel says or an admin measured; panels often say nonsense, which is passed over.
    """
    smallest, largest = _BELIEVABLE
    believed = measured if measured and smallest < measured < largest else _DRAWN_FOR_MM_PER_PX
    return max(believed, _SHORTEST_SIDE_MM / max(1, min(width_px, height_px)))


def measured_mm_per_px(screen: QScreen | None) -> float | None:
    """Return what the screen says of itself."""
    width_px = screen.geometry().width() if screen else 0
    return screen.physicalSize().width() / width_px if screen and width_px else None


@QmlElement
class Appearance(QObject):
    """Theme, scale, motion and language.

    Args:
        translations: the folder of the ``gatehouse_<language>.qm`` files.
        theme: ``light``, ``dark`` or ``contrast``.
        language: the first language, a key of `LANGUAGES`.
        reduced_motion: nothing moves.
        measured: millimetres of one pixel where they are known.
    """

    theme_changed = Signal()
    language_changed = Signal()

    def __init__(
        self,
        translations: Path,
        *,
        theme: str = "dark",
        language: str = "en",
        reduced_motion: bool = False,
        measured: float | None = None,
    ) -> None:
        super().__init__()
        self._translations = translations
        self._usual_theme = theme
        self._theme = theme
        self._reduced_motion = reduced_motion
        self._measured = measured
        self._translator: QTranslator | None = None
        self._language = ""
        self.speak(language)

    def _read_theme(self) -> str:
        return self._theme

    theme = Property(str, _read_theme, notify=theme_changed)

    def _read_is_contrast(self) -> bool:
        return self._theme == "contrast"

    isContrast = Property(bool, _read_is_contrast, notify=theme_changed)

    def _read_reduced_motion(self) -> bool:
        return self._reduced_motion

    reducedMotion = Property(bool, _read_reduced_motion, notify=theme_changed)

    def _read_language(self) -> str:
        return self._language

    language = Property(str, _read_language, notify=language_changed)

    @Property("QStringList", notify=language_changed)  # type: ignore[arg-type]  # Qt takes C++ names, too
    def languages(self) -> list[str]:
        """The languages that can be chosen."""
        return list(LANGUAGES)

    @Property("QStringList", notify=language_changed)  # type: ignore[arg-type]  # Qt takes C++ names, too
    def languageNames(self) -> list[str]:  # noqa: N802
        """Each of them in its own words."""
        return list(LANGUAGES.values())

    @Slot(int, int, result=float)
    def mmPerPx(self, width_px: int, height_px: int) -> float:  # noqa: N802
        """Return the scale for a window of this size."""
        return mm_per_px(width_px, height_px, self._measured)

    @Slot()
    def toggleContrast(self) -> None:  # noqa: N802
        """Change between high contrast and the usual theme."""
        self._theme = self._usual_theme if self._theme == "contrast" else "contrast"
        self.theme_changed.emit()

    @Slot(str)
    def speak(self, language: str) -> None:
        """Change the language, the direction of reading and the names of months; unknown ones change nothing."""
        if language == self._language or language not in LANGUAGES:
            return
        self.close()
        self._translator = self._load(language)
        self._language = language
        locale = QLocale(language)
        QLocale.setDefault(locale)
        QGuiApplication.setLayoutDirection(locale.textDirection())
        self.language_changed.emit()

    def close(self) -> None:
        """Take the translation out of the application; idempotent."""
        if self._translator is not None:
            QGuiApplication.removeTranslator(self._translator)
            self._translator = None

    def _load(self, language: str) -> QTranslator:
        translator = QTranslator()
        if not translator.load(f"gatehouse_{language}", str(self._translations)):
            raise RuntimeError(f"the translation gatehouse_{language}.qm cannot be read")
        QGuiApplication.installTranslator(translator)
        return translator
