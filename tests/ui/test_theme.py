"""The colours and sizes of the theme keep what the design language promises."""

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtQml import QQmlEngine

from kiosk.ui.appearance import mm_per_px
from resources import ROOT

TEXT_ON = [
    *(("ink", ground) for ground in ("surface", "surfaceRaised", "surfaceSunk")),
    *(("inkSoft", ground) for ground in ("surface", "surfaceRaised", "surfaceSunk")),
    *((f"state{word}", ground) for word in ("Yes", "No", "Attention") for ground in ("surface", "surfaceRaised")),
    *((f"{field}Ink", field) for field in ("accent", "panel", "verdictYes", "verdictNo", "verdictAttention")),
    ("verdictInfoInk", "verdictInfo"),
    ("panelInkSoft", "panel"),
    ("link", "surface"),
]
MARK_ON = [
    *((mark, ground) for mark in ("line", "focus") for ground in ("surface", "surfaceRaised")),
    *((f"occ{color}", "surfaceRaised") for color in ("Green", "Amber", "Red")),
    ("verdictYes", "verdictNo"),
]


@pytest.fixture
def theme(qapp: QGuiApplication) -> Iterator[QObject]:
    """Return the theme by itself."""
    engine = QQmlEngine()
    engine.addImportPath(ROOT / "qml")
    loaded = engine.singletonInstance("Gatehouse.Theme", "Theme")
    assert isinstance(loaded, QObject)
    yield loaded
    engine.deleteLater()


def luminance(color: Any) -> float:
    """Return the relative luminance of WCAG 2.2."""
    assert isinstance(color, QColor)
    channels = (color.redF(), color.greenF(), color.blueF())
    parts = [float(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4) for part in channels]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def ratio(theme: QObject, one: str, other: str) -> float:
    """Return the contrast of two tokens."""
    darker, lighter = sorted((luminance(theme.property(one)), luminance(theme.property(other))))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize(("name", "least"), [("light", 7.0), ("dark", 7.0), ("contrast", 10.0)])
def test_words_stand_out_from_their_ground(theme: QObject, name: str, least: float) -> None:
    """Words have 7:1, and 10:1 in high contrast."""
    theme.setProperty("name", name)
    ratios = {(text, ground): ratio(theme, text, ground) for text, ground in TEXT_ON}

    assert {pair: found for pair, found in ratios.items() if found < least} == {}


@pytest.mark.parametrize("name", ["light", "dark", "contrast"])
def test_lines_and_bars_stand_out_from_their_ground(theme: QObject, name: str) -> None:
    """What is not text has 3:1, and yes differs from no in brightness alone."""
    theme.setProperty("name", name)
    ratios = {(mark, ground): ratio(theme, mark, ground) for mark, ground in MARK_ON}

    assert {pair: found for pair, found in ratios.items() if found < 3} == {}


def test_letters_have_their_height_in_millimetres(theme: QObject) -> None:
    """The steps of type come out as drawn for a 21.5 inch panel."""
    theme.setProperty("mmPerPx", 0.248)

    steps = [theme.property(step) for step in ("micro", "body", "bodyL", "lead", "title", "head", "display", "poster")]
    assert steps == [20, 27, 32, 41, 56, 79, 113, 158]


def test_targets_are_large_enough_on_any_panel(theme: QObject) -> None:
    """What staff touch is 15 mm, and never under 48 pixels."""
    for scale in (0.08, 0.17, 0.248, 0.7):
        theme.setProperty("mmPerPx", scale)
        assert theme.property("target") >= max(48, 14.5 / scale)


@pytest.mark.parametrize(
    ("size", "measured", "expected"),
    [
        ((1920, 1080), 0.248, 0.248),
        ((1920, 1080), None, 0.248),
        ((1920, 1080), 0.0, 0.248),
        ((1920, 1080), 4.2, 0.248),
        ((1280, 800), 0.170, 195 / 800),
    ],
)
def test_nonsense_from_the_panel_is_passed_over(size: tuple[int, int], measured: float | None, expected: float) -> None:
    """A panel's own word counts where it can be true, and never shrinks the layout below what it needs."""
    assert mm_per_px(*size, measured) == pytest.approx(expected)
