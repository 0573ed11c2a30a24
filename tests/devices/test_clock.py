"""The clocks of this machine."""

from kiosk.devices.clock import SystemClock
from kiosk.services.ports import Clock


def test_the_system_clock_fits_its_port_and_moves_forward() -> None:
    """Wall clock, monotonic clock and time since boot count in milliseconds; the boot id stays."""
    clock: Clock = SystemClock()
    first, since_boot = clock.monotonic_ms(), clock.boot_ms()
    assert clock.now_ms() > 1_700_000_000_000
    assert clock.monotonic_ms() >= first
    assert since_boot is None or (clock.boot_ms() or 0) >= since_boot > 0
    assert clock.boot_id() == SystemClock().boot_id()
