"""What time it is at the door, and whether that can be trusted."""

from dataclasses import dataclass

from kiosk.services.ports import Clock, HubClock

MAX_OFFSET_MS = 5 * 60_000
"""Beyond this distance from the hub, rules that compare instants do not apply."""
_SLEW_MS = 2_000
"""A time server may put a clock back by so much without making it suspect."""


@dataclass(frozen=True, slots=True)
class DoorTime:
    """One look at the clocks."""

    raw_ms: int
    """The device's wall clock as it stands."""
    corrected_ms: int
    """The hub's time as best known here."""
    boot_id: str | None
    boot_ms: int | None
    hub_clock: HubClock | None
    is_suspect: bool


@dataclass(frozen=True, slots=True)
class _Contact:
    hub_clock: HubClock
    hub_ms: int
    elapsed_from_ms: int


class DoorClock:
    """Corrects the device's clock by the hub's, and notices when it cannot be right.

    After a contact the time is the hub's at that contact plus what the boot-time clock counted since, which no hand
    can set; the wall clock is suspect when it stands more than five minutes from that. Before any contact the wall
    clock is all there is, and suspect when it stands before the build of this program or before the last row written.
    """

    def __init__(self, clock: Clock, *, built_at_ms: int = 0) -> None:
        self._clock = clock
        self._built_at_ms = built_at_ms
        self._contact: _Contact | None = None

    def set_hub_clock(self, hub_clock: HubClock) -> None:
        """Take over what was measured at a contact just now; from any thread."""
        hub_ms = self._clock.now_ms() + hub_clock.offset_ms
        self._contact = _Contact(hub_clock, hub_ms, self._elapsed_ms())

    def look(self, *, last_row_ms: int) -> DoorTime:
        """Return the time now; `last_row_ms` is the wall clock of the newest row of the journal."""
        raw_ms, contact = self._clock.now_ms(), self._contact
        if contact is None:
            corrected_ms = raw_ms
            is_suspect = raw_ms < max(self._built_at_ms, last_row_ms - _SLEW_MS)
        else:
            corrected_ms = contact.hub_ms + self._elapsed_ms() - contact.elapsed_from_ms
            is_suspect = abs(corrected_ms - raw_ms) > MAX_OFFSET_MS
        return DoorTime(
            raw_ms=raw_ms,
            corrected_ms=corrected_ms,
            boot_id=self._clock.boot_id(),
            boot_ms=self._clock.boot_ms(),
            hub_clock=None if contact is None else contact.hub_clock,
            is_suspect=is_suspect,
        )

    def _elapsed_ms(self) -> int:
        boot_ms = self._clock.boot_ms()
        return self._clock.monotonic_ms() if boot_ms is None else boot_ms
