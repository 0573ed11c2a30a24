"""A hub that fails in all its ways while people pass the door: the screen says so, scanning goes on, no row is lost."""

from pathlib import Path

import httpx

from server_stub.gate.records import api_keys
from sync.wire import routes
from sync.wire.enums import ApiKeyStatus, ErrorCode, Reason
from tests.support.door_device import draw, issue_badges
from tests.support.door_fixtures import OpenDevice
from tests.support.doors import Gate
from tests.support.false_hub import BadLine, WebSite
from tests.support.hub import ServedHub

_TEN_MEGABYTES = 10_000_000


def test_a_web_page_in_place_of_the_hub(hub: ServedHub, gate: Gate, open_device: OpenDevice, tmp_path: Path) -> None:
    """A venue's login page answers for a while: the link shows trouble, and the rows arrive once the hub is back."""
    gate.register(2)
    first, second = issue_badges(gate)
    door = open_device(gate)
    door.wait_ready()
    hub.stop()
    with WebSite(hub.port):
        door.show(draw(tmp_path / "first", [first]), 1)
        door.wait_link("trouble")
        door.show(draw(tmp_path / "second", [second]), 1)
        assert door.text("linkWords").startswith("Hub trouble since")
        assert door.pending == 2
    hub.start()
    door.wait_sent()
    door.wait_link("ok")

    assert door.reasons == [Reason.ADMITTED, Reason.ADMITTED]
    assert sorted(gate.log_ids()) == sorted(door.journalled)


def test_a_revoked_key_is_an_alarm_and_stops_no_scan(
    hub: ServedHub, gate: Gate, open_device: OpenDevice, tmp_path: Path
) -> None:
    """The hub refuses the device: the screen says so, people still pass, and a new pairing sends every row."""
    gate.register(2)
    badges = issue_badges(gate)
    door = open_device(gate)
    door.wait_ready()
    hub.write(lambda connection, _: connection.execute(api_keys.update().values(status=ApiKeyStatus.REVOKED)))

    door.show(draw(tmp_path / "badges", badges), 2)
    door.wait_link("unauthorized")
    assert door.text("linkWords") == "Hub refuses this device"
    assert (door.reasons, door.pending) == ([Reason.ADMITTED, Reason.ADMITTED], 2)
    rows = door.journalled
    door.close()

    again = open_device(gate, name="South 1 again", folder="South 1")
    again.wait_ready()
    again.wait_sent()
    assert sorted(gate.log_ids()) == sorted(rows)


def test_a_snapshot_that_breaks_off_is_continued(gate: Gate, open_device: OpenDevice, tmp_path: Path) -> None:
    """Half a snapshot changes nothing; the device says that it waits, takes the rest, and begins to scan."""
    gate.register(50)
    badge = issue_badges(gate)[-1]
    asked: list[int] = []

    def cut(path: str, body: bytes) -> bytes:
        if path != routes.snapshot(gate.event_id):
            return body
        asked.append(len(body))
        return body[: len(body) // 2] if len(asked) <= 2 else body

    with BadLine(gate.hub.base_url, cut) as line:
        door = open_device(gate, hub_url=line.url)
        door.wait(lambda: asked, "half a snapshot")
        assert door.around("phase") == "starting"
        assert door.text("noticeTitle") == "Getting the list of participants"
        door.wait(lambda: door.around("phase") == "ready", "the whole snapshot", retrying=True)
        door.show(draw(tmp_path / "badge", [badge]), 1)
        door.close()

    assert len(asked) == 3
    assert asked[0] > asked[1] > asked[2], "it went on where it had broken off"
    assert door.reasons == [Reason.ADMITTED]


def test_ten_megabytes_are_refused_by_the_hub(hub: ServedHub, gate: Gate) -> None:
    """Every route that takes a body answers 413 with our envelope, and the hub serves on."""
    identity = gate.pair("Station")
    with hub.client(identity.api_key) as client:
        for path in (routes.PAIR, routes.JOURNAL, routes.HEARTBEAT):
            answer = client.post(path, content=b'{"code": "' + b"7" * _TEN_MEGABYTES + b'"}')
            assert answer.status_code == httpx.codes.REQUEST_ENTITY_TOO_LARGE
            assert answer.json()["error"]["code"] == ErrorCode.PAYLOAD_TOO_LARGE
        assert client.get(routes.DEVICE_CONFIG).status_code == httpx.codes.OK
