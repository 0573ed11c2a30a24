"""Pictures as OpenCV holds them, and OpenCV itself held to one thread and to silence."""

import os
from pathlib import Path

import cv2
import numpy as np
from cv2.typing import MatLike

from kiosk.errors import CameraError

Picture = MatLike
"""Rows of pixels: BGR from a camera or file, one grey channel for a decoder, BGRA for a preview."""

_PNG = b"\x89PNG"
_CHANNELS_WITH_ALPHA = 4
_AV_LOG_QUIET = "-8"


def prepare_opencv() -> None:
    """Silence OpenCV and FFmpeg on stderr and keep them to one thread; idempotent, for the whole process.

    What went wrong is said in our own words by whoever called. One thread, because the second core belongs to the
    window, and because the decoders' costs were measured so. A dead V4L2 camera is given up after 2 s instead of 10.
    """
    os.environ.setdefault("OPENCV_FFMPEG_LOGLEVEL", _AV_LOG_QUIET)
    os.environ.setdefault("OPENCV_VIDEOIO_V4L_SELECT_TIMEOUT", "2")
    cv2.utils.logging.setLogLevel(cv2.utils.logging.LOG_LEVEL_SILENT)
    cv2.setNumThreads(1)


def load_picture(path: Path) -> Picture:
    """Return the image file as BGR, turned upright by its EXIF mark; transparent parts are white.

    Read through Python, since OpenCV cannot open every file name on every system.

    Raises:
        CameraError: the file cannot be opened, or is no image.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        reason = error.strerror or "it cannot be opened"
        raise CameraError(f"Cannot read {path}: {reason}.", next_step="Check the name and the permissions.") from error
    picture = _decode(data)
    if picture is None:
        raise CameraError(
            f"{path} is not an image that can be read.",
            next_step="Use a whole PNG, JPEG, WebP, TIFF or BMP file.",
        )
    return picture


def _decode(data: bytes) -> Picture | None:
    try:
        buffer = np.frombuffer(data, np.uint8)
        if data.startswith(_PNG):
            picture = cv2.imdecode(buffer, cv2.IMREAD_UNCHANGED)
            if picture is not None and picture.ndim == 3 and picture.shape[2] == _CHANNELS_WITH_ALPHA:
                return _on_white(picture)
        return cv2.imdecode(buffer, cv2.IMREAD_COLOR)
    except cv2.error:  # an empty file, or a size that OpenCV refuses to allocate
        return None


def _on_white(picture: Picture) -> Picture:
    """Return BGR of a BGRA picture laid on white, as paper would show it."""
    full = 65535 if picture.dtype == np.uint16 else 255
    alpha = picture[:, :, 3:].astype(np.float32) / full
    on_white = picture[:, :, :3] * alpha + full * (1 - alpha)
    return (on_white * (255 / full)).astype(np.uint8)


def to_gray(picture: Picture) -> Picture:
    """Return the picture with one grey channel; a grey one is returned as it is."""
    return picture if picture.ndim == 2 else cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY)


def to_preview(picture: Picture, width: int) -> Picture:
    """Return a BGRA picture of at most that width, in the layout of Qt's `Format_RGB32`."""
    height_now, width_now = picture.shape[:2]
    if width_now > width:
        height = max(1, round(height_now * width / width_now))
        picture = cv2.resize(picture, (width, height), interpolation=cv2.INTER_AREA)
    return cv2.cvtColor(picture, cv2.COLOR_GRAY2BGRA if picture.ndim == 2 else cv2.COLOR_BGR2BGRA)
