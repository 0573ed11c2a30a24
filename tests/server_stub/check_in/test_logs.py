"""Access logs and occupancy over HTTP."""

import csv
import io

import httpx
import pytest

from sync.wire import routes
from sync.wire.enums import Movement, Reason, ScanResult
from sync.wire.records import AccessLog, VenueOccupancy
from sync.wire.times import to_wire
from tests.server_stub.door import Door, Journal, make_door, push, read
from tests.support.clock import START_MS
from tests.support.hub import InProcessHub


@pytest.fixture
def door(hub: InProcessHub, tenant_id: str) -> Door:
    """Return a door through which three people went in, one of them out again, and a fourth was refused."""
    door = make_door(hub, tenant_id)
    journal = Journal(door.checkpoint.id)
    for number in (1, 2, 3):
        journal.scan(number, participant_id=f"person-{number}")
    journal.scan(2, movement=Movement.EXIT, reason=Reason.LEFT)
    journal.scan(4, result=ScanResult.REVOKED, reason=Reason.BLACKLISTED, override_reason="=1+1", scanned_by="\u202e@x")
    _, device = door.pair()
    with device:
        push(device, journal.batch())
    return door


def _logs(client: httpx.Client, door: Door, **params: object) -> list[AccessLog]:
    path = f"{routes.EVENTS}/{door.event.id}/access-logs"
    logs: list[AccessLog] = read(client.get(path, params=params), list[AccessLog])  # type: ignore[arg-type]  # plain values
    return logs


def test_logs_come_by_corrected_time(client: httpx.Client, door: Door) -> None:
    """Oldest first, with page and total, and newest first on demand."""
    assert [log.device_seq for log in _logs(client, door)] == [1, 2, 3, 4, 5]
    assert [log.device_seq for log in _logs(client, door, sort="scannedAt:desc", pageSize=2, page=2)] == [3, 2]


@pytest.mark.parametrize(
    ("params", "seqs"),
    [
        ({"scanResult": "REVOKED"}, [5]),
        ({"participantId": "person-2"}, [2]),
        ({"checkpointId": "elsewhere"}, []),
        ({"deviceId": "elsewhere"}, []),
        ({"from": to_wire(START_MS - 60_000 + 1), "to": to_wire(START_MS - 60_000 + 3)}, [2, 3]),
        ({"from": to_wire(START_MS - 60_000 + 3), "scanResult": "VALID"}, [4]),
    ],
)
def test_logs_are_filtered(client: httpx.Client, door: Door, params: dict[str, str], seqs: list[int]) -> None:
    """By checkpoint, result, participant, device and time, each alone or together."""
    assert [log.device_seq for log in _logs(client, door, **params)] == seqs


@pytest.mark.parametrize(
    "params", [{"from": "yesterday"}, {"scanResult": "MAYBE"}, {"colour": "red"}, {"sort": "name"}]
)
def test_impossible_filters_are_refused(client: httpx.Client, door: Door, params: dict[str, str]) -> None:
    """A mistyped filter must not answer everything."""
    answer = client.get(f"{routes.EVENTS}/{door.event.id}/access-logs", params=params)
    assert answer.status_code == 400


def test_logs_as_a_table(client: httpx.Client, door: Door) -> None:
    """With `Accept: text/csv` all logs come as rows, and no cell is a formula."""
    path = f"{routes.EVENTS}/{door.event.id}/access-logs"
    answer = client.get(path, headers={"Accept": "text/csv"}, params={"pageSize": 1})
    assert answer.headers["Content-Type"].startswith("text/csv; charset=utf-8")
    rows = list(csv.DictReader(io.StringIO(answer.text)))
    assert [row["deviceSeq"] for row in rows] == ["1", "2", "3", "4", "5"]
    assert rows[4]["overrideReason"] == "'=1+1"
    assert rows[4]["scanResult"] == "REVOKED"
    only = client.get(path, headers={"Accept": "text/csv"}, params={"participantId": "person-1"})
    assert len(only.text.splitlines()) == 2


def test_a_long_table_is_whole(hub: InProcessHub, client: httpx.Client, tenant_id: str) -> None:
    """Logs beyond what is read at once follow, each once, although many bear one instant."""
    door = make_door(hub, tenant_id)
    journal = Journal(door.checkpoint.id)
    for number in range(1_100):
        journal.scan(number % 7, at_ms=START_MS - 5_000)
    _, device = door.pair()
    with device:
        for first in range(1, 1_101, 500):
            push(device, journal.batch(first, min(first + 499, 1_100)))
    path = f"{routes.EVENTS}/{door.event.id}/access-logs"
    rows = list(csv.DictReader(io.StringIO(client.get(path, headers={"Accept": "text/csv"}).text)))
    assert sorted(int(row["deviceSeq"]) for row in rows) == list(range(1, 1_101))


def test_occupancy_counts_who_is_inside(client: httpx.Client, door: Door) -> None:
    """Entries count up, exits down, refusals not at all; an empty zone is there with zero."""
    path = f"{routes.EVENTS}/{door.event.id}"
    client.post(f"{path}/zones", json={"name": "Annex"}).raise_for_status()
    counts = read(client.get(f"{path}/occupancy"), list[VenueOccupancy])
    whole, annex, hall = counts
    assert (whole.zone_id, whole.current_count, whole.max_capacity) == (None, 2, None)
    assert (annex.current_count, annex.last_updated) == (0, to_wire(START_MS))
    assert (hall.zone_id, hall.current_count, hall.max_capacity) == (door.zone.id, 2, 100)
    assert hall.last_updated == to_wire(START_MS - 60_000 + 3)


def test_logs_and_occupancy_stay_in_the_tenant(hub: InProcessHub, door: Door) -> None:
    """A key of another tenant finds no such event."""
    with hub.client(hub.make_key(hub.make_tenant())) as stranger:
        for what in ("access-logs", "occupancy"):
            assert stranger.get(f"{routes.EVENTS}/{door.event.id}/{what}").status_code == 404
