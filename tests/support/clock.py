"""A clock that moves when told."""

START_MS = 1_795_340_760_000
"""2026-11-22T09:46:00Z, where a clock starts unless told otherwise."""


class SettableClock:
    """Wall clock, monotonic clock and time since boot, moved only by its owner; fits every `Clock` port."""

    def __init__(self, now_ms: int = START_MS, *, monotonic_ms: int = 0, boot_id: str | None = "boot-1") -> None:
        self._now_ms = now_ms
        self._monotonic_ms = monotonic_ms
        self._boot_id = boot_id

    def now_ms(self) -> int:
        """Return the wall clock."""
        return self._now_ms

    def monotonic_ms(self) -> int:
        """Return the clock that only moves forward."""
        return self._monotonic_ms

    def boot_id(self) -> str | None:
        """Return the id of this start of the machine."""
        return self._boot_id

    def boot_ms(self) -> int | None:
        """Return milliseconds since the machine started; None where it has no boot id."""
        return None if self._boot_id is None else self._monotonic_ms

    def advance(self, ms: int) -> None:
        """Let time pass: both clocks move on together."""
        if ms < 0:
            raise ValueError("time does not pass backwards; to put the wall clock back use set_wall")
        self._now_ms += ms
        self._monotonic_ms += ms

    def set_wall(self, now_ms: int) -> None:
        """Put the wall clock somewhere, as a person or a time server does; no time passes."""
        self._now_ms = now_ms

    def reboot(self, boot_id: str) -> None:
        """Start the machine anew: time since boot counts from zero, the wall clock goes on."""
        self._boot_id = boot_id
        self._monotonic_ms = 0
