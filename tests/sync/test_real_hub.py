"""The engine against the real hub, in process and over HTTP, with the device's real store."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

from kiosk.store.cache import DeviceCache
from kiosk.store.config import ConfigFile
from kiosk.store.journal import DeviceJournal
from sync.client import HubClient
from sync.errors import PairingCodeError
from sync.pairing import pair
from sync.problems import Problem
from sync.status import LinkState
from sync.wire.devices import PairAnswer
from tests.support.clock import SettableClock
from tests.support.doors import Gate, open_gate, person
from tests.support.faults import Fault, once, seeded
from tests.support.hub import InProcessHub, ServedHub
from tests.support.linked_device import LinkedDevice

_KEY = bytes(range(32))
_MINUTE_MS = 60_000


@dataclass
class Station:
    """A paired device with its real store and the engine."""

    gate: Gate
    identity: PairAnswer
    journal: DeviceJournal
    cache: DeviceCache
    device: LinkedDevice

    def scan(self, count: int = 1) -> list[str]:
        """Let people in; returns the ids of the rows."""
        first = self.journal.total() + 1
        facts = self.gate.admission(self.device.clock.now_ms())
        return [self.journal.append(facts, person(first + offset)).id for offset in range(count)]

    def close(self) -> None:
        """Let everything go."""
        self.device.close()
        self.journal.close()
        self.cache.close()


def _station(gate: Gate, folder: Path, transport: httpx.BaseTransport | None = None, name: str = "South 1") -> Station:
    identity, clock = gate.pair(name), SettableClock(gate.hub.clock())
    folder.mkdir(exist_ok=True)
    config = ConfigFile(folder / "device.json")
    config.set_config(identity.config)
    journal = DeviceJournal(folder / "journal.db", _KEY, clock)
    cache = DeviceCache(folder, _KEY)
    device = LinkedDevice(
        transport or httpx.HTTPTransport(),
        folder,
        base_url=gate.hub.base_url,
        api_key=identity.api_key,
        clock=clock,
        journal=journal,
        cache=cache,
        config=config,
    )
    return Station(gate, identity, journal, cache, device)


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[InProcessHub]:
    with InProcessHub(tmp_path / "hub.db") as hub:
        yield hub


@pytest.fixture
def gate(hub: InProcessHub) -> Gate:
    return open_gate(hub)


@pytest.fixture
def station(gate: Gate, hub: InProcessHub, tmp_path: Path) -> Iterator[Station]:
    station = _station(gate, tmp_path / "device", hub)
    yield station
    station.close()


def test_a_new_station_loads_its_event_and_sends_its_rows(gate: Gate, station: Station) -> None:
    """Paired by code, one cycle: people in the cache, rows at the hub, the link OK."""
    people = gate.register(5)
    sent = station.scan(3)
    station.device.engine.run_cycle()
    event = station.cache.event()

    assert event is not None
    assert event.id == gate.event_id
    assert all(station.cache.participant(person_id) for person_id in people)
    assert station.cache.checkpoint(gate.checkpoint_id)
    assert sorted(gate.log_ids()) == sorted(sent)
    assert (station.device.engine.status.link, station.device.engine.status.pending) == (LinkState.OK, 0)


def test_changes_follow_and_tombstones_too(gate: Gate, station: Station) -> None:
    """Who is registered after the start may pass, who is withdrawn may not."""
    (withdrawn,) = gate.register()
    station.device.engine.run_cycle()
    (added,) = gate.register()
    gate.withdraw(withdrawn)
    station.device.run_for(_MINUTE_MS)

    assert station.cache.participant(added)
    assert station.cache.participant(withdrawn) is None
    assert station.device.heard.snapshots == 1


def test_one_gate_hears_of_the_others_admissions(
    gate: Gate, hub: InProcessHub, station: Station, tmp_path: Path
) -> None:
    """Whoever was let in at one station is known to be inside at the next within a poll."""
    gate.register(2)
    other = _station(gate, tmp_path / "other", hub, name="South 2")
    for each in (station, other):
        each.device.engine.run_cycle()
    station.scan()
    station.device.engine.run_cycle()
    other.device.run_for(_MINUTE_MS)
    inside = [presence.participant_number for presence in other.cache.presences() if presence.inside]
    other.close()

    assert inside == [1]


def test_a_backlog_goes_in_few_requests(gate: Gate, station: Station) -> None:
    """Two thousand rows of a long partition take four requests, whatever the hub's limits."""
    sent = station.scan(2_000)
    station.device.engine.run_cycle()

    assert station.device.paths().count("journal") == 4
    assert sorted(gate.log_ids()) == sorted(sent)


@pytest.mark.parametrize("fault", [Fault.LOSE_REPLY, Fault.STALL, Fault.CUT, Fault.TRUNCATE, Fault.GARBLE])
def test_a_lost_answer_doubles_nothing_at_the_hub(gate: Gate, station: Station, fault: Fault) -> None:
    """The hub committed, the answer was lost, the rows go again: once each."""
    station.device.engine.run_cycle()
    sent = station.scan(3)
    station.device.wire.script = once(fault)
    station.device.run_for(_MINUTE_MS)

    assert sorted(gate.log_ids()) == sorted(sent)
    assert station.device.paths().count("journal") == 2


def test_a_snapshot_goes_on_by_range(gate: Gate, station: Station) -> None:
    """The real hub continues where the line broke."""
    gate.register(50)
    broken = iter([Fault.CUT])
    station.device.wire.script = lambda request: (
        next(broken, Fault.NONE) if request.url.path.endswith("snapshot") else Fault.NONE
    )
    station.device.run_for(_MINUTE_MS)
    asked = [request.headers.get("Range") for request in station.device.wire.requests if "snapshot" in request.url.path]

    assert len(asked) == 2
    assert asked[1] is not None
    assert station.cache.number() > 50


def test_a_hub_that_was_put_back_gives_a_snapshot(gate: Gate, station: Station) -> None:
    """A feed that ends before the station's number answers 410, and the station loads anew."""
    (lost,) = gate.register()
    station.device.engine.run_cycle()
    gate.lose_last_change()
    station.device.run_for(_MINUTE_MS)

    assert station.device.heard.snapshots == 2
    assert station.cache.participant(lost) is None


def test_a_revoked_key_stops_the_sending_and_loses_nothing(gate: Gate, station: Station) -> None:
    """The alarm is up, scans are recorded, and they arrive once the key is good again."""
    station.device.engine.run_cycle()
    good, station.device.client._key = station.device.client._key, {"X-API-Key": station.identity.api_key[:-1] + "x"}
    sent = station.scan(2)
    station.device.run_for(_MINUTE_MS)
    alarm = station.device.engine.status
    station.device.client._key = good
    station.device.run_for(2 * _MINUTE_MS)

    assert (alarm.link, alarm.problem, alarm.pending) == (LinkState.UNAUTHORIZED, Problem.UNAUTHORIZED, 2)
    assert sorted(gate.log_ids()) == sorted(sent)


@pytest.mark.parametrize("seed", range(3))
def test_a_bad_day_ends_well_at_the_real_hub(seed: int, gate: Gate, station: Station) -> None:
    """A third of all requests fail; in the end every row is there once and the cache is the hub's."""
    station.device.wire.script = seeded(seed)
    sent, people = [], []
    for _ in range(20):
        sent += station.scan(2)
        people += gate.register()
        station.device.run_for(10_000)
    station.device.wire.script = None
    station.device.run_for(2 * _MINUTE_MS)

    assert sorted(gate.log_ids()) == sorted(sent)
    assert all(station.cache.participant(person_id) for person_id in people)
    assert station.device.engine.status.link is LinkState.OK


def test_a_code_pairs_once(gate: Gate, hub: InProcessHub) -> None:
    """Used or wrong, the hub's own answer is understood as a matter of the code."""
    with hub.client() as http, pytest.raises(PairingCodeError):
        pair(HubClient(http, SettableClock()), "AAAA-AAAA", app_version="1.0")


def test_over_http_a_hub_goes_and_comes_back(tmp_path: Path) -> None:
    """A served hub is stopped in the middle of a day and started again: nothing is lost, nothing doubled."""
    with ServedHub(tmp_path / "hub.db") as hub:
        gate = open_gate(hub)
        gate.register(3)
        station = _station(gate, tmp_path / "device")
        sent = station.scan(5)
        station.device.engine.run_cycle()
        hub.stop()
        sent += station.scan(700)
        station.device.run_for(10 * _MINUTE_MS)
        away = station.device.engine.status
        hub.start()
        station.device.run_for(_MINUTE_MS)
        logs, back = gate.log_ids(), station.device.engine.status
        station.close()

    assert (away.link, away.problem, away.pending) == (LinkState.AWAY, Problem.UNREACHABLE, 700)
    assert (back.link, back.pending) == (LinkState.OK, 0)
    assert sorted(logs) == sorted(sent)


def test_the_hubs_clock_is_measured_over_http(tmp_path: Path) -> None:
    """The offset that access logs carry comes from the hub's own stamp."""
    with ServedHub(tmp_path / "hub.db") as hub:
        station = _station(open_gate(hub), tmp_path / "device")
        station.device.clock.set_wall(hub.clock() - 3_600_000)
        station.device.engine.run_cycle()
        offset_ms = station.device.engine.status.hub_offset_ms
        station.close()

    assert offset_ms is not None
    assert 3_600_000 <= offset_ms < 3_700_000
