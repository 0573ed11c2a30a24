"""The clocks of this machine."""

import time
from pathlib import Path

_BOOT_ID = Path("/proc/sys/kernel/random/boot_id")
"""Linux writes a new random id here at every start (proc(5))."""


class SystemClock:
    """The operating system's clocks; fits every `Clock` port, from any thread."""

    def __init__(self) -> None:
        self._boot_id = _read_boot_id()

    def now_ms(self) -> int:
        """Return the wall clock, raw."""
        return time.time_ns() // 1_000_000

    def monotonic_ms(self) -> int:
        """Return a clock that only moves forward; it may stand still while the machine sleeps."""
        return time.monotonic_ns() // 1_000_000

    def boot_id(self) -> str | None:
        """Return the id of this start of the machine; None where the system has none."""
        return self._boot_id

    def boot_ms(self) -> int | None:
        """Return milliseconds since the machine started, sleep included; None where the system does not count them."""
        clock = getattr(time, "CLOCK_BOOTTIME", None)
        return None if clock is None else time.clock_gettime_ns(clock) // 1_000_000


def _read_boot_id() -> str | None:
    try:
        return _BOOT_ID.read_text(encoding="ascii").strip() or None
    except OSError:
        return None
