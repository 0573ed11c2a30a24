"""Stand-ins for what a test cannot plug in or wait for: cameras that come and go, and time."""

import threading
from collections.abc import Callable, Iterable
from typing import Any

from kiosk.devices.camera import CameraState, CameraStatus
from kiosk.devices.pictures import Picture
from kiosk.domain.codes import ScannedCode

DEADLINE_S = 30.0
NOW_MS = 1_795_300_000_000


class Seen:
    """Collects what a scanner says, and waits until enough was said."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self.codes: list[ScannedCode] = []
        self.statuses: list[CameraStatus] = []
        self.previews: list[Picture] = []

    def on_code(self, code: ScannedCode) -> None:
        self._add(self.codes, code)

    def on_state(self, status: CameraStatus) -> None:
        self._add(self.statuses, status)

    def on_frame(self, picture: Picture) -> None:
        self._add(self.previews, picture)

    def _add(self, into: list[Any], thing: Any) -> None:
        with self._changed:
            into.append(thing)
            self._changed.notify_all()

    def until(self, enough: Callable[["Seen"], bool]) -> None:
        with self._changed:
            assert self._changed.wait_for(lambda: enough(self), DEADLINE_S), (self.states, self.texts)

    def until_state(self, state: CameraState) -> None:
        self.until(lambda seen: state in seen.states)

    @property
    def texts(self) -> list[str]:
        return [code.text for code in self.codes]

    @property
    def states(self) -> list[CameraState]:
        return [status.state for status in self.statuses]


class ShownTime:
    """A monotonic clock that only waiting moves."""

    def __init__(self) -> None:
        self.now_s = 1_000.0
        self.waits_s: list[float] = []

    def monotonic(self) -> float:
        return self.now_s

    def wait(self, stopped: threading.Event, seconds: float) -> bool:
        self.waits_s.append(seconds)
        self.now_s += seconds
        return stopped.is_set()


class PluggedCapture:
    """A camera that gives these pictures, one a read (None is a failed read), and then fails for good."""

    def __init__(self, pictures: Iterable[Picture | None], *, opens: bool = True) -> None:
        self._pictures = iter(pictures)
        self._opens = opens
        self.released = False
        self.settings: dict[int, float] = {}

    def isOpened(self) -> bool:  # noqa: N802 - OpenCV's name
        return self._opens

    def read(self) -> tuple[bool, Picture]:
        picture = next(self._pictures, None)
        return (False, None) if picture is None else (True, picture)  # type: ignore[return-value]  # as OpenCV does

    def get(self, propId: int) -> float:  # noqa: N803 - OpenCV's name
        return self.settings.get(propId, 0.0)

    def set(self, propId: int, value: float) -> bool:  # noqa: N803 - OpenCV's name
        self.settings[propId] = value
        return True

    def release(self) -> None:
        self.released = True


class Socket:
    """The place where cameras are plugged in: each opening gives the next of them, and after the last there is none."""

    def __init__(self, *captures: PluggedCapture) -> None:
        self.captures = captures
        self.openings = 0
        self.waits_s: list[float] = []

    def open(self, address: int | str) -> PluggedCapture:
        self.openings += 1
        if self.openings <= len(self.captures):
            return self.captures[self.openings - 1]
        return PluggedCapture([], opens=False)

    def wait(self, stopped: threading.Event, seconds: float) -> bool:
        """Wait no time between the cameras, and for good after the last."""
        self.waits_s.append(seconds)
        if self.openings > len(self.captures) + 5:
            return stopped.wait(DEADLINE_S)
        return stopped.is_set()
