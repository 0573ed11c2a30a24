"""The thread that runs the engine: on its schedule, and at once after a scan."""

import logging
import sys
import threading
from typing import Protocol

from sync.ports import Clock

SWITCH_INTERVAL_S = 0.0005
"""How long one thread may hold Python's lock while another waits; see `share_python`."""
PAUSE_AFTER_ERROR_MS = 5_000
"""After an error of the device's own files: it does not fill the log, and goes on soon after it is mended."""

_log = logging.getLogger(__name__)


def share_python() -> None:
    """Let threads of this process take turns ten times as often as Python does by itself.

    A scan hops to the store's writer and back. With the usual 5 ms, each hop may wait so long for a link that reads a
    large event at that moment: the slowest one scan in a hundred took eight times as long as in quiet.
    """
    sys.setswitchinterval(SWITCH_INTERVAL_S)


class Cycles(Protocol):
    """What the thread runs: the engine."""

    def run_cycle(self) -> int:
        """Do what is due; returns the monotonic time in milliseconds at which more will be."""

    def retry_now(self) -> None:
        """Forget all waiting."""

    def close(self) -> None:
        """Let go of what is half done."""


class BackgroundLink:
    """Runs an engine in a thread of its own; every method returns at once, from any thread, except `stop`.

    Nothing ends the thread but `stop`: an error is logged, and the next cycle comes after a pause.
    """

    def __init__(self, engine: Cycles, clock: Clock) -> None:
        self._engine = engine
        self._clock = clock
        self._wake = threading.Event()
        self._retries = threading.Event()
        self._stopping = threading.Event()
        # A daemon: a hub that is slow to answer must not hold up the end of the program. Rows are durable without it.
        self._thread = threading.Thread(target=self._run, name="link", daemon=True)

    def start(self) -> None:
        """Begin; once."""
        share_python()
        self._thread.start()

    def nudge(self) -> None:
        """Say that there is a row to send; while the hub is away this waits like everything else."""
        self._wake.set()

    def retry_now(self) -> None:
        """Try at once, as when the network came back or a person asks for it."""
        self._retries.set()
        self._wake.set()

    def stop(self, timeout_s: float = 5.0) -> bool:
        """Finish the request under way and end; returns whether that was done in time. Idempotent."""
        self._stopping.set()
        self._wake.set()
        if self._thread.ident is not None:
            self._thread.join(timeout_s)
        return not self._thread.is_alive()

    def _run(self) -> None:
        while not self._stopping.is_set():
            self._wake.clear()
            wait_ms = self._cycle()
            if wait_ms > 0 and not self._stopping.is_set():
                self._wake.wait(wait_ms / 1_000)
        self._engine.close()

    def _cycle(self) -> int:
        try:
            if self._retries.is_set():
                self._retries.clear()
                self._engine.retry_now()
            return self._engine.run_cycle() - self._clock.monotonic_ms()
        except Exception:  # noqa: BLE001 - the edge of the thread: the link outlives whatever a store raises
            _log.exception("link cycle failed")
            return PAUSE_AFTER_ERROR_MS
