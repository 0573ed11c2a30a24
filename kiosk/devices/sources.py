"""Where pictures come from: a camera, a film, an image, or a folder of both. All are read the same way."""

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import cv2

from kiosk.devices.pass_plan import QR_TURNS
from kiosk.devices.pictures import Picture, load_picture
from kiosk.errors import CameraError

IMAGE_SUFFIXES = frozenset({".png", ".jpg", ".jpeg", ".webp", ".bmp", ".tif", ".tiff"})
VIDEO_SUFFIXES = frozenset({".mp4", ".avi", ".mkv", ".mov", ".webm", ".m4v"})

STILL_FRAMES = 3 * len(QR_TURNS)
"""An image stands for this many frames, a second's worth, so that every QR pass and most others have their turn."""

_STILL_FPS = 30.0
_FALLBACK_FPS = 30.0
_PLAUSIBLE_FPS = (1.0, 240.0)
_CAMERA_SETTINGS = (
    (cv2.CAP_PROP_FOURCC, float(cv2.VideoWriter.fourcc(*"MJPG"))),  # most USB cameras reach 720p at 30 only so
    (cv2.CAP_PROP_FRAME_WIDTH, 1280.0),
    (cv2.CAP_PROP_FRAME_HEIGHT, 720.0),
    (cv2.CAP_PROP_FPS, 30.0),
    (cv2.CAP_PROP_BUFFERSIZE, 1.0),  # a longer queue in the driver would be lag
)


@dataclass(frozen=True, slots=True)
class LiveCamera:
    """A camera by its index, or by its device file (`/dev/v4l/by-id/…` stays the same when it is plugged in again)."""

    address: int | str

    def __str__(self) -> str:
        return f"index {self.address}" if isinstance(self.address, int) else self.address


@dataclass(frozen=True, slots=True)
class Recording:
    """A film, an image, or a folder of them."""

    path: Path

    def __str__(self) -> str:
        return str(self.path)


Source = LiveCamera | Recording


def parse_source(text: str) -> Source:
    """Return the source that a `--camera` value means: an index, a device file, a film, an image or a folder.

    Whether it is there is found out when it is opened.
    """
    stripped = text.strip()
    if stripped.isascii() and stripped.isdecimal():
        return LiveCamera(int(stripped))
    if stripped.startswith("/dev/"):
        return LiveCamera(stripped)
    return Recording(Path(stripped).expanduser())


class Capture(Protocol):
    """What is used of `cv2.VideoCapture`."""

    def isOpened(self) -> bool: ...  # noqa: N802, D102 - OpenCV's names
    def read(self) -> tuple[bool, Picture]: ...  # noqa: D102
    def get(self, propId: int) -> float: ...  # noqa: N803, D102
    def set(self, propId: int, value: float) -> bool: ...  # noqa: N803, D102
    def release(self) -> None: ...  # noqa: D102


OpenCapture = Callable[[int | str], Capture]


def open_capture(address: int | str) -> Capture:
    """Return OpenCV's own capture of a camera or a film."""
    return cv2.VideoCapture(address)


def open_camera(camera: LiveCamera, capture_of: OpenCapture = open_capture) -> Capture | None:
    """Return the opened camera, asked for 720p at 30 frames a second; None if there is no camera."""
    try:
        capture = capture_of(camera.address)
        if capture.isOpened():
            for setting, value in _CAMERA_SETTINGS:
                capture.set(setting, value)
            return capture
        capture.release()
    except cv2.error:
        pass
    return None


def read_picture(capture: Capture) -> Picture | None:
    """Return the next picture, or None at the end of a film or when a camera has none."""
    try:
        is_there, picture = capture.read()
    except cv2.error:
        return None
    return picture if is_there else None


def recording_files(recording: Recording) -> list[Path]:
    """Return the file, or the images and films of the folder in the order of their names.

    Raises:
        CameraError: there is nothing by that name, or nothing in the folder that could be played.
    """
    path = recording.path
    if path.is_file():
        return [path]
    if not path.is_dir():
        raise CameraError(f"There is no file or folder {path}.", next_step="Check the name given with --camera.")
    files = sorted(file for file in path.iterdir() if file.suffix.lower() in IMAGE_SUFFIXES | VIDEO_SUFFIXES)
    if not files:
        raise CameraError(f"The folder {path} holds no image and no film.", next_step="Put some in, or name another.")
    return files


def film_frames(path: Path) -> Iterator[tuple[Picture, float]]:
    """Yield every picture of a film, or an image `STILL_FRAMES` times, each with the seconds it is to be seen.

    Raises:
        CameraError: the file cannot be read. A film cut short gives the pictures that it has.
    """
    if path.suffix.lower() in IMAGE_SUFFIXES:
        picture = load_picture(path)
        for _ in range(STILL_FRAMES):
            yield picture, 1 / _STILL_FPS
        return
    capture = open_capture(str(path))
    try:
        frame_s = 1 / _plausible_fps(capture.get(cv2.CAP_PROP_FPS))
        picture_or_end = read_picture(capture) if capture.isOpened() else None
        if picture_or_end is None:
            raise CameraError(
                f"{path} is not a film that can be played.", next_step="Use a whole MP4, AVI or MKV file."
            )
        while picture_or_end is not None:
            yield picture_or_end, frame_s
            picture_or_end = read_picture(capture)
    finally:
        capture.release()


def _plausible_fps(fps: float) -> float:
    least, most = _PLAUSIBLE_FPS
    return fps if math.isfinite(fps) and least <= fps <= most else _FALLBACK_FPS
