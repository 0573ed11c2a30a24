"""What `gatehouse decode` answers."""

import itertools
import json
from pathlib import Path

import cv2
import pytest

from kiosk.devices.decode_command import decode_files
from kiosk.devices.decoded_code import Symbology
from kiosk.devices.decoder import Engine
from tests.devices.frames import Look, badge, empty_frame, frame, two_badges


def test_each_file_gets_its_lines(tmp_path: Path) -> None:
    """A badge, two badges, an empty picture, a broken one and a missing one each get a clear answer, in order."""
    cv2.imwrite(str(tmp_path / "one.png"), badge("GH1ONE"))
    cv2.imwrite(str(tmp_path / "two.jpg"), two_badges("MIDDLE01", "ASIDE001"))
    cv2.imwrite(str(tmp_path / "none.png"), empty_frame())
    (tmp_path / "broken.png").write_bytes(b"no picture")
    names = ["one.png", "two.jpg", "none.png", "broken.png", "missing.png"]
    ticks = itertools.count(step=0.0125)
    records = list(decode_files([tmp_path / name for name in names], timer=lambda: next(ticks)))
    answers = [(Path(record["file"]).name, record.get("text") or record["error"]) for record in records]
    assert answers[0] == ("one.png", "GH1ONE")
    assert sorted(answers[1:3]) == [("two.jpg", "ASIDE001"), ("two.jpg", "MIDDLE01")]
    assert answers[3] == ("none.png", "No code was found in this image.")
    assert "is not an image that can be read" in answers[4][1]
    assert "No such file or directory" in answers[5][1]
    assert records[0] == {
        "file": str(tmp_path / "one.png"),
        "text": "GH1ONE",
        "format": "QRCode",
        "milliseconds": 12.5,
    }
    assert json.loads(json.dumps(records)) == records


@pytest.mark.parametrize("symbology", Symbology)
def test_every_kind_of_code_is_read(tmp_path: Path, symbology: Symbology) -> None:
    """A photo of any kind of code that a device can read is read here without asking for it."""
    cv2.imwrite(str(tmp_path / "code.png"), frame("GATE12345", Look(code_px=420, roll_deg=4), symbology=symbology))
    (record,) = decode_files([tmp_path / "code.png"])
    assert (record["text"], record["format"]) == ("GATE12345", symbology)


@pytest.mark.parametrize("engine", Engine)
def test_engines_can_be_compared(tmp_path: Path, engine: Engine) -> None:
    """Every engine answers in the same form."""
    cv2.imwrite(str(tmp_path / "code.png"), frame("GH1ENGINE"))
    (record,) = decode_files([tmp_path / "code.png"], engine=engine)
    assert (record["text"], record["format"]) == ("GH1ENGINE", "QRCode")
