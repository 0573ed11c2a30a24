"""From a camera frame to a verdict on disk, and how many badges are read as it gets harder.

Frames come from a stand-in for a camera at 30 pictures a second, through the real scanner with its two threads, to the
real check-in. Timed is from the first frame that shows a badge to the outcome: preview made, frame decoded, signature
checked, decided, journalled. Limit: one plain call of zxing-cpp on the same frame, with nothing around it.
"""

import statistics
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Empty, SimpleQueue

import numpy as np
import zxingcpp

from kiosk.devices.clock import SystemClock
from kiosk.devices.decoder import Engine, create_decoder
from kiosk.devices.pictures import Picture, to_gray
from kiosk.devices.scanner import CameraScanner
from kiosk.devices.sources import LiveCamera
from kiosk.domain.codes import ScannedCode
from kiosk.services.check_in import CheckIn
from tests.bench.door import badges, open_door
from tests.bench.figures import Figure, at_least, at_most, percentile, told
from tests.bench.sizes import Size
from tests.devices.frames import drawn_look, empty_frame, frame
from tests.devices.measure import FrameFigures, measure_frames

_FRAME_S = 1 / 30
_EMPTY_BETWEEN = 2
_LONGEST_SHOWN = 30
_READ_AT_LEAST = {"easy": 1.0, "medium": 0.9, "hard": 0.28}


class Turnstile:
    """A camera before which one badge after another is held; it gives the pictures that are put in, and else waits."""

    def __init__(self) -> None:
        self.pictures: SimpleQueue[Picture | None] = SimpleQueue()

    def isOpened(self) -> bool:  # noqa: N802 - OpenCV's name
        return True

    def read(self) -> tuple[bool, Picture]:
        picture = self.pictures.get()
        return (False, None) if picture is None else (True, picture)  # type: ignore[return-value]  # as OpenCV does

    def get(self, propId: int) -> float:  # noqa: N803 - OpenCV's name
        return 0.0

    def set(self, propId: int, value: float) -> bool:  # noqa: N803 - OpenCV's name
        return True

    def release(self) -> None:
        pass


class Booth:
    """Shows badges to a scanner and waits for what the check-in says."""

    def __init__(self, check_in: CheckIn) -> None:
        self._check_in = check_in
        self._turnstile = Turnstile()
        self._empty = empty_frame(seed=1)
        self._verdict_at: SimpleQueue[float] = SimpleQueue()
        clock = SystemClock()
        self._scanner = CameraScanner(
            LiveCamera(0),
            create_decoder(Engine.ZXING),
            on_code=self._decide,
            on_frame=lambda _: None,
            now_ms=clock.now_ms,
            capture_of=lambda _: self._turnstile,
        )

    @contextmanager
    def opened(self) -> Iterator[None]:
        """Let the scanner run."""
        self._scanner.start()
        try:
            yield
        finally:
            # Three failed reads: the camera looks up from its wait and sees that it is to stop.
            for _ in range(3):
                self._turnstile.pictures.put(None)
            self._scanner.stop()

    def show(self, picture: Picture) -> float | None:
        """Hold a badge before the camera after a moment of nothing; return the seconds to the verdict, if one came."""
        for _ in range(_EMPTY_BETWEEN):
            self._turnstile.pictures.put(self._empty)
            time.sleep(_FRAME_S)
        start = time.perf_counter()
        for _ in range(_LONGEST_SHOWN):
            self._turnstile.pictures.put(picture)
            try:
                return self._verdict_at.get(timeout=_FRAME_S) - start
            except Empty:
                continue
        return None

    def _decide(self, code: ScannedCode) -> None:
        assert self._check_in.scan(code).admits
        self._verdict_at.put(time.perf_counter())


def measure(size: Size, folder: Path) -> list[Figure]:
    """Return the figures of the camera path."""
    levels = [_level_figures(level, measure_frames(level, size.frames, timer=time.thread_time)) for level in _LEVELS]
    return [*_frame_to_verdict(size, folder), *(row for rows in levels for row in rows)]


_LEVELS = (*_READ_AT_LEAST, "empty")


def _frame_to_verdict(size: Size, folder: Path) -> list[Figure]:
    rng = np.random.default_rng(5)
    plain_s, verdict_s = [], []
    with open_door(folder / "device", size.small) as door:
        booth = Booth(door.check_in)
        with booth.opened():
            for number, text in enumerate(badges(range(1, size.badges + 1))):
                picture = frame(text, drawn_look("easy", rng), seed=number)
                plain_s.append(_plain_s(picture))
                verdict_s.append(booth.show(picture))
    answered = [seconds for seconds in verdict_s if seconds is not None]
    median_s = statistics.median(answered)
    return [
        at_least("badges before the camera, answered", len(answered) / size.badges, "of 1", 1),
        told("frame to verdict, p50", median_s * 1000, "ms"),
        at_most("frame to verdict, p99", percentile(answered, 99) * 1000, "ms", 100),
        told("frame to verdict, p50", median_s / statistics.median(plain_s), "× plain zxing-cpp"),
    ]


def _plain_s(picture: Picture) -> float:
    formats = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
    start = time.perf_counter()
    zxingcpp.read_barcodes(to_gray(picture), formats=formats)
    return time.perf_counter() - start


def _level_figures(level: str, found: FrameFigures) -> list[Figure]:
    if level == "empty":
        return [
            told("empty frame, mean CPU of a look", found.round_ms / found.plain_ms, "× plain zxing-cpp"),
            at_most("empty frames, texts read", found.wrong, "texts", 0),
        ]
    return [
        at_least(f"{level} frames read within one round", found.round_read, "of 1", _READ_AT_LEAST[level]),
        told(f"{level} frames read by plain zxing-cpp", found.plain_read, "of 1"),
        told(f"{level} frames, CPU of the first look", found.first_ms / found.plain_ms, "× plain zxing-cpp"),
        at_most(f"{level} frames, wrong texts", found.wrong, "texts", 0),
    ]
