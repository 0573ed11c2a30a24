"""Waiting for another thread or process: until something holds, and never longer than a deadline."""

import time
from collections.abc import Callable

_POLL_S = 0.002


def wait_until(holds: Callable[[], object], timeout_s: float = 10.0, *, what: str = "the condition") -> None:
    """Return as soon as `holds()` is true.

    Raises:
        AssertionError: it did not become true in time; says what was waited for.
    """
    deadline = time.monotonic() + timeout_s
    while not holds():
        if time.monotonic() >= deadline:
            raise AssertionError(f"{what} did not come to hold within {timeout_s} s")
        time.sleep(_POLL_S)
