"""The live picture shows the newest frame and never piles up old ones."""

import threading

import numpy as np
import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from kiosk.ui.frame_item import Frame, FrameMailbox
from kiosk.ui.station_view_model import CameraState
from tests.ui.station import Station, settle


def plain(color: str, width: int = 64, height: int = 48) -> Frame:
    """Return a frame of one colour."""
    wanted = QColor(color)
    pixel = np.array([wanted.blue(), wanted.green(), wanted.red(), 255], np.uint8)
    return np.ascontiguousarray(np.broadcast_to(pixel, (height, width, 4)))


def color_in_view(station: Station) -> str:
    """Return the colour near the top of the camera's picture."""
    picture = station.find("cameraPicture")
    return station.window.grabWindow().pixelColor(int(picture.width() * 0.6), 90).name()


def test_a_posted_frame_is_on_the_screen(station: Station) -> None:
    """A frame, and then another, come into view."""
    station.frames.post(plain("#204060"))
    settle()
    assert color_in_view(station) == "#204060"
    station.frames.post(plain("#603010"))
    settle()

    assert color_in_view(station) == "#603010"


def test_the_newest_frame_replaces_one_not_yet_taken(qtbot: QtBot) -> None:
    """However many frames come while the window is busy, one waits and one announcement is made."""
    mailbox = FrameMailbox()
    announced: list[None] = []
    mailbox.arrived.connect(lambda: announced.append(None))
    frames = [plain("#000000") for _ in range(100)]
    for frame in frames:
        mailbox.post(frame)

    assert len(announced) == 1
    assert mailbox.take() is frames[-1]
    assert mailbox.take() is None


def test_frames_of_a_camera_thread_are_shown_and_stale_ones_dropped(station: Station) -> None:
    """A camera thread that is faster than the window costs the window one frame, the newest."""
    picture = station.find("cameraPicture")
    before = picture.property("shown")

    def camera() -> None:
        for shade in range(1, 101):
            station.frames.post(plain(f"#{shade:02x}0000"))

    thread = threading.Thread(target=camera)
    thread.start()
    thread.join()
    settle()

    assert picture.property("shown") - before == 1
    assert color_in_view(station) == "#640000"


@pytest.mark.parametrize(("width", "height"), [(640, 360), (360, 640), (3, 3)])
def test_pictures_of_any_shape_fill_the_pane(station: Station, width: int, height: int) -> None:
    """Nothing of the pane stays bare, whatever the camera's shape."""
    station.frames.post(plain("#336699", width, height))
    settle()

    assert color_in_view(station) == "#336699"


def test_a_camera_that_is_gone_leaves_no_picture_behind(station: Station) -> None:
    """The last frame does not stand there as if it were live; words say what to do."""
    station.frames.post(plain("#204060"))
    settle()
    station.around.set_camera(CameraState.UNPLUGGED)
    settle()

    assert station.text("cameraAbsence") == "The camera is unplugged"
    assert not station.shows("cameraPicture")
    station.around.set_camera(CameraState.RUNNING)
    settle()
    assert color_in_view(station) != "#204060"
