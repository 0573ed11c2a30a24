"""What a `--camera` value means, and reading files of every state of health."""

import os
import subprocess
import sys
from pathlib import Path

import cv2
import numpy as np
import pytest

from kiosk.devices.pictures import load_picture
from kiosk.devices.sources import (
    STILL_FRAMES,
    LiveCamera,
    Recording,
    film_frames,
    open_camera,
    parse_source,
    recording_files,
)
from kiosk.errors import CameraError
from tests.devices.frames import empty_frame, write_video
from tests.devices.streams import PluggedCapture


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("0", LiveCamera(0)),
        (" 12 ", LiveCamera(12)),
        ("/dev/v4l/by-id/usb-cam", LiveCamera("/dev/v4l/by-id/usb-cam")),
        ("badges.mp4", Recording(Path("badges.mp4"))),
        ("./0", Recording(Path("0"))),
        ("-1", Recording(Path("-1"))),
        ("²", Recording(Path("²"))),
    ],
)
def test_a_value_means_a_camera_or_a_recording(text: str, source: LiveCamera | Recording) -> None:
    """Numbers and device files are cameras, everything else is a name."""
    assert parse_source(text) == source


def test_a_name_under_the_home_folder_is_found() -> None:
    """A tilde means the home folder here as it does in a shell."""
    assert parse_source("~/badges.mp4") == Recording(Path.home() / "badges.mp4")


def test_a_folder_plays_its_images_and_films_by_name(tmp_path: Path) -> None:
    """Only what can be played is taken, in the order of the names."""
    for name in ("b.PNG", "a.mp4", "c.jpg", "notes.txt"):
        (tmp_path / name).touch()
    assert [file.name for file in recording_files(Recording(tmp_path))] == ["a.mp4", "b.PNG", "c.jpg"]


def test_what_is_not_there_is_said(tmp_path: Path) -> None:
    """A wrong name and an empty folder each have their own answer."""
    with pytest.raises(CameraError, match=r"There is no file or folder .*nowhere"):
        recording_files(Recording(tmp_path / "nowhere"))
    with pytest.raises(CameraError, match="holds no image and no film"):
        recording_files(Recording(tmp_path))


@pytest.mark.parametrize("name", ["film.mp4", "film.avi"])
def test_a_film_gives_every_picture_at_its_own_speed(tmp_path: Path, name: str) -> None:
    """As many pictures come out as went in, each with its share of the film's time."""
    path = write_video(tmp_path / name, [np.full((120, 160, 3), 20 * n, np.uint8) for n in range(9)], fps=15)
    frames = list(film_frames(path))
    assert [round(float(picture.mean()) / 20) for picture, _ in frames] == list(range(9))
    assert {round(seconds, 4) for _, seconds in frames} == {0.0667}


def test_an_image_stands_long_enough_for_every_pass(tmp_path: Path) -> None:
    """An image is shown for a whole round of the decoder."""
    cv2.imwrite(str(tmp_path / "one.png"), empty_frame())
    assert len(list(film_frames(tmp_path / "one.png"))) == STILL_FRAMES


@pytest.mark.parametrize("name", ["bad.mp4", "bad.png", "bad.jpg", "bad.avi"])
@pytest.mark.parametrize("data", [b"", b"not what the name says" * 50])
def test_a_broken_file_is_said(tmp_path: Path, name: str, data: bytes) -> None:
    """Files that are not what they are called give one clear sentence."""
    (tmp_path / name).write_bytes(data)
    with pytest.raises(CameraError, match=f"{name} is not"):
        list(film_frames(tmp_path / name))


def test_the_libraries_keep_quiet(tmp_path: Path) -> None:
    """What OpenCV and FFmpeg would say on their own about missing cameras and broken files is not seen."""
    (tmp_path / "bad.mp4").write_bytes(b"not what the name says" * 50)
    probe = (
        "import sys; from kiosk.devices import pictures, sources; pictures.prepare_opencv();"
        "assert sources.open_camera(sources.LiveCamera(97)) is None;"
        "capture = sources.open_capture(sys.argv[1]); assert not capture.isOpened()"
    )
    command = [sys.executable, "-c", probe, str(tmp_path / "bad.mp4")]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env={**os.environ, "PYTHONPATH": "."})
    assert (done.returncode, done.stderr) == (0, "")


def test_a_film_cut_short_gives_what_it_has(tmp_path: Path) -> None:
    """Half a film plays to where it ends."""
    path = write_video(tmp_path / "half.avi", [empty_frame(seed=n) for n in range(6)])
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    assert 0 < len(list(film_frames(path))) < 6


def test_a_file_that_may_not_be_read_is_said(tmp_path: Path) -> None:
    """What the system refuses is passed on in a sentence."""
    with pytest.raises(CameraError, match="Is a directory"):
        load_picture(tmp_path)


def test_a_transparent_image_lies_on_white(tmp_path: Path) -> None:
    """The transparent parts of a picture are paper, in 8 and in 16 bits."""
    for dtype, full in ((np.uint8, 255), (np.uint16, 65535)):
        clear = np.zeros((4, 4, 4), dtype)
        clear[0, 0] = (0, 0, full, full)
        cv2.imwrite(str(tmp_path / "clear.png"), clear)
        picture = load_picture(tmp_path / "clear.png")
        assert picture.dtype == np.uint8
        assert picture[0, 0].tolist() == [0, 0, 255]
        assert picture[3, 3].tolist() == [255, 255, 255]


def test_a_name_in_any_script_is_read(tmp_path: Path) -> None:
    """Files may be called whatever their owner calls them."""
    data = cv2.imencode(".png", empty_frame())[1].tobytes()
    (tmp_path / "ባጅ بطاقة.png").write_bytes(data)
    assert load_picture(tmp_path / "ባጅ بطاقة.png").shape == (720, 1280, 3)


def test_no_camera_is_none() -> None:
    """An index without a camera gives none, by OpenCV itself."""
    assert open_camera(LiveCamera(97)) is None


def test_a_camera_is_asked_for_720p_and_no_queue() -> None:
    """A camera that opens is set to the size that the decoder is measured at, without frames waiting in the driver."""
    capture = PluggedCapture([])
    assert open_camera(LiveCamera(0), lambda _: capture) is capture
    assert capture.settings[cv2.CAP_PROP_FRAME_WIDTH] == 1280
    assert capture.settings[cv2.CAP_PROP_BUFFERSIZE] == 1
