"""One lane: waiting, probing, and forgetting the wait."""

import random

from sync.breaker import OPEN_FOR_MS, OPENS_AFTER
from sync.errors import TransientError, UnauthorizedError
from sync.lane import Lane
from sync.problems import Problem

_LOST = TransientError("lost", problem=Problem.UNREACHABLE)


def _lane() -> Lane:
    return Lane("push", random.Random(1))


def test_a_lane_that_fails_waits_and_then_is_due_again() -> None:
    """A failure puts the next try off by no more than the backoff."""
    lane = _lane()
    lane.failed(0, _LOST)

    assert not lane.is_due(0)
    assert lane.is_due(1_000)


def test_five_failures_stop_a_lane_until_the_probe() -> None:
    """A lane whose breaker is open leaves the hub alone for half a minute, and then tries something small."""
    lane = _lane()
    for _ in range(OPENS_AFTER):
        lane.failed(0, _LOST)

    assert not lane.is_due(OPEN_FOR_MS - 1)
    assert lane.is_probe(lane.not_before_ms)
    assert lane.streak == OPENS_AFTER


def test_a_reset_forgets_the_wait_but_not_the_error() -> None:
    """When another lane found the hub, this one tries at once, and is not called healthy before it succeeds."""
    lane = _lane()
    for _ in range(OPENS_AFTER):
        lane.failed(0, _LOST)
    lane.reset(10)

    assert lane.is_due(10)
    assert not lane.is_probe(10)
    assert lane.error is _LOST
    assert lane.succeeded(10) is _LOST
    assert lane.streak == 0


def test_the_wait_is_never_shorter_than_the_hub_asked_for() -> None:
    """Retry-After holds for the lane."""
    lane = _lane()
    lane.failed(0, TransientError("busy", problem=Problem.BUSY, retry_after_ms=20_000))

    assert not lane.is_due(19_999)


def test_a_refused_key_is_tried_once_a_minute() -> None:
    """A device whose key was withdrawn does not hammer the hub."""
    lane = _lane()
    lane.failed(0, UnauthorizedError("no", problem=Problem.UNAUTHORIZED))

    assert lane.not_before_ms == 60_000
