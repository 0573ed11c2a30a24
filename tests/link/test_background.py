"""The thread that runs the engine: on schedule, after a nudge, and through errors."""

import queue
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.link import background
from kiosk.link.background import BackgroundLink
from sync.status import LinkState
from tests.support.clock import SettableClock
from tests.support.guards import ExpectedLogs
from tests.support.linked_device import LinkedDevice
from tests.support.plain_hub import PlainHub
from tests.support.waiting import wait_until

_HOUR_MS = 3_600_000


class Steps:
    """An engine whose every cycle the test sees, and whose next one is due in an hour unless told otherwise."""

    def __init__(self) -> None:
        self.cycles: queue.Queue[str] = queue.Queue()
        self.errors: list[Exception] = []
        self.is_closed = threading.Event()
        self.due_ms = _HOUR_MS

    def run_cycle(self) -> int:
        """Note the thread; raise what the test put down."""
        self.cycles.put(threading.current_thread().name)
        if self.errors:
            raise self.errors.pop()
        return self.due_ms

    def retry_now(self) -> None:
        """Note it."""
        self.cycles.put("retry")

    def close(self) -> None:
        """Note it."""
        self.is_closed.set()


@pytest.fixture
def steps() -> Steps:
    return Steps()


@pytest.fixture
def link(steps: Steps) -> Iterator[BackgroundLink]:
    link = BackgroundLink(steps, SettableClock())
    link.start()
    assert steps.cycles.get(timeout=10) == "link"
    yield link
    assert link.stop()


def test_a_nudge_runs_a_cycle_at_once(link: BackgroundLink, steps: Steps) -> None:
    """A scan is on its way before the hour is over."""
    link.nudge()

    assert steps.cycles.get(timeout=10) == "link"


def test_trying_now_comes_before_the_cycle(link: BackgroundLink, steps: Steps) -> None:
    """What a person asks for happens in the engine's own thread."""
    link.retry_now()

    assert [steps.cycles.get(timeout=10) for _ in range(2)] == ["retry", "link"]


def test_a_schedule_needs_no_nudge(steps: Steps) -> None:
    """What is due runs by itself."""
    steps.due_ms = 1
    link = BackgroundLink(steps, SettableClock())
    link.start()
    seen = [steps.cycles.get(timeout=10) for _ in range(3)]

    assert link.stop()
    assert seen == ["link"] * 3


def test_an_error_is_logged_and_ends_nothing(
    link: BackgroundLink, steps: Steps, expected_logs: ExpectedLogs, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk is in the log, and the link goes on after a pause without being asked."""
    monkeypatch.setattr(background, "PAUSE_AFTER_ERROR_MS", 1)
    steps.errors.append(OSError("disk full"))
    link.nudge()
    seen = [steps.cycles.get(timeout=10) for _ in range(2)]

    assert seen == ["link"] * 2
    assert expected_logs.messages == ["link cycle failed"]
    assert expected_logs.records[0].exc_info


def test_stopping_ends_the_thread_and_lets_go(steps: Steps) -> None:
    """Stopping twice, or before the start, is no mistake."""
    link = BackgroundLink(steps, SettableClock())
    before = link.stop()
    running = BackgroundLink(steps, SettableClock())
    running.start()
    steps.cycles.get(timeout=10)

    assert before
    assert running.stop()
    assert running.stop()
    assert steps.is_closed.is_set()


class Silence(Steps):
    """An engine whose request gets no answer until the test ends it."""

    def __init__(self) -> None:
        super().__init__()
        self.ends = threading.Event()

    def run_cycle(self) -> int:
        """Wait for the answer."""
        due_ms = super().run_cycle()
        self.ends.wait(10)
        return due_ms


def test_a_hub_that_keeps_silent_does_not_hold_up_the_end() -> None:
    """The program may end while a request still waits; the thread is told so and ends with the request."""
    silence = Silence()
    link = BackgroundLink(silence, SettableClock())
    link.start()
    silence.cycles.get(timeout=10)
    in_time = link.stop(timeout_s=0.01)
    silence.ends.set()

    assert not in_time
    assert link.stop()


def test_scans_reach_the_hub_through_the_thread(tmp_path: Path) -> None:
    """The real engine in its thread: scan, nudge, and the row is there."""
    hub = PlainHub()
    hub.publish(3)
    device = LinkedDevice(hub, tmp_path)
    link = BackgroundLink(device.engine, device.clock)
    link.start()
    wait_until(lambda: device.engine.status.link is LinkState.OK, what="the link")
    sent = device.scan(3)
    link.nudge()
    wait_until(lambda: hub.logs == sent, what="the rows at the hub")

    assert link.stop()
    assert device.heard.snapshots == 1
