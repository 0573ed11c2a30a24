"""The whole camera path: files and cameras in, codes out."""

import threading
from pathlib import Path

import cv2
import numpy as np

from kiosk.devices.camera import CameraState, CameraStatus
from kiosk.devices.decoded_code import DecodedCode
from kiosk.devices.decoder import Decoder, create_decoder
from kiosk.devices.pictures import Picture
from kiosk.devices.scanner import CameraScanner
from kiosk.devices.sources import LiveCamera, Recording, Source
from kiosk.domain.codes import ScannedCode
from sync.wire.enums import ScanType
from tests.devices.frames import Look, empty_frame, frame, presentation, two_badges, write_video
from tests.devices.streams import DEADLINE_S, NOW_MS, PluggedCapture, Seen, Socket
from tests.support.guards import ExpectedLogs


def scanner_of(
    source: Source, seen: Seen, decoder: Decoder | None = None, *, every_frame: bool = True
) -> CameraScanner:
    """Return a scanner that plays recordings as fast as they are decoded."""
    return CameraScanner(
        source,
        decoder or create_decoder(),
        on_code=seen.on_code,
        on_frame=seen.on_frame,
        on_state=seen.on_state,
        now_ms=lambda: NOW_MS,
        every_frame=every_frame,
        paced=False,
    )


def scan(path: Path, decoder: Decoder | None = None) -> Seen:
    """Play a recording to its end and return what was seen."""
    seen = Seen()
    scanner = scanner_of(Recording(path), seen, decoder)
    scanner.start()
    seen.until(lambda seen: bool(seen.states) and seen.states[-1] in {CameraState.ENDED, CameraState.NO_CAMERA})
    scanner.stop()
    return seen


class CountingDecoder:
    """Notes each frame by its number in `greys`; finds nothing, raises on one grey, and can be held up."""

    def __init__(self, *, raises_on: int | None = None, held: bool = False) -> None:
        self.greys: list[int] = []
        self.entered = threading.Event()
        self._seen = threading.Condition()
        self.may_go_on = threading.Event()
        self._raises_on = raises_on
        if not held:
            self.may_go_on.set()

    def decode(self, gray: Picture) -> list[DecodedCode]:
        with self._seen:
            self.greys.append(round(int(gray[0, 0]) / 10))
            self._seen.notify_all()
        self.entered.set()
        assert self.may_go_on.wait(DEADLINE_S)
        if self.greys[-1] == self._raises_on:
            raise ValueError("a frame that no decoder should choke on")
        return []

    def saw(self, grey: int) -> bool:
        with self._seen:
            return self._seen.wait_for(lambda: grey in self.greys, DEADLINE_S)

    def decode_still(self, gray: Picture) -> list[DecodedCode]:
        return self.decode(gray)


def greys(count: int) -> list[Picture]:
    """Return small pictures, each of another grey."""
    return [np.full((48, 64, 3), 10 * n, np.uint8) for n in range(count)]


def test_badges_in_a_film_are_scanned_once_each(tmp_path: Path) -> None:
    """Three badges held before a filmed camera, one after another, are three scans in that order."""
    looks = [Look(), Look(roll_deg=30, code_px=200), Look(inverted=True, blur=0.8)]
    pictures = [
        picture
        for number, look in enumerate(looks)
        for picture in presentation(f"GH1BADGE{number}", look, frames=10, seed=number)
    ]
    seen = scan(write_video(tmp_path / "door.mp4", pictures))
    assert seen.codes == [ScannedCode(f"GH1BADGE{n}", ScanType.QR_SCAN, "QRCode", NOW_MS) for n in range(3)]
    assert seen.states == [CameraState.OPENING, CameraState.RUNNING, CameraState.ENDED]
    assert len(seen.previews) == len(pictures)


def test_a_badge_that_comes_back_later_in_the_film_is_a_new_scan(tmp_path: Path) -> None:
    """The same-code rule goes by the film's own time, however fast the film is played."""
    badge = frame("GH1AGAIN")
    pictures = [badge, badge, *[empty_frame()] * 4, badge, *[empty_frame()] * 20, badge]
    seen = scan(write_video(tmp_path / "again.avi", pictures, fps=5))
    assert seen.texts == ["GH1AGAIN", "GH1AGAIN"]


def test_the_badge_in_the_middle_is_scanned(tmp_path: Path) -> None:
    """Of two badges in one picture the nearer to the middle is the one that counts."""
    cv2.imwrite(str(tmp_path / "two.png"), two_badges("MIDDLE01", "ASIDE001"))
    assert scan(tmp_path).texts == ["MIDDLE01"]


def test_an_image_that_needs_a_hard_pass_is_scanned(tmp_path: Path) -> None:
    """A blurred photo in the folder is before the decoder long enough."""
    cv2.imwrite(str(tmp_path / "blurred.png"), frame("GH1" + "A7K2" * 30, Look(blur=2.2, code_px=220)))
    assert scan(tmp_path).texts == ["GH1" + "A7K2" * 30]


def test_an_empty_film_gives_no_code(tmp_path: Path) -> None:
    """An empty scene is no scan."""
    seen = scan(write_video(tmp_path / "empty.mp4", [empty_frame(seed=n) for n in range(2)] * 5))
    assert seen.codes == []


def test_every_frame_reaches_the_decoder_when_asked(tmp_path: Path) -> None:
    """In a tour nothing is skipped, however slow the decoder."""
    decoder = CountingDecoder()
    scan(write_video(tmp_path / "steps.avi", greys(20)), decoder)
    assert decoder.greys == list(range(20))


def test_a_slow_decoder_gets_the_newest_frame() -> None:
    """While a live camera runs on, the decoder skips what it missed and goes on with the latest picture."""
    decoder = CountingDecoder(held=True)
    seen = Seen()
    socket = Socket(PluggedCapture(greys(20)))
    scanner = CameraScanner(
        LiveCamera(0),
        decoder,
        on_code=seen.on_code,
        on_frame=seen.on_frame,
        on_state=seen.on_state,
        now_ms=lambda: NOW_MS,
        capture_of=socket.open,
        wait=socket.wait,
    )
    scanner.start()
    seen.until_state(CameraState.UNPLUGGED)
    assert decoder.entered.wait(DEADLINE_S)
    decoder.may_go_on.set()
    assert decoder.saw(19)
    scanner.stop()
    assert len(seen.previews) == 20
    assert len(decoder.greys) <= 2


def test_a_bad_frame_is_logged_once_and_forgotten(tmp_path: Path, expected_logs: ExpectedLogs) -> None:
    """A frame that breaks the decoder costs that frame and one line in the log."""
    pictures = [greys(3)[n % 3] for n in range(12)]
    decoder = CountingDecoder(raises_on=1)
    seen = scan(write_video(tmp_path / "bad.avi", pictures), decoder)
    assert seen.states[-1] is CameraState.ENDED
    assert len(decoder.greys) == 12
    assert expected_logs.messages == ["frame_failed step=decode"]


def test_a_listener_that_fails_does_not_end_the_scanner(tmp_path: Path, expected_logs: ExpectedLogs) -> None:
    """Whatever goes wrong behind a callback, the next badge is scanned, and each unanswered scan is in the log."""
    taken: list[str] = []
    states = Seen()

    def take(code: ScannedCode) -> None:
        taken.append(code.text)
        raise RuntimeError("nobody took it")

    def show(picture: Picture) -> None:
        raise RuntimeError("no window")

    write_video(tmp_path / "a.avi", [frame("GH1ONE")] * 2 + [frame("GH1TWO")] * 2)
    scanner = CameraScanner(
        Recording(tmp_path / "a.avi"),
        create_decoder(),
        on_code=take,
        on_frame=show,
        on_state=states.on_state,
        now_ms=lambda: NOW_MS,
        every_frame=True,
        paced=False,
    )
    scanner.start()
    states.until_state(CameraState.ENDED)
    scanner.stop()
    assert taken == ["GH1ONE", "GH1TWO"]
    assert sorted(expected_logs.messages) == ["code_not_taken", "code_not_taken", "frame_failed step=preview"]


def test_a_missing_camera_is_said_by_opencv_itself() -> None:
    """With no camera at the index the operator gets a sentence, and stopping does not wait for one to come."""
    seen = Seen()
    scanner = scanner_of(LiveCamera(97), seen)
    scanner.start()
    seen.until_state(CameraState.NO_CAMERA)
    scanner.stop()
    assert seen.statuses[-1] == CameraStatus(
        CameraState.NO_CAMERA, "No camera at index 97. Plug one in or choose another with --camera."
    )


def test_the_source_can_be_switched(tmp_path: Path) -> None:
    """From a camera that is not there to a folder, and to another, without a new scanner."""
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        cv2.imwrite(str(tmp_path / name / "badge.png"), frame(f"GH1{name.upper()}"))
    seen = Seen()
    scanner = scanner_of(LiveCamera(97), seen)
    scanner.start()
    scanner.start()
    seen.until_state(CameraState.NO_CAMERA)
    scanner.switch(Recording(tmp_path / "one"))
    seen.until_state(CameraState.ENDED)
    scanner.switch(Recording(tmp_path / "two"))
    seen.until(lambda seen: seen.states.count(CameraState.ENDED) == 2)
    scanner.stop()
    scanner.stop()
    assert seen.texts == ["GH1ONE", "GH1TWO"]


def test_stopping_ends_both_threads_in_the_middle_of_a_film(tmp_path: Path) -> None:
    """A scanner stops whatever its threads are waiting for, and says nothing afterwards."""
    before = set(threading.enumerate())
    seen = Seen()
    decoder = CountingDecoder(held=True)
    scanner = scanner_of(Recording(write_video(tmp_path / "long.avi", greys(25) * 8)), seen, decoder)
    scanner.start()
    assert decoder.entered.wait(DEADLINE_S)
    decoder.may_go_on.set()
    scanner.stop()
    assert set(threading.enumerate()) <= before
    assert CameraState.ENDED not in seen.states
    assert len(decoder.greys) < 200


def test_a_listener_may_stop_the_scanner(tmp_path: Path) -> None:
    """Stopping from within a callback does not wait for the thread that the callback runs in."""
    cv2.imwrite(str(tmp_path / "badge.png"), frame("GH1STOP"))
    stopped = threading.Event()

    def stop(code: ScannedCode) -> None:
        scanner.stop()
        stopped.set()

    scanner = CameraScanner(
        Recording(tmp_path), create_decoder(), on_code=stop, now_ms=lambda: NOW_MS, every_frame=True, paced=False
    )
    scanner.start()
    assert stopped.wait(DEADLINE_S)


def test_previews_are_small_and_ready_for_qt(tmp_path: Path) -> None:
    """A preview is BGRA, at most as wide as asked, in the proportions of the camera."""
    cv2.imwrite(str(tmp_path / "badge.png"), frame("GH1VIEW"))
    seen = scan(tmp_path)
    assert {picture.shape for picture in seen.previews} == {(360, 640, 4)}
    assert all(picture.flags.c_contiguous and picture[0, 0, 3] == 255 for picture in seen.previews)
