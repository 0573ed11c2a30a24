"""No camera, and a camera that goes away: the screen says so, and people are checked in by other means."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import cv2
import pytest

from sync.wire.enums import Reason
from tests.support.door_device import draw, issue_badges
from tests.support.door_fixtures import OpenDevice
from tests.support.doors import Gate

_MEMORY = Path("/dev/shm")
_FRAMES = 40


@pytest.fixture
def device_file() -> Iterator[Path]:
    """Return a path among the device files, where a film stands for a camera: it is there, plays, and is gone."""
    if not _MEMORY.is_dir():
        pytest.skip("this system has no writable folder below /dev")
    with TemporaryDirectory(dir=_MEMORY) as folder:
        yield Path(folder) / "camera.mp4"


def _plug_in(camera: Path, picture: Path) -> None:
    image = cv2.imread(str(picture))
    assert image is not None
    draft = camera.with_name("draft.mp4")
    writer = cv2.VideoWriter(str(draft), cv2.VideoWriter.fourcc(*"mp4v"), 30, (640, 480))
    for _ in range(_FRAMES):
        writer.write(cv2.resize(image, (640, 480)))
    writer.release()
    draft.rename(camera)


def test_without_a_camera_the_hand_scanner_works(gate: Gate, open_device: OpenDevice) -> None:
    """The picture gives way to words that say what else can be done, and a badge typed by a scanner is admitted."""
    gate.register()
    (badge,) = issue_badges(gate)
    door = open_device(gate, camera="/dev/video-none")
    door.wait_ready()
    door.wait(lambda: door.around("camera") == "NO_CAMERA", "no camera")
    assert door.text("cameraAbsence") == "No camera"

    door.type(badge, enter=True)
    door.wait(lambda: door.seen, "a verdict")
    assert door.reasons == [Reason.ADMITTED]


def test_a_camera_unplugged_in_use_is_taken_up_again(
    gate: Gate, open_device: OpenDevice, device_file: Path, tmp_path: Path
) -> None:
    """Pulled out, the screen says so; plugged in again, scanning goes on by itself, and nothing was lost."""
    gate.register(2)
    pictures = sorted(draw(tmp_path / "badges", issue_badges(gate)).iterdir())
    door = open_device(gate, camera=device_file)
    door.wait_ready()
    _plug_in(device_file, pictures[0])
    door.wait(lambda: door.seen, "the first badge")
    device_file.unlink()
    door.wait(lambda: door.around("camera") == "UNPLUGGED", "the camera to be gone")
    assert door.text("cameraAbsence") == "The camera is unplugged"

    _plug_in(device_file, pictures[1])
    door.wait(lambda: len(door.seen) == 2, "the second badge")
    assert set(door.reasons) == {Reason.ADMITTED}
    door.wait_sent()
    assert sorted(gate.log_ids()) == sorted(door.journalled)
