"""The capture loop: states, pace, and cameras that come and go."""

import threading
from pathlib import Path

import cv2
import numpy as np
import pytest

from kiosk.devices.camera import Camera, CameraState, CameraStatus, Frame
from kiosk.devices.pictures import Picture
from kiosk.devices.sources import STILL_FRAMES, LiveCamera, Recording
from tests.devices.frames import write_video
from tests.devices.streams import DEADLINE_S, NOW_MS, PluggedCapture, ShownTime, Socket
from tests.support.guards import ExpectedLogs


def shade(level: int) -> Picture:
    """Return a small picture of one grey."""
    return np.full((48, 64, 3), level, np.uint8)


class Filmed:
    """A camera run to its end in this thread, on a clock that nobody waits for."""

    def __init__(self, path: Path, *, paced: bool = True) -> None:
        self.time = ShownTime()
        self.frames: list[Frame] = []
        self.statuses: list[CameraStatus] = []
        self.camera = Camera(
            Recording(path),
            deliver=self.frames.append,
            report=self.statuses.append,
            now_ms=lambda: NOW_MS,
            monotonic=self.time.monotonic,
            wait=self.time.wait,
            paced=paced,
        )
        self.last = self.camera.run()


def test_a_film_plays_at_its_own_speed(tmp_path: Path) -> None:
    """Forty frames of a film at 20 frames a second take two seconds, less the first."""
    path = write_video(tmp_path / "film.mp4", [shade(5 * n) for n in range(40)], fps=20)
    filmed = Filmed(path)
    assert len(filmed.frames) == 40
    assert filmed.time.now_s == pytest.approx(1_000 + 39 / 20)
    assert [frame.stream_ms for frame in filmed.frames[:3]] == [0, 50, 100]
    assert [status.state for status in filmed.statuses] == [CameraState.OPENING, CameraState.RUNNING]
    assert filmed.last == CameraStatus(CameraState.ENDED, "The recording has ended.")


def test_an_unpaced_film_waits_for_nothing_and_keeps_its_time(tmp_path: Path) -> None:
    """Played as fast as it goes, a film still counts its own seconds, and scans carry the device's clock."""
    path = write_video(tmp_path / "film.mp4", [shade(5 * n) for n in range(40)], fps=20)
    filmed = Filmed(path, paced=False)
    assert filmed.time.waits_s == []
    assert filmed.frames[-1].stream_ms == 39 * 50
    assert {frame.taken_ms for frame in filmed.frames} == {NOW_MS}


def test_a_folder_is_one_stream(tmp_path: Path) -> None:
    """Images and films of a folder follow one another on one time line."""
    cv2.imwrite(str(tmp_path / "a.png"), shade(10))
    write_video(tmp_path / "b.avi", [shade(100)] * 5, fps=30)
    cv2.imwrite(str(tmp_path / "c.png"), shade(200))
    filmed = Filmed(tmp_path)
    assert len(filmed.frames) == 2 * STILL_FRAMES + 5
    times_ms = [frame.stream_ms for frame in filmed.frames]
    assert times_ms == [round(1000 * n / 30) for n in range(2 * STILL_FRAMES + 5)]


def test_a_broken_file_in_a_folder_is_passed_over(tmp_path: Path, expected_logs: ExpectedLogs) -> None:
    """The rest of the folder is played, and the end names the file; the log does not."""
    cv2.imwrite(str(tmp_path / "a.png"), shade(10))
    (tmp_path / "b.png").write_bytes(b"no picture")
    filmed = Filmed(tmp_path)
    assert len(filmed.frames) == STILL_FRAMES
    assert filmed.last == CameraStatus(CameraState.ENDED, "The recording has ended. Not readable: b.png.")
    assert expected_logs.messages == ["camera_file_unreadable position=2 of=2"]


def test_nothing_but_a_broken_file_is_no_camera(tmp_path: Path, expected_logs: ExpectedLogs) -> None:
    """A single broken film is reported as such, not as an ended recording."""
    (tmp_path / "bad.mp4").write_bytes(b"no film")
    filmed = Filmed(tmp_path / "bad.mp4")
    assert filmed.last is not None
    assert filmed.last.state is CameraState.NO_CAMERA
    assert "bad.mp4 is not a film that can be played" in filmed.last.message
    assert len(expected_logs.records) == 1


def test_a_wrong_name_is_no_camera(tmp_path: Path) -> None:
    """A name that is not there ends at once with the sentence that says so."""
    filmed = Filmed(tmp_path / "nowhere.mp4")
    assert filmed.last is not None
    assert filmed.last.state is CameraState.NO_CAMERA
    assert "There is no file or folder" in filmed.last.message


class Plugged:
    """A live camera run in a thread until the socket has nothing more to give."""

    def __init__(self, *captures: PluggedCapture) -> None:
        self.socket = Socket(*captures)
        self.frames: list[Frame] = []
        self.statuses: list[CameraStatus] = []
        camera = Camera(
            LiveCamera(0),
            deliver=self.frames.append,
            report=self.statuses.append,
            now_ms=lambda: NOW_MS,
            capture_of=self.socket.open,
            wait=lambda stopped, seconds: self.socket.wait(stopped, seconds) or self._stop_at_the_end(stopped),
        )
        self._camera = camera
        thread = threading.Thread(target=camera.run)
        thread.start()
        thread.join(DEADLINE_S)
        assert not thread.is_alive()

    def _stop_at_the_end(self, stopped: threading.Event) -> bool:
        if self.socket.openings > len(self.socket.captures) + 4:
            self._camera.stop()
        return stopped.is_set()


def test_no_camera_is_said_once_and_looked_for_ever_more_rarely() -> None:
    """Without a camera the operator is told once, and the looking slows down to every five seconds."""
    plugged = Plugged(*[PluggedCapture([], opens=False)] * 4)
    assert [status.state for status in plugged.statuses] == [CameraState.OPENING, CameraState.NO_CAMERA]
    assert plugged.statuses[1].message == "No camera at index 0. Plug one in or choose another with --camera."
    assert plugged.socket.waits_s == [0.25, 0.5, 1.0, 2.0, 4.0, 5.0, 5.0, 5.0, 5.0]


def test_a_camera_unplugged_in_use_comes_back() -> None:
    """Pulled out and put back, the camera goes on giving pictures without anybody's doing."""
    first, second = PluggedCapture([shade(1)] * 5), PluggedCapture([shade(2)] * 7)
    plugged = Plugged(first, PluggedCapture([], opens=False), second)
    assert len(plugged.frames) == 12
    assert first.released
    assert second.released
    assert [status.state for status in plugged.statuses] == [
        CameraState.OPENING,
        CameraState.RUNNING,
        CameraState.UNPLUGGED,
        CameraState.RUNNING,
        CameraState.UNPLUGGED,
    ]
    assert "Plug it in again" in plugged.statuses[2].message
    assert plugged.socket.waits_s[:4] == [0.25, 0.5, 0.25, 0.5], "a camera that came back is looked for quickly again"


def test_a_missing_picture_is_no_unplugging() -> None:
    """Two failed reads in a row are a hiccup."""
    plugged = Plugged(PluggedCapture([shade(1), None, None, shade(2), None, shade(3)]))
    assert len(plugged.frames) == 3
    assert [status.state for status in plugged.statuses].count(CameraState.UNPLUGGED) == 1


def test_a_camera_that_gives_no_picture_is_told_apart() -> None:
    """A camera that opens and stays dark, because another program holds it, is named as such."""
    plugged = Plugged(PluggedCapture([]))
    assert "gives no picture" in plugged.statuses[1].message
