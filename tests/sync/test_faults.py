"""The faulty transport itself: each fault is what it says, and the hub did or did not see the request."""

import httpx
import pytest

from sync.client import HubClient
from sync.errors import SyncError
from sync.exchange import connect
from sync.problems import Problem
from tests.support.clock import SettableClock
from tests.support.faults import Fault, FaultyTransport, on, once, seeded
from tests.support.plain_hub import PlainHub
from tests.support.plain_store import PlainJournal


@pytest.mark.parametrize(
    ("fault", "problem", "arrives"),
    [
        (Fault.LOSE_REQUEST, Problem.UNREACHABLE, False),
        (Fault.LOSE_REPLY, Problem.INTERRUPTED, True),
        (Fault.STALL, Problem.TIMED_OUT, True),
        (Fault.CUT, Problem.INTERRUPTED, True),
        (Fault.TRUNCATE, Problem.NOT_UNDERSTOOD, True),
        (Fault.GARBLE, Problem.NOT_UNDERSTOOD, True),
        (Fault.WEB_PAGE, Problem.WEB_PAGE, False),
        (Fault.REDIRECT, Problem.REDIRECTED, False),
        (Fault.BUSY, Problem.BUSY, False),
        (Fault.UNAVAILABLE, Problem.HUB_FAILING, False),
        (Fault.BROKEN, Problem.HUB_FAILING, False),
        (Fault.UNAUTHORIZED, Problem.UNAUTHORIZED, False),
    ],
)
def test_each_fault_is_understood_as_what_it_is(fault: Fault, problem: Problem, arrives: bool) -> None:
    """The client names every fault rightly, whether or not the hub did what was asked."""
    hub, journal = PlainHub(), PlainJournal()
    row_id = journal.append()
    batch = journal.pending_batch(1)
    wire = FaultyTransport(hub, once(fault))
    client = HubClient(connect("http://hub.test", transport=wire), SettableClock(), api_key="device")
    assert batch is not None

    with pytest.raises(SyncError) as caught:
        client.push(batch)
    assert caught.value.problem is problem
    assert hub.logs == ([row_id] if arrives else [])


def test_the_same_seed_gives_the_same_faults() -> None:
    """A day that failed can be played again."""
    request = httpx.Request("GET", "http://hub.test/api/v1/x")
    first, second = seeded(7), seeded(7)
    drawn = [first(request) for _ in range(200)]

    assert drawn == [second(request) for _ in range(200)]
    assert set(drawn) == set(Fault)


def test_a_fault_on_one_route_leaves_the_others_alone() -> None:
    """Scripts can name a path."""
    script = on("journal", Fault.STALL)

    assert script(httpx.Request("POST", "http://hub.test/api/v1/devices/me/journal")) is Fault.STALL
    assert script(httpx.Request("GET", "http://hub.test/api/v1/devices/me/config")) is Fault.NONE
