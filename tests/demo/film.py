"""Films badges: each is carried into the picture, held in front of the camera and carried out again."""

import itertools
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

Image = NDArray[np.uint8]

WIDTH, HEIGHT = 1280, 720
FRAMES_A_SECOND = 15
_CARRIED, _HELD, _EMPTY = 5, 8, 6
_BADGE_WIDTH = 300


def film(path: Path, badges: Sequence[Path], seed: int = 7) -> int:
    """Write a video of the badge pictures, one after another, and return its number of frames.

    Raises:
        OSError: a picture cannot be read, or the video cannot be written.
    """
    chance = np.random.default_rng(seed)
    writer = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*"mp4v"), FRAMES_A_SECOND, (WIDTH, HEIGHT), isColor=True)
    if not writer.isOpened():
        raise OSError(f"cannot write a video to {path}")
    count = 0
    for frame in _frames([_read(badge) for badge in badges], chance):
        writer.write(frame)
        count += 1
    writer.release()
    return count


def _read(path: Path) -> Image:
    picture = cv2.imread(str(path))
    if picture is None:
        raise OSError(f"not a picture: {path}")
    return _card(np.asarray(picture, np.uint8))


def _card(picture: Image) -> Image:
    """Lay the picture on a white card with a coloured head, as badges have."""
    height = _BADGE_WIDTH * picture.shape[0] // picture.shape[1]
    small = cv2.resize(picture, (_BADGE_WIDTH, height), interpolation=cv2.INTER_AREA)
    card = np.full((height + 96, _BADGE_WIDTH + 40, 3), 244, np.uint8)
    card[:64] = (26, 198, 255)
    card[80 : 80 + height, 20 : 20 + _BADGE_WIDTH] = small
    return card


def _frames(cards: Iterable[Image], chance: np.random.Generator) -> Iterator[Image]:
    room = _room()
    noises = itertools.cycle(_noises(chance))
    for card in cards:
        angle = chance.uniform(-12, 12)
        rest = np.array([WIDTH / 2 + chance.uniform(-90, 90), HEIGHT / 2 + chance.uniform(-40, 40)])
        start = np.array([rest[0] + chance.uniform(-60, 60), HEIGHT + 300.0])
        way = [start + (rest - start) * (step + 1) / _CARRIED for step in range(_CARRIED)]
        for centre in [*way, *[rest + chance.normal(0, 1.5, 2) for _ in range(_HELD)], *reversed(way)]:
            yield _grain(_laid(room, card, centre, angle + chance.normal(0, 0.4)), next(noises))
        for _ in range(_EMPTY):
            yield _grain(room, next(noises))


def _room() -> Image:
    """Return a foyer out of focus: dim, with a bright door on one side."""
    shade = np.linspace(70, 120, WIDTH, dtype=np.float32)[None, :, None] * np.ones((HEIGHT, 1, 3), np.float32)
    shade[120:, 900:1100] += 70
    shade[560:] -= 25
    blurred = cv2.GaussianBlur(shade, (0, 0), 24)
    return np.asarray(np.clip(blurred, 0, 255), np.uint8)


def _laid(room: Image, card: Image, centre: NDArray[np.float64], angle: float) -> Image:
    height, width = card.shape[:2]
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
    turn[:, 2] += centre - (width / 2, height / 2)
    frame = room.copy()
    mask = cv2.warpAffine(np.full((height, width), 255, np.uint8), turn, (WIDTH, HEIGHT))
    laid = cv2.warpAffine(card, turn, (WIDTH, HEIGHT), flags=cv2.INTER_AREA)
    frame[mask > 127] = laid[mask > 127]
    return frame


def _noises(chance: np.random.Generator) -> list[NDArray[np.int16]]:
    """Return a few fields of sensor noise to take in turn: making one a frame would take longer than filming."""
    fields = (chance.normal(0, 5, (HEIGHT // 2, WIDTH // 2)).astype(np.float32) for _ in range(6))
    wide = (cv2.resize(field, (WIDTH, HEIGHT), interpolation=cv2.INTER_LINEAR) for field in fields)
    return [np.repeat(field[:, :, None], 3, axis=2).astype(np.int16) for field in wide]


def _grain(frame: Image, noise: NDArray[np.int16]) -> Image:
    return np.asarray(cv2.add(cv2.GaussianBlur(frame, (3, 3), 0.6), noise, dtype=cv2.CV_8U), np.uint8)
