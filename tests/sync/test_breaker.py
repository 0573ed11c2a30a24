"""The circuit breaker."""

from sync.breaker import OPEN_FOR_MS, OPENS_AFTER, Breaker, BreakerState


def _failed(times: int, now_ms: int = 0) -> Breaker:
    breaker = Breaker()
    for _ in range(times):
        breaker = breaker.failed(now_ms)
    return breaker


def test_four_failures_leave_it_closed_and_the_fifth_opens_it() -> None:
    """A few lost packets do not stop the work."""
    assert _failed(OPENS_AFTER - 1).state(0) is BreakerState.CLOSED
    assert _failed(OPENS_AFTER).state(0) is BreakerState.OPEN


def test_after_a_while_it_lets_one_probe_through() -> None:
    """An open breaker tries again by itself."""
    breaker = _failed(OPENS_AFTER, now_ms=1_000)

    assert breaker.state(breaker.probe_at_ms() - 1) is BreakerState.OPEN
    assert breaker.probe_at_ms() == 1_000 + OPEN_FOR_MS
    assert breaker.state(breaker.probe_at_ms()) is BreakerState.HALF_OPEN


def test_a_failed_probe_opens_it_anew_and_a_good_one_closes_it() -> None:
    """The probe decides."""
    half_open = _failed(OPENS_AFTER)

    assert half_open.failed(OPEN_FOR_MS).state(OPEN_FOR_MS) is BreakerState.OPEN
    assert half_open.succeeded() == Breaker()


def test_a_success_in_between_starts_the_count_anew() -> None:
    """Only failures in a row count."""
    breaker = _failed(OPENS_AFTER - 1).succeeded().failed(0)

    assert breaker.failures == 1
    assert breaker.state(0) is BreakerState.CLOSED
