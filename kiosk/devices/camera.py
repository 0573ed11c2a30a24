"""The capture loop: opens a source, hands over each picture, and says what state the source is in."""

import itertools
import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from kiosk.devices.pictures import Picture
from kiosk.devices.sources import (
    Capture,
    LiveCamera,
    OpenCapture,
    Recording,
    Source,
    film_frames,
    open_camera,
    open_capture,
    read_picture,
    recording_files,
)
from kiosk.errors import CameraError

_log = logging.getLogger(__name__)

_FIRST_RETRY_S = 0.25
_LONGEST_RETRY_S = 5.0
_FAILED_READS = 3
"""One picture missing is a hiccup on the cable; three in a row are a camera that is gone."""


class CameraState(StrEnum):
    """What the source is doing."""

    OPENING = "OPENING"
    RUNNING = "RUNNING"
    NO_CAMERA = "NO_CAMERA"
    """Nothing to read. A camera is looked for again; a file or folder is not."""
    UNPLUGGED = "UNPLUGGED"
    """It gave pictures and stopped; it is looked for again."""
    ENDED = "ENDED"
    """A recording was played to its end."""


@dataclass(frozen=True, slots=True)
class CameraStatus:
    """A state with a sentence for the operator; the sentence is empty while all is well."""

    state: CameraState
    message: str = ""


@dataclass(frozen=True, slots=True)
class Frame:
    """One picture of the stream.

    Attributes:
        picture: BGR; whoever gets it must not change it.
        stream_ms: time within the stream, never going back: a film's own time, however fast it is played.
        taken_ms: device clock when it was taken.
    """

    picture: Picture
    stream_ms: int
    taken_ms: int


Wait = Callable[[threading.Event, float], bool]
"""Waits so many seconds or until the event is set; tells whether it is set. `threading.Event.wait` is one."""


class Camera:
    """Reads one source from `run()` in a thread of the caller's until it ends or `stop()` is called.

    Args:
        source: what to read.
        deliver: gets every picture, in the thread that runs `run()`; may block to hold a recording back.
        report: gets every change of state but the last, which `run()` returns.
        now_ms: the device clock.
        monotonic: seconds that never go back.
        paced: recordings play at their own speed; without it, as fast as they are taken.
        capture_of: opens a camera, for tests without one.
        wait: how to wait, for tests that do not.
    """

    def __init__(
        self,
        source: Source,
        *,
        deliver: Callable[[Frame], None],
        report: Callable[[CameraStatus], None],
        now_ms: Callable[[], int],
        monotonic: Callable[[], float] = time.monotonic,
        paced: bool = True,
        capture_of: OpenCapture = open_capture,
        wait: Wait = threading.Event.wait,
    ) -> None:
        self._source = source
        self._deliver = deliver
        self._report = report
        self._now_ms = now_ms
        self._monotonic = monotonic
        self._paced = paced
        self._capture_of = capture_of
        self._wait = wait
        self._stopped = threading.Event()
        self._status: CameraStatus | None = None

    def stop(self) -> None:
        """Make `run()` return soon; from any thread, idempotent."""
        self._stopped.set()

    def run(self) -> CameraStatus | None:
        """Read until the end. Returns the last status, which was not reported yet, or None when it was stopped."""
        self._change(CameraStatus(CameraState.OPENING))
        if isinstance(self._source, LiveCamera):
            self._run_live(self._source)
            return None
        return self._run_recording(self._source)

    def _change(self, status: CameraStatus) -> None:
        if status != self._status:
            self._status = status
            _log.info("camera_state state=%s", status.state)
            self._report(status)

    def _run_live(self, camera: LiveCamera) -> None:
        ever_seen = False
        failures = itertools.count()
        while not self._stopped.is_set():
            capture = open_camera(camera, self._capture_of)
            if capture is not None and self._film(capture):
                ever_seen = True
                failures = itertools.count()
            if not self._stopped.is_set():
                self._change(_absence(camera, ever_seen=ever_seen, opened=capture is not None))
                self._wait(self._stopped, min(_FIRST_RETRY_S * 2 ** min(next(failures), 10), _LONGEST_RETRY_S))

    def _film(self, capture: Capture) -> bool:
        """Deliver pictures until the camera fails; tells whether there was one."""
        seen, failed = False, 0
        try:
            while failed < _FAILED_READS and not self._stopped.is_set():
                picture = read_picture(capture)
                if picture is None:
                    failed += 1
                    continue
                seen, failed = True, 0
                self._change(CameraStatus(CameraState.RUNNING))
                self._deliver(Frame(picture, round(self._monotonic() * 1000), self._now_ms()))
        finally:
            capture.release()
        return seen

    def _run_recording(self, recording: Recording) -> CameraStatus | None:
        try:
            files = recording_files(recording)
        except CameraError as error:
            return CameraStatus(CameraState.NO_CAMERA, str(error))
        film = _Film(self._monotonic())
        unreadable: list[tuple[Path, CameraError]] = []
        for file in files:
            try:
                self._play(file, film)
            except CameraError as error:
                _log.warning("camera_file_unreadable position=%d of=%d", files.index(file) + 1, len(files))
                unreadable.append((file, error))
            if self._stopped.is_set():
                return None
        return _ending(unreadable, played=len(files) - len(unreadable))

    def _play(self, file: Path, film: "_Film") -> None:
        for picture, seconds in film_frames(file):
            ahead_s = film.started_s + film.played_s - self._monotonic() if self._paced else 0
            if self._stopped.is_set() or (ahead_s > 0 and self._wait(self._stopped, ahead_s)):
                return
            self._change(CameraStatus(CameraState.RUNNING))
            self._deliver(Frame(picture, round(film.played_s * 1000), self._now_ms()))
            film.played_s += seconds


@dataclass(slots=True)
class _Film:
    """How far a recording has been played, over all its files."""

    started_s: float
    played_s: float = 0.0


def _absence(camera: LiveCamera, *, ever_seen: bool, opened: bool) -> CameraStatus:
    if ever_seen:
        message = f"The camera at {camera} is gone. Plug it in again; scanning goes on by itself."
        return CameraStatus(CameraState.UNPLUGGED, message)
    if opened:
        message = f"The camera at {camera} gives no picture. Close other programs that use it, or plug it in again."
        return CameraStatus(CameraState.NO_CAMERA, message)
    return CameraStatus(CameraState.NO_CAMERA, f"No camera at {camera}. Plug one in or choose another with --camera.")


def _ending(unreadable: list[tuple[Path, CameraError]], *, played: int) -> CameraStatus:
    if unreadable and not played:
        return CameraStatus(CameraState.NO_CAMERA, str(unreadable[0][1]))
    message = "The recording has ended."
    if unreadable:
        message += f" Not readable: {', '.join(file.name for file, _ in unreadable)}."
    return CameraStatus(CameraState.ENDED, message)
