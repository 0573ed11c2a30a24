"""Choosing an engine, and what the other two read."""

import subprocess
import sys

import numpy as np
import pytest

from kiosk.devices.decoded_code import Symbology
from kiosk.devices.decoder import EVERY_SYMBOLOGY, Engine, create_decoder
from kiosk.devices.pictures import to_gray
from kiosk.errors import ConfigurationError
from tests.devices.frames import PLAIN, Look, empty_frame, frame


@pytest.mark.parametrize("engine", Engine)
def test_every_engine_reads_a_plain_badge_and_nothing_else(engine: Engine) -> None:
    """Each engine can be chosen, reads a badge where it stands, and sees nothing in an empty scene."""
    decoder = create_decoder(engine)
    for decode in (decoder.decode, decoder.decode_still):
        (code,) = decode(to_gray(frame("GH1ENGINE", PLAIN)))
        assert (code.text, code.raw, code.symbology) == ("GH1ENGINE", b"GH1ENGINE", Symbology.QR_CODE)
        left, top = np.min(code.corners, axis=0)
        assert 480 < left < 560
        assert 260 < top < 420
        assert decode(to_gray(empty_frame())) == []


def test_zbar_reads_bar_codes() -> None:
    """ZBar reads Code 128 next to QR."""
    decoder = create_decoder(Engine.ZBAR, (Symbology.QR_CODE, Symbology.CODE128))
    found = decoder.decode(to_gray(frame("GATE12345", Look(code_px=420), symbology=Symbology.CODE128)))
    assert [(code.text, code.symbology) for code in found] == [("GATE12345", "Code128")]


@pytest.mark.parametrize("engine", [Engine.ZBAR, Engine.OPENCV])
def test_an_engine_says_what_it_cannot_read(engine: Engine) -> None:
    """Asking an engine for a code that it does not know is refused at once, with the way out."""
    with pytest.raises(ConfigurationError, match=r"cannot read .*Aztec.*Choose the zxing engine"):
        create_decoder(engine, EVERY_SYMBOLOGY)


def test_a_missing_library_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without libzbar the zbar engine says what to install, and the default engine works."""
    monkeypatch.setitem(sys.modules, "pyzbar", None)  # what Python does when it cannot be imported
    with pytest.raises(ConfigurationError, match="libzbar0"):
        create_decoder(Engine.ZBAR)
    assert create_decoder().decode(to_gray(frame("GH1ENGINE"))) != []


def test_the_camera_path_loads_neither_qt_nor_other_engines() -> None:
    """Importing the camera path leaves Qt, its environment and libzbar alone."""
    probe = (
        "import os, sys; import kiosk.devices.scanner, kiosk.devices.decode_command;"
        "sys.exit(any(name.split('.')[0] in {'PySide6', 'pyzbar'} for name in sys.modules)"
        " or any(name.startswith('QT_') for name in os.environ))"
    )
    clean = {"PYTHONPATH": "."}
    assert subprocess.run([sys.executable, "-c", probe], env=clean, check=False).returncode == 0
