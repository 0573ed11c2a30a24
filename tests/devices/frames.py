"""Camera frames made to order: a badge with a code, held, lit and blurred as a seed says. For tests, bench and tour.

The same arguments give the same pixels on every machine with the same OpenCV, so that a failing frame can be named.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import cv2
import numpy as np
import qrcode
import zxingcpp

from kiosk.devices.decoded_code import Symbology
from kiosk.devices.pictures import Picture

WIDTH, HEIGHT = 1280, 720
_BADGE_WIDTH, _BADGE_HEIGHT = 400, 560
_QUIET_MODULES = 4


@dataclass(frozen=True, slots=True)
class Look:
    """How a badge is held before the camera, and what the light and the lens do to it.

    Attributes:
        code_px: side of the code in pixels of the frame, before tilting.
        roll_deg: turn in the plane of the picture.
        tilt_deg: lean away from the camera, about the vertical axis.
        at: middle of the badge, in parts of the frame's width and height.
        blur: sigma of the defocus in pixels.
        motion_px: length of a sideways smear.
        noise: sigma of the sensor's noise.
        contrast: 1 as printed; 0.3 is a grey print in poor light.
        glare: 0 none; 1 a highlight that burns out the middle of the badge's edge.
        inverted: light on dark, as a phone in dark mode.
    """

    code_px: float = 240
    roll_deg: float = 0
    tilt_deg: float = 0
    at: tuple[float, float] = (0.5, 0.5)
    blur: float = 0
    motion_px: int = 0
    noise: float = 3
    contrast: float = 1
    glare: float = 0
    inverted: bool = False


PLAIN = Look()


def drawn_look(level: str, rng: np.random.Generator) -> Look:
    """Return a look of the level `easy`, `medium` or `hard`, several faults at once."""
    hardness = {"easy": 0.25, "medium": 0.7, "hard": 1.0}[level]
    return Look(
        code_px=rng.uniform(260 - 140 * hardness, 340 - 130 * hardness),
        roll_deg=rng.uniform(-45, 45) * hardness,
        tilt_deg=rng.uniform(-50, 50) * hardness,
        at=(rng.uniform(0.4, 0.6), rng.uniform(0.42, 0.58)),
        blur=rng.uniform(0, 2.4) * hardness,
        motion_px=int(rng.integers(0, 1 + round(6 * hardness))),
        noise=rng.uniform(2, 6 + 20 * hardness),
        contrast=rng.uniform(1 - 0.75 * hardness, 1),
        glare=rng.uniform(0, 0.8) * hardness,
    )


def code_modules(text: str, symbology: Symbology = Symbology.QR_CODE) -> Picture:
    """Return the code with its quiet zone, one pixel a module, dark on light."""
    if symbology is Symbology.QR_CODE:
        code = qrcode.QRCode(error_correction=qrcode.constants.ERROR_CORRECT_M, border=_QUIET_MODULES)
        code.add_data(text)
        return np.where(np.array(code.get_matrix()), 0, 255).astype(np.uint8)
    barcode = zxingcpp.create_barcode(text, getattr(zxingcpp.BarcodeFormat, symbology.value))
    modules = np.array(barcode.to_image(scale=1, add_quiet_zones=True))
    return cv2.copyMakeBorder(modules, 2, 2, 2, 2, cv2.BORDER_CONSTANT, value=255)


def badge(text: str, symbology: Symbology = Symbology.QR_CODE) -> Picture:
    """Return a printed badge, upright: a coloured head, lines for a name, and the code below."""
    card = np.full((_BADGE_HEIGHT, _BADGE_WIDTH, 3), 250, np.uint8)
    cv2.rectangle(card, (0, 0), (_BADGE_WIDTH, 70), (120, 80, 30), cv2.FILLED)
    cv2.putText(card, "GATEHOUSE", (90, 48), cv2.FONT_HERSHEY_SIMPLEX, 1.2, (255, 255, 255), 3, cv2.LINE_AA)
    cv2.putText(card, "ATTENDEE", (120, 125), cv2.FONT_HERSHEY_SIMPLEX, 1.0, (40, 40, 40), 2, cv2.LINE_AA)
    modules = code_modules(text, symbology)
    side = _BADGE_WIDTH - 20
    scale = side / max(modules.shape)
    code = cv2.resize(modules, None, fx=scale, fy=scale, interpolation=cv2.INTER_NEAREST)
    top, left = 155 + (side - code.shape[0]) // 2, 10
    card[top : top + code.shape[0], left : left + code.shape[1]] = code[:, :, None]
    return card


def room(rng: np.random.Generator) -> Picture:
    """Return an empty scene: light that falls off, furniture, and a patch of print-like texture."""
    ramp = np.linspace(rng.uniform(60, 110), rng.uniform(130, 190), WIDTH)
    scene = np.repeat(np.repeat(ramp[None, :, None], HEIGHT, 0), 3, 2) * rng.uniform(0.85, 1.1, 3)
    scene = np.clip(scene, 0, 255).astype(np.uint8)
    for _ in range(rng.integers(4, 12)):
        corner = (int(rng.integers(0, WIDTH)), int(rng.integers(0, HEIGHT)))
        opposite = (int(rng.integers(0, WIDTH)), int(rng.integers(0, HEIGHT)))
        colour = tuple(int(part) for part in rng.integers(30, 220, 3))
        cv2.rectangle(scene, corner, opposite, colour, int(rng.integers(1, 14)))
    left, top = int(rng.integers(0, WIDTH - 320)), int(rng.integers(0, HEIGHT - 240))
    print_like = cv2.resize(rng.integers(0, 2, (30, 40), dtype=np.uint8) * 180, (320, 240))
    patch = scene[top : top + 240, left : left + 320]
    scene[top : top + 240, left : left + 320] = cv2.addWeighted(patch, 0.6, cv2.merge([print_like] * 3), 0.4, 0)
    return cv2.GaussianBlur(scene, (0, 0), 1.2)


def frame(text: str, look: Look = PLAIN, *, seed: int = 0, symbology: Symbology = Symbology.QR_CODE) -> Picture:
    """Return one camera frame (BGR, 720p) that shows a badge with this code in that look."""
    rng = np.random.default_rng(seed)
    return filmed(_held(badge(text, symbology), room(rng), look), look, rng)


def two_badges(middle: str, aside: str, *, seed: int = 0) -> Picture:
    """Return one frame with a badge in the middle and another at the right edge."""
    rng = np.random.default_rng(seed)
    scene = _held(badge(middle), room(rng), Look(at=(0.45, 0.5)))
    look = Look(at=(0.85, 0.5))
    return filmed(_held(badge(aside), scene, look), look, rng)


def empty_frame(*, seed: int = 0, noise: float = 3) -> Picture:
    """Return one camera frame without any code."""
    rng = np.random.default_rng(seed)
    return filmed(room(rng), Look(noise=noise), rng)


def _held(card: Picture, scene: Picture, look: Look) -> Picture:
    """Return the scene with the card in it, laid over at twice the size so that its edges are as fine as a lens's."""
    there = 2.0 * _placing(look)
    there[2] /= 2.0
    size = (2 * WIDTH, 2 * HEIGHT)
    card = np.full_like(card, 255) - card if look.inverted else card
    laid = cv2.warpPerspective(card, there, size, flags=cv2.INTER_LINEAR)
    mask = cv2.warpPerspective(np.full(card.shape[:2], 255, np.uint8), there, size, flags=cv2.INTER_LINEAR)
    laid = cv2.resize(laid, (WIDTH, HEIGHT), interpolation=cv2.INTER_AREA).astype(np.float32)
    share = cv2.resize(mask, (WIDTH, HEIGHT), interpolation=cv2.INTER_AREA)[:, :, None].astype(np.float32) / 255
    return (laid * share + scene * (1 - share)).astype(np.uint8)


def _placing(look: Look) -> Picture:
    """Return the 3×3 matrix from the card to the frame: tilt as a pinhole camera at 1.5 frame widths sees it."""
    size = look.code_px / (_BADGE_WIDTH - 20)
    roll, tilt = np.radians(look.roll_deg), np.radians(look.tilt_deg)
    distance = 1.5 * WIDTH
    centre = np.array([[size, 0, -size * _BADGE_WIDTH / 2], [0, size, -size * _BADGE_HEIGHT / 2], [0, 0, 1]])
    turn = np.array([[np.cos(roll), -np.sin(roll), 0], [np.sin(roll), np.cos(roll), 0], [0, 0, 1]])
    lean = np.array([[np.cos(tilt), 0, 0], [0, 1, 0], [np.sin(tilt) / distance, 0, 1]])
    place = np.array([[1, 0, look.at[0] * WIDTH], [0, 1, look.at[1] * HEIGHT], [0, 0, 1]])
    return np.asarray(place @ lean @ turn @ centre, dtype=np.float64)


def filmed(scene: Picture, look: Look, rng: np.random.Generator) -> Picture:
    """Return the scene as light, lens, sensor and the camera's JPEG leave it."""
    picture: Picture = scene.astype(np.float32)
    if look.contrast < 1:
        picture = 128 * (1 - look.contrast) * 0.7 + picture * look.contrast
    if look.glare:
        picture += 255 * look.glare * _highlight(look)
    if look.blur:
        picture = cv2.GaussianBlur(picture, (0, 0), look.blur)
    if look.motion_px > 1:
        picture = cv2.blur(picture, (look.motion_px, 1))
    if look.noise:
        picture = picture + rng.standard_normal(picture.shape, dtype=np.float32) * look.noise
    _, data = cv2.imencode(".jpg", np.clip(picture, 0, 255).astype(np.uint8), [cv2.IMWRITE_JPEG_QUALITY, 88])
    shown = cv2.imdecode(data, cv2.IMREAD_COLOR)
    assert shown is not None
    return shown


def _highlight(look: Look) -> Picture:
    across, down = np.meshgrid(np.arange(WIDTH, dtype=np.float32), np.arange(HEIGHT, dtype=np.float32))
    x, y = look.at[0] * WIDTH + look.code_px * 0.4, look.at[1] * HEIGHT + look.code_px * 0.3
    distance = ((across - x) ** 2 + (down - y) ** 2) / (0.35 * look.code_px) ** 2
    return np.asarray(np.exp(-distance)[:, :, None], dtype=np.float32)


def presentation(text: str, look: Look = PLAIN, *, frames: int = 24, seed: int = 0) -> Iterator[Picture]:
    """Yield a badge that comes in from below, is held with a slightly shaking hand, and goes again."""
    rng = np.random.default_rng(seed)
    scene, card = room(rng), badge(text)
    arriving = max(1, frames // 5)
    for number in range(frames):
        away = max(0, arriving - number, number - (frames - 1 - arriving)) / arriving
        place = (look.at[0] + rng.normal(0, 0.003), look.at[1] + 0.9 * away + rng.normal(0, 0.003))
        roll_deg = look.roll_deg + rng.normal(0, 0.7)
        held = replace(look, at=place, roll_deg=roll_deg, blur=look.blur + 1.5 * away)
        yield filmed(_held(card, scene, held), held, rng)


def write_video(path: Path, pictures: Iterable[Picture], fps: float = 30) -> Path:
    """Write the pictures as a film, by MPEG-4 for `.mp4` and by Motion JPEG for `.avi`, and return its path."""
    tag = "mp4v" if path.suffix == ".mp4" else "MJPG"
    writer: cv2.VideoWriter | None = None
    for picture in pictures:
        if writer is None:
            size = (picture.shape[1], picture.shape[0])
            writer = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*tag), fps, size)
        writer.write(picture)
    if writer is not None:
        writer.release()
    return path
