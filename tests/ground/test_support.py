"""The clock and the waiting that other tests lean on."""

import threading

import pytest

from tests.support.clock import START_MS, SettableClock
from tests.support.waiting import wait_until


def test_the_clock_moves_only_when_told() -> None:
    """Both clocks move on together, and only by what was asked."""
    clock = SettableClock()
    clock.advance(1_500)

    assert (clock.now_ms(), clock.monotonic_ms(), clock.boot_ms()) == (START_MS + 1_500, 1_500, 1_500)
    with pytest.raises(ValueError, match="backwards"):
        clock.advance(-1)


def test_the_wall_clock_can_jump_while_the_other_goes_on() -> None:
    """A corrected wall clock does not move the monotonic one, and a reboot does not move the wall."""
    clock = SettableClock(monotonic_ms=7)
    clock.set_wall(START_MS - 60_000)

    assert (clock.now_ms(), clock.monotonic_ms()) == (START_MS - 60_000, 7)

    clock.reboot("boot-2")

    assert (clock.now_ms(), clock.boot_id(), clock.boot_ms()) == (START_MS - 60_000, "boot-2", 0)


def test_waiting_ends_when_another_thread_has_done_its_part() -> None:
    """The wait returns once the condition holds."""
    done: list[int] = []
    worker = threading.Thread(target=done.append, args=(1,))
    worker.start()

    wait_until(lambda: done, what="the worker")

    worker.join()
    assert done == [1]


def test_waiting_in_vain_says_for_what() -> None:
    """A wait that never ends fails with the name of what it waited for."""
    with pytest.raises(AssertionError, match="the hub did not come to hold within 0 s"):
        wait_until(lambda: False, timeout_s=0, what="the hub")
