"""The camera scanner: one thread captures, one decodes, and what comes out is a code a badge."""

import logging
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from kiosk.devices.camera import Camera, CameraState, CameraStatus, Frame, Wait
from kiosk.devices.decoder import Decoder
from kiosk.devices.mailbox import Mailbox
from kiosk.devices.pictures import Picture, prepare_opencv, to_gray, to_preview
from kiosk.devices.same_code import SameCodeRule
from kiosk.devices.sources import OpenCapture, Recording, Source, open_capture
from kiosk.domain.codes import ScannedCode
from sync.wire.enums import ScanType

_log = logging.getLogger(__name__)

PREVIEW_WIDTH = 640


class CameraScanner:
    """Reads codes from a camera or a recording and hands each over once.

    `start`, `stop` and `switch` belong to one thread, or to a callback. The callbacks come from the two threads of the
    scanner: they must hand over and return, and none comes after `stop()` has returned to a third thread. A callback
    or a frame that raises is logged, once by step and type, and the scanner goes on.

    Args:
        source: what to read first; see `parse_source`.
        decoder: for this scanner alone.
        on_code: gets each code that began a scan, from the decoding thread.
        on_frame: gets every picture as BGRA of at most `preview_width`, from the capturing thread; it may keep it.
        on_state: gets every change of state. The end of a recording comes after its last code.
        now_ms: the device clock, for `ScannedCode.seen_ms`.
        monotonic: seconds that never go back, for the same-code rule.
        every_frame: decode every frame of a recording instead of the newest; the recording waits for the decoder.
        paced: play a recording at its own speed; without it, as fast as it is taken. The same-code rule goes by the
            recording's own time in either case.
        preview_width: in pixels; wider pictures are brought down to it.
        capture_of: opens a camera, for tests without one.
        wait: how to wait, for tests that do not.
    """

    def __init__(
        self,
        source: Source,
        decoder: Decoder,
        *,
        on_code: Callable[[ScannedCode], None],
        on_frame: Callable[[Picture], None] | None = None,
        on_state: Callable[[CameraStatus], None] | None = None,
        now_ms: Callable[[], int],
        monotonic: Callable[[], float] = time.monotonic,
        every_frame: bool = False,
        paced: bool = True,
        preview_width: int = PREVIEW_WIDTH,
        capture_of: OpenCapture = open_capture,
        wait: Wait = threading.Event.wait,
    ) -> None:
        self._source = source
        self._decoder = decoder
        self._on_code = on_code
        self._on_frame = on_frame
        self._on_state = on_state
        self._every_frame = every_frame
        self._preview_width = preview_width
        self._now_ms = now_ms
        self._monotonic = monotonic
        self._paced = paced
        self._capture_of = capture_of
        self._wait = wait
        self._running: _Running | None = None
        self._told: set[tuple[str, type[Exception]]] = set()

    def start(self) -> None:
        """Begin to read; a scanner that runs already goes on."""
        if self._running is not None:
            return
        prepare_opencv()
        mailbox: Mailbox[Frame] = Mailbox()
        self._running = running = _Running(mailbox, self._camera(mailbox))
        for name, work in (("camera", self._capture), ("decoder", self._decode_all)):
            running.threads.append(threading.Thread(target=work, args=(running,), name=name, daemon=True))
        for thread in running.threads:
            thread.start()

    def stop(self) -> None:
        """Stop reading and wait for both threads; idempotent. A camera that hangs is waited for 2 s at most."""
        running, self._running = self._running, None
        if running is None:
            return
        running.camera.stop()
        running.mailbox.close(drop=True)
        for thread in running.threads:
            if thread is not threading.current_thread():
                thread.join()

    def switch(self, source: Source) -> None:
        """Read another source from now on; a scanner that was stopped starts."""
        self.stop()
        self._source = source
        self.start()

    def _camera(self, mailbox: Mailbox[Frame]) -> Camera:
        is_held_back = self._every_frame and isinstance(self._source, Recording)
        put = mailbox.put_when_taken if is_held_back else mailbox.put

        def deliver(frame: Frame) -> None:
            self._show(frame)
            put(frame)

        return Camera(
            self._source,
            deliver=deliver,
            report=self._report,
            now_ms=self._now_ms,
            monotonic=self._monotonic,
            paced=self._paced,
            capture_of=self._capture_of,
            wait=self._wait,
        )

    def _capture(self, running: "_Running") -> None:
        """Body of the capturing thread."""
        try:
            running.last_status = running.camera.run()
        except Exception:  # noqa: BLE001 - the edge of this thread: what no source is known to raise
            _log.exception("camera_failed")
            running.last_status = CameraStatus(CameraState.NO_CAMERA, "The camera failed. Start Gatehouse again.")
        finally:
            running.mailbox.close()

    def _decode_all(self, running: "_Running") -> None:
        """Body of the decoding thread."""
        rule = SameCodeRule()
        while (frame := running.mailbox.take()) is not None:
            with self._survived("decode"):
                self._decode(frame, rule)
        if running.last_status is not None:
            self._report(running.last_status)

    def _decode(self, frame: Frame, rule: SameCodeRule) -> None:
        gray = to_gray(frame.picture)
        codes = self._decoder.decode(gray)
        news = rule.news_in(codes, (gray.shape[1], gray.shape[0]), frame.stream_ms)
        if news is not None:
            self._hand_over(ScannedCode(news.text, ScanType.QR_SCAN, news.symbology, frame.taken_ms))

    def _hand_over(self, code: ScannedCode) -> None:
        try:
            self._on_code(code)
        except Exception:  # noqa: BLE001 - the edge of a thread; logged every time, since a scan went unanswered
            _log.exception("code_not_taken")

    def _show(self, frame: Frame) -> None:
        if self._on_frame is not None:
            with self._survived("preview"):
                self._on_frame(to_preview(frame.picture, self._preview_width))

    def _report(self, status: CameraStatus) -> None:
        if self._on_state is not None:
            with self._survived("state"):
                self._on_state(status)

    @contextmanager
    def _survived(self, step: str) -> Iterator[None]:
        """Log an exception of this step once by its type, and go on: the next frame may well be a good one."""
        try:
            yield
        except Exception as error:  # noqa: BLE001 - the edge of a thread that must not end
            if (step, type(error)) not in self._told:
                self._told.add((step, type(error)))
                _log.exception("frame_failed step=%s", step)


@dataclass(slots=True)
class _Running:
    """What belongs to one source from `start` to `stop`."""

    mailbox: Mailbox[Frame]
    camera: Camera
    threads: list[threading.Thread] = field(default_factory=list)
    last_status: CameraStatus | None = None
