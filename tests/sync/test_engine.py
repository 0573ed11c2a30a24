"""The engine: what it does when, and what it says about it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sync.engine import HEARTBEAT_CAP_MS, MARK_MS, POLL_MS
from sync.problems import Problem
from sync.status import LinkState
from sync.wire import routes
from sync.wire.devices import HEARTBEAT_MS
from tests.support.builders import OTHER_EVENT_ID
from tests.support.clock import START_MS
from tests.support.faults import Fault, FaultyTransport, on, seeded
from tests.support.guards import ExpectedLogs
from tests.support.linked_device import LinkedDevice
from tests.support.plain_hub import PlainHub
from tests.support.plain_store import device_config

_MINUTE_MS = 60_000


@pytest.fixture
def hub() -> PlainHub:
    hub = PlainHub()
    hub.publish(3)
    return hub


@pytest.fixture
def device(hub: PlainHub, tmp_path: Path) -> Iterator[LinkedDevice]:
    device = LinkedDevice(hub, tmp_path)
    yield device
    device.close()


def test_the_first_cycle_does_everything(hub: PlainHub, device: LinkedDevice) -> None:
    """A device that starts says hello, learns what the hub holds of it, sends its rows and loads its cache."""
    sent = device.scan(2)
    device.engine.run_cycle()

    assert device.paths() == ["heartbeat", "mark", "journal", "snapshot", "changes"]
    assert hub.logs == sent
    assert device.plain_cache.living() == hub.living()
    assert device.engine.status.link is LinkState.OK


def test_a_scan_goes_out_in_the_next_cycle(hub: PlainHub, device: LinkedDevice) -> None:
    """Nothing but the row is sent, and nothing is waited for."""
    device.engine.run_cycle()
    before = len(device.paths())
    sent = device.scan()
    device.engine.run_cycle()

    assert device.paths()[before:] == ["journal"]
    assert hub.logs == sent


def test_a_quiet_minute_has_two_heartbeats_and_a_few_polls(device: LinkedDevice) -> None:
    """A device at rest asks little: no pushes, a heartbeat every 30 s, a poll about every 15 s."""
    device.engine.run_cycle()
    before = len(device.paths())
    device.run_for(_MINUTE_MS)
    made = device.paths()[before:]

    assert made.count("heartbeat") == _MINUTE_MS // HEARTBEAT_MS
    assert 3 <= made.count("changes") <= 5
    assert set(made) == {"heartbeat", "changes"}


def test_the_heartbeat_tells_how_the_device_stands(hub: PlainHub, device: LinkedDevice) -> None:
    """The hub sees what waits at the door, also when the push itself fails."""
    device.wire.script = on("journal", Fault.BROKEN)
    device.engine.run_cycle()
    device.scan(3)
    device.run_for(HEARTBEAT_MS)
    last = hub.heartbeats[-1]

    assert (last.head, last.pending, last.cache_number) == (3, 3, 3)
    assert last.oldest_pending_ms == HEARTBEAT_MS
    assert last.app_version == "1.0"


def test_the_mark_is_asked_for_every_hour(device: LinkedDevice) -> None:
    """A loss at the hub is found within the hour, also at a door where nobody scans."""
    device.run_for(2 * MARK_MS + _MINUTE_MS)

    assert device.paths().count("mark") == 3


def test_a_row_the_hub_lost_comes_back_within_the_hour(hub: PlainHub, device: LinkedDevice) -> None:
    """A hub put back from a backup is made whole by the devices."""
    backup = hub.backup()
    sent = device.scan(5)
    device.run_for(_MINUTE_MS)
    hub.restore(backup)
    device.run_for(MARK_MS)

    assert hub.logs == sent


def test_cut_off_and_back(hub: PlainHub, device: LinkedDevice) -> None:
    """Scans of an hour without network are at the hub half a minute after it returns."""
    device.engine.run_cycle()
    device.wire.is_cut = True
    sent = device.scan(2_000)
    device.run_for(60 * _MINUTE_MS)
    away = device.engine.status
    device.wire.is_cut = False
    device.run_for(HEARTBEAT_CAP_MS * 2)
    back = device.engine.status

    assert (away.link, away.problem, away.pending) == (LinkState.AWAY, Problem.UNREACHABLE, 2_000)
    assert "Scans are recorded" in away.words
    assert (back.link, back.problem, back.pending, back.words) == (LinkState.OK, None, 0, "")
    assert hub.logs == sent


def test_while_cut_off_a_device_asks_seldom(device: LinkedDevice) -> None:
    """An hour without network costs few requests, and scanning does not make them more."""
    device.wire.is_cut = True
    device.run_for(10 * _MINUTE_MS)
    before = len(device.paths())
    for _ in range(60):
        device.scan()
        device.run_for(_MINUTE_MS)

    assert len(device.paths()) - before < 60 * 12


def test_the_mark_is_asked_for_after_a_reconnect(device: LinkedDevice) -> None:
    """After any time apart the device learns anew what the hub holds."""
    device.engine.run_cycle()
    device.wire.is_cut = True
    device.run_for(5 * _MINUTE_MS)
    device.wire.is_cut = False
    before = len(device.paths())
    device.run_for(HEARTBEAT_CAP_MS * 2)

    assert device.paths()[before:].count("mark") == 1


def test_trouble_with_one_route_delays_no_other(hub: PlainHub, device: LinkedDevice) -> None:
    """A feed that fails does not hold up the rows, and the other way round."""
    device.wire.script = on("snapshot", Fault.BROKEN)
    sent = device.scan(3)
    device.run_for(_MINUTE_MS)
    feed_fails = (hub.logs.copy(), device.engine.status.link)
    device.wire.script = on("journal", Fault.BROKEN)
    device.scan(3)
    device.run_for(2 * _MINUTE_MS)

    assert feed_fails == (sent, LinkState.AWAY)
    assert device.plain_cache.living() == hub.living()
    assert device.engine.status.pending == 3


def test_five_failures_open_the_breaker_and_one_row_probes(hub: PlainHub, device: LinkedDevice) -> None:
    """A hub in distress gets one small request in half a minute, and everything once that is taken."""
    device.wire.script = on("journal", Fault.BROKEN)
    device.scan(20)
    device.run_for(5 * _MINUTE_MS)
    before = len(device.wire.requests)
    device.run_for(5 * _MINUTE_MS)
    tries = [request for request in device.wire.requests[before:] if request.url.path == routes.JOURNAL]
    device.wire.script = None
    device.run_for(_MINUTE_MS)

    assert 4 <= len(tries) <= 10
    assert [len(batch.rows) for batch in hub.batches] == [1, 19]


def test_a_refused_key_stops_the_sending_and_raises_the_alarm(hub: PlainHub, device: LinkedDevice) -> None:
    """Recording goes on, the screen says what to do, and the hub is asked once a minute."""
    device.engine.run_cycle()
    device.wire.script = lambda _: Fault.UNAUTHORIZED
    sent = device.scan(3)
    device.run_for(_MINUTE_MS)
    alarm = device.engine.status
    before = len(device.paths())
    device.run_for(10 * _MINUTE_MS)
    tries = device.paths()[before:].count("journal")
    device.wire.script = None
    device.run_for(2 * _MINUTE_MS)

    assert (alarm.link, alarm.problem, alarm.pending) == (LinkState.UNAUTHORIZED, Problem.UNAUTHORIZED, 3)
    assert "Pair the device anew" in alarm.words
    assert tries <= 10
    assert hub.logs == sent
    assert device.engine.status.link is LinkState.OK


def test_a_login_page_is_told_apart_from_a_lost_network(device: LinkedDevice) -> None:
    """Staff read that a web page answers, and what to look at."""
    device.wire.script = lambda _: Fault.WEB_PAGE
    device.run_for(_MINUTE_MS)

    assert (device.engine.status.link, device.engine.status.problem) == (LinkState.TROUBLE, Problem.WEB_PAGE)
    assert "venue's login page" in device.engine.status.words


def test_a_device_that_never_met_its_hub_says_so(device: LinkedDevice) -> None:
    """Started without network: connecting first, then away, and never OK."""
    device.wire.is_cut = True
    device.run_for(_MINUTE_MS)

    assert [status.link for status in device.heard.statuses][-1] is LinkState.AWAY
    assert LinkState.OK not in {status.link for status in device.heard.statuses}
    assert device.engine.status.last_contact_ms is None


def test_one_lost_request_is_nobodys_business(device: LinkedDevice) -> None:
    """The link does not flicker."""
    device.engine.run_cycle()
    lost = iter([Fault.LOSE_REQUEST])
    device.wire.script = lambda _: next(lost, Fault.NONE)
    device.run_for(_MINUTE_MS)

    assert {status.link for status in device.heard.statuses[1:]} == {LinkState.OK}


def test_the_state_says_since_when(device: LinkedDevice) -> None:
    """The screen can show for how long the hub has been away."""
    device.engine.run_cycle()
    device.run_for(_MINUTE_MS)
    device.wire.is_cut = True
    device.run_for(10 * _MINUTE_MS)
    status = device.engine.status

    assert status.last_contact_ms is not None
    assert START_MS + _MINUTE_MS - POLL_MS * 2 < status.last_contact_ms <= START_MS + _MINUTE_MS
    assert START_MS + _MINUTE_MS < status.since_ms < START_MS + 3 * _MINUTE_MS


def test_a_newer_configuration_is_taken_over(hub: PlainHub, device: LinkedDevice) -> None:
    """What the organiser changes at the hub reaches the device with the next heartbeat, once."""
    device.engine.run_cycle()
    hub.config = device_config(version=2)
    device.run_for(2 * HEARTBEAT_MS)

    assert [config.version for config in device.heard.configs] == [2]
    assert device.paths().count("config") == 1


def test_a_device_moved_to_another_event_loads_that_event(hub: PlainHub, device: LinkedDevice) -> None:
    """Nothing of the old event's people stays."""
    device.engine.run_cycle()
    hub.config = device_config(version=2, event_id=OTHER_EVENT_ID)
    hub.feed.clear()
    hub.publish(1)
    device.run_for(_MINUTE_MS)

    assert device.plain_cache.snapshots == 2
    assert device.plain_cache.living() == hub.living()


def test_a_restored_disk_opens_a_new_epoch(
    hub: PlainHub, device: LinkedDevice, tmp_path: Path, expected_logs: ExpectedLogs
) -> None:
    """An image of last week's device scans on, and nothing of either life is lost."""
    sent = device.scan(5)
    device.engine.run_cycle()
    image = LinkedDevice(hub, tmp_path)
    image.plain_journal.epochs[0].id = device.plain_journal.epochs[0].id
    image.plain_journal.begin_another_life(2)
    sent += image.scan(2)
    image.engine.run_cycle()

    assert sorted(hub.logs) == sorted(sent)
    assert image.plain_journal.reasons == ["disk went back in time"]
    assert "back in time" in expected_logs.messages[0]


def test_retry_now_forgets_the_wait(hub: PlainHub, device: LinkedDevice) -> None:
    """Who presses "try now" need not wait for the backoff."""
    device.engine.run_cycle()
    device.wire.is_cut = True
    sent = device.scan()
    device.run_for(10 * _MINUTE_MS)
    device.wire.is_cut = False
    device.engine.retry_now()
    device.engine.run_cycle()

    assert hub.logs == sent
    assert device.engine.status.link is LinkState.OK


def test_changes_are_told_after_they_are_in_the_cache(hub: PlainHub, device: LinkedDevice) -> None:
    """Who follows the cache hears of each change once, and of a snapshot as such."""
    device.engine.run_cycle()
    hub.publish(2)
    device.run_for(2 * POLL_MS)

    assert device.heard.snapshots == 1
    assert [change.number for change in device.heard.changes] == [4, 5]


def test_an_error_of_the_devices_own_files_is_raised_after_the_rows_went(
    hub: PlainHub, device: LinkedDevice, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk under the cache does not keep rows from the hub, and is not mistaken for a network's failure."""
    sent = device.scan(2)

    def full(*_: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(device.plain_cache, "begin_snapshot", full)

    with pytest.raises(OSError, match="disk full"):
        device.engine.run_cycle()
    assert hub.logs == sent


@pytest.mark.parametrize("seed", range(20))
def test_a_bad_day_ends_well(seed: int, hub: PlainHub, tmp_path: Path) -> None:
    """A third of all requests fail in every way there is; once the line is good, all is at the hub and in the cache."""
    wire = FaultyTransport(hub, seeded(seed))
    device = LinkedDevice(wire, tmp_path, seed=seed)
    sent = []
    for _ in range(30):
        sent += device.scan(3)
        hub.publish()
        device.run_for(10_000)
    wire.script = None
    device.run_for(2 * _MINUTE_MS)
    device.close()

    assert sorted(hub.logs) == sorted(sent)
    assert device.plain_cache.living() == hub.living()
    assert device.engine.status.link is LinkState.OK


def test_the_cycle_says_when_it_wants_to_run_again(device: LinkedDevice) -> None:
    """The thread sleeps until then, and never spins."""
    due_ms = device.engine.run_cycle()

    assert 0 < due_ms <= POLL_MS * 1.2
    device.wire.is_cut = True
    device.scan()
    assert device.engine.run_cycle() > 0


def test_every_request_carries_the_key(device: LinkedDevice) -> None:
    """The hub knows on each route who asks."""
    device.scan()
    device.engine.run_cycle()

    assert {request.headers[routes.API_KEY_HEADER] for request in device.wire.requests} == {"device"}
