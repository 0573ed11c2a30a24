"""Translations, icons, fonts and sounds are whole."""

import re
import wave
import xml.etree.ElementTree as ET
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QGuiApplication, QRawFont

from resources import ROOT

PLACES = re.compile(r"\{\w+\}|%\d")


@pytest.mark.parametrize("language", ["fr", "am", "ar"])
def test_every_text_is_translated_with_all_its_places(language: str) -> None:
    """No text is missing or unfinished, and none lost or changed a place that facts go into."""
    messages = list(ET.parse(ROOT / "i18n" / f"gatehouse_{language}.ts").getroot().iter("message"))
    faults = [
        message.findtext("source")
        for message in messages
        if sorted(PLACES.findall(message.findtext("source", "")))
        != sorted(PLACES.findall(message.findtext("translation", "")))
        or not message.findtext("translation")
    ]

    assert len(messages) > 100
    assert faults == []


def test_every_icon_in_use_is_there() -> None:
    """No screen asks for an icon that is not drawn."""
    pattern = re.compile(r"\b(?:name|mark|tile|icon): .*")
    there = {path.stem for path in (ROOT / "icons").glob("*.svg")}
    files = [path for path in (ROOT / "qml").rglob("*.qml") if path.name != "Theme.qml"]
    assert files
    for file in files:
        for line in pattern.findall(file.read_text()):
            for name in re.findall(r'[?:] "([a-z-]+)"', line):
                assert name in there, (file.name, name)


def font(file: Path) -> QRawFont:
    """Return a font as it is in its file."""
    return QRawFont(str(file), 20)


@pytest.mark.parametrize(
    ("family", "text"), [("NotoSans", "Éàß–…"), ("NotoSansArabic", "محمد،؟"), ("NotoSansEthiopic", "ሰላማዊት።፣")]
)
@pytest.mark.parametrize("weight", ["Regular", "Bold"])
def test_the_fonts_hold_every_script(qapp: QGuiApplication, family: str, weight: str, text: str) -> None:
    """Each script is bundled in both weights."""
    bundled = font(ROOT / "fonts" / f"{family}-{weight}.ttf")

    assert bundled.isValid()
    assert all(bundled.supportsCharacter(ord(letter)) for letter in text)


@pytest.mark.parametrize("name", ["yes", "no", "attention", "key"])
def test_the_sounds_can_be_heard_in_a_hall(name: str) -> None:
    """Each is 16-bit mono at 44.1 kHz, short, and has its strength between 400 and 1600 Hz."""
    with wave.open(str(ROOT / "sounds" / f"{name}.wav")) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, 44_100)
        samples = np.frombuffer(file.readframes(file.getnframes()), "<i2").astype(float)
    power = np.abs(np.fft.rfft(samples)) ** 2
    pitch = np.fft.rfftfreq(len(samples), 1 / 44_100)

    assert 0.05 <= len(samples) / 44_100 <= 0.5
    assert power[(pitch > 400) & (pitch < 1600)].sum() > 0.9 * power.sum()


def test_yes_and_no_go_different_ways() -> None:
    """Yes rises and no falls, so that nobody needs to look."""
    ends = {name: (strongest(name, 0.0, 0.4), strongest(name, 0.6, 1.0)) for name in ("yes", "no", "attention")}

    assert ends["yes"][0] < ends["yes"][1]
    assert ends["no"][0] > ends["no"][1]
    assert ends["attention"][0] == pytest.approx(ends["attention"][1], abs=15)


def strongest(name: str, begin: float, end: float) -> float:
    """Return the strongest pitch of a part of a sound."""
    with wave.open(str(ROOT / "sounds" / f"{name}.wav")) as file:
        samples = np.frombuffer(file.readframes(file.getnframes()), "<i2").astype(float)
    part = samples[int(begin * len(samples)) : int(end * len(samples))]
    power = np.abs(np.fft.rfft(part, 44_100))
    return float(np.argmax(power))
