"""The default engine on camera frames: badges held well, held badly, and not at all."""

import itertools

import cv2
import numpy as np
import pytest

from kiosk.devices.decoded_code import Symbology
from kiosk.devices.decoder import EVERY_SYMBOLOGY, create_decoder
from kiosk.devices.pass_plan import QR_TURNS, SWEEP_DEG, DecodePass, Treatment
from kiosk.devices.pictures import to_gray
from kiosk.devices.zxing_decoder import ZxingDecoder, read
from tests.devices.frames import Look, drawn_look, empty_frame, frame, room, two_badges

TOKEN = "GH1" + "A7K2" * 30

HELD_WELL = {
    "plain": Look(),
    "small": Look(code_px=130),
    "large": Look(code_px=430),
    "turned": Look(roll_deg=45),
    "upside down": Look(roll_deg=180),
    "tilted": Look(tilt_deg=45),
    "inverted": Look(inverted=True),
    "pale": Look(contrast=0.25),
    "noisy": Look(noise=22),
    "glare": Look(glare=0.5),
}


@pytest.mark.parametrize("look", HELD_WELL.values(), ids=HELD_WELL.keys())
def test_a_badge_held_well_is_read_within_two_frames(look: Look) -> None:
    """A clear badge needs no more than the plain and the blurred look."""
    decoder = create_decoder()
    gray = to_gray(frame(TOKEN, look))
    found = decoder.decode(gray) or decoder.decode(gray)
    assert [(code.text, code.symbology) for code in found] == [(TOKEN, "QRCode")]


@pytest.mark.parametrize("look", [Look(blur=2.2, code_px=220), Look(code_px=110, blur=0.8, contrast=0.5, noise=12)])
def test_a_badge_out_of_focus_is_read_within_one_round(look: Look) -> None:
    """What a plain look cannot read, one of the hard passes of the round does."""
    decoder = create_decoder()
    gray = to_gray(frame(TOKEN, look))
    assert not read(gray, DecodePass(Symbology.QR_CODE, Treatment.PLAIN))
    found = next((codes for _ in QR_TURNS if (codes := decoder.decode(gray))), [])
    assert [code.text for code in found] == [TOKEN]


def test_no_frame_gives_a_wrong_text() -> None:
    """Over a seeded set of all levels, a frame is read right or not at all, and every easy one is read."""
    read_by_level = dict.fromkeys(("easy", "medium", "hard"), 0)
    for level, seed in itertools.product(read_by_level, range(5)):
        text = f"GH1{level.upper()}{seed:03d}" + "X4PQ" * (seed * 4)
        gray = to_gray(frame(text, drawn_look(level, np.random.default_rng(seed)), seed=seed))
        texts = {code.text for code in create_decoder().decode_still(gray)}
        assert texts <= {text}
        read_by_level[level] += len(texts)
    assert read_by_level["easy"] == 5
    assert read_by_level["medium"] >= 4


def test_an_empty_scene_holds_no_code() -> None:
    """No kind of code is seen where there is none, by any pass."""
    decoder = create_decoder(symbologies=EVERY_SYMBOLOGY)
    for seed in range(2):
        gray = to_gray(empty_frame(seed=seed, noise=10))
        assert decoder.decode_still(gray) == []
        assert [decoder.decode(gray) for _ in range(3)] == [[]] * 3


def test_two_badges_are_both_seen_and_placed() -> None:
    """Both codes of one picture come out, each where it stands."""
    decoder = create_decoder()
    found = {code.text: code.centre for code in decoder.decode(to_gray(two_badges("MIDDLE01", "ASIDE001")))}
    assert set(found) == {"MIDDLE01", "ASIDE001"}
    assert abs(found["MIDDLE01"][0] - 0.45 * 1280) < 20
    assert abs(found["ASIDE001"][0] - 0.85 * 1280) < 20


def test_a_second_badge_is_noticed_while_the_first_is_followed() -> None:
    """Following one badge does not hide another one for more than four frames."""
    decoder = create_decoder()
    decoder.decode(to_gray(frame("MIDDLE01", Look(at=(0.45, 0.5)))))
    both = to_gray(two_badges("MIDDLE01", "ASIDE001"))
    seen = [{code.text for code in decoder.decode(both)} for _ in range(4)]
    assert all("MIDDLE01" in texts for texts in seen)
    assert any("ASIDE001" in texts for texts in seen)


def test_a_badge_is_followed_and_let_go() -> None:
    """A badge that only a hard pass reads stays read in every frame, moving a little, and is gone when it is gone."""
    decoder = create_decoder()
    look = Look(blur=2.2, code_px=220)
    first = to_gray(frame(TOKEN, look))
    assert any(decoder.decode(first) for _ in QR_TURNS)
    for step in range(5):
        moved = to_gray(frame(TOKEN, Look(blur=2.2, code_px=220, at=(0.5 + 0.01 * step, 0.5))))
        assert [code.text for code in decoder.decode(moved)] == [TOKEN]
    assert decoder.decode(to_gray(empty_frame())) == []


@pytest.mark.parametrize("treatment", Treatment)
@pytest.mark.parametrize("angle_deg", [0, 8])
def test_corners_lie_on_the_code_whatever_the_treatment(treatment: Treatment, angle_deg: int) -> None:
    """However a picture was scaled or turned, a code's place is told in pixels of the picture itself."""
    gray = to_gray(frame("GH1PLACE", Look(code_px=300, at=(0.3, 0.6))))
    (plain,) = read(gray, DecodePass(Symbology.QR_CODE, Treatment.PLAIN))
    (found,) = read(gray, DecodePass(Symbology.QR_CODE, treatment, angle_deg))
    assert np.abs(np.array(found.corners) - np.array(plain.corners)).max() < 8


@pytest.mark.parametrize("symbology", [symbology for symbology in Symbology if symbology is not Symbology.QR_CODE])
def test_other_codes_are_read_when_enabled(symbology: Symbology) -> None:
    """Each other kind of code is read in a stream that asks for it."""
    decoder = create_decoder(symbologies=EVERY_SYMBOLOGY, budget_ms=10_000)
    gray = to_gray(frame("GATE12345", Look(code_px=420), symbology=symbology))
    found = next((codes for _ in range(8) if (codes := decoder.decode(gray))), [])
    assert [(code.text, code.symbology) for code in found] == [("GATE12345", symbology)]


@pytest.mark.parametrize("symbology", [Symbology.PDF417, Symbology.CODE128])
def test_codes_made_of_rows_are_read_askew(symbology: Symbology) -> None:
    """A bar code held at an angle is read by the sweep, and its place is told upright."""
    decoder = create_decoder(symbologies=(Symbology.QR_CODE, symbology), budget_ms=10_000)
    gray = to_gray(frame("GATE12345", Look(code_px=420, roll_deg=17), symbology=symbology))
    found = next((codes for _ in range(2 * len(SWEEP_DEG)) if (codes := decoder.decode(gray))), [])
    assert [code.text for code in found] == ["GATE12345"]
    assert [code.text for code in decoder.decode(gray)] == ["GATE12345"], "followed in its own angle"


def test_a_frame_out_of_time_leaves_the_second_pass_out() -> None:
    """When the QR pass has used up the budget, the other codes wait."""
    ticks = itertools.count(step=0.030)
    decoder = ZxingDecoder(EVERY_SYMBOLOGY, budget_ms=25, timer=lambda: next(ticks))
    gray = to_gray(frame("GATE12345", Look(code_px=420), symbology=Symbology.AZTEC))
    assert [decoder.decode(gray) for _ in range(12)] == [[]] * 12


def test_a_still_picture_is_tried_in_every_way() -> None:
    """One hard picture alone is read, at full size or not, with its corners in its own pixels."""
    gray = to_gray(frame(TOKEN, Look(blur=2.0, code_px=190)))
    large = cv2.resize(gray, None, fx=2, fy=2, interpolation=cv2.INTER_CUBIC)
    decoder = create_decoder(symbologies=EVERY_SYMBOLOGY)
    (small_code,), (large_code,) = decoder.decode_still(gray), decoder.decode_still(large)
    assert small_code.text == large_code.text == TOKEN
    assert np.abs(np.array(large_code.corners) / 2 - np.array(small_code.corners)).max() < 8


def test_a_picture_of_one_pixel_is_no_trouble() -> None:
    """Pictures too small to hold anything hold nothing."""
    decoder = create_decoder(symbologies=EVERY_SYMBOLOGY)
    for size in ((1, 1), (3, 2000), (720, 1)):
        gray = np.zeros(size, np.uint8)
        assert decoder.decode_still(gray) == []
        assert [decoder.decode(gray) for _ in range(20)] == [[]] * 20


def test_the_room_is_drawn_alike_for_one_seed() -> None:
    """A frame that failed can be drawn again from its seed."""
    assert np.array_equal(room(np.random.default_rng(5)), room(np.random.default_rng(5)))
