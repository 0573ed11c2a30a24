"""Devices over HTTP: paired by a code, configured, and heard of."""

import httpx
import msgspec
import pytest

from server_stub.devices import codes, pairing
from server_stub.devices.pairing import NewDevice
from server_stub.devices.records import pairing_codes
from server_stub.errors import ConflictError
from server_stub.gate.records import api_keys
from server_stub.gate.throttle import Throttle
from sync.wire import routes
from sync.wire.devices import OFFLINE_AFTER_MS, DeviceConfig, Heartbeat, HeartbeatAnswer, PairRequest
from sync.wire.enums import DeviceMode, ErrorCode
from sync.wire.envelope import ErrorEnvelope
from sync.wire.records import KioskDevice
from sync.wire.times import to_wire
from tests.server_stub.door import Door, make_door, read
from tests.support.clock import SettableClock
from tests.support.hub import InProcessHub


@pytest.fixture
def door(hub: InProcessHub, tenant_id: str) -> Door:
    """Return a door."""
    return make_door(hub, tenant_id)


def _make_code(door: Door, name: str = "Station 1") -> str:
    new = NewDevice(name=name, checkpoint_id=door.checkpoint.id)
    return door.hub.write(
        lambda connection, moment: pairing.make_code(connection, moment, door.tenant_id, door.event.id, new)
    )


def _pair(hub: InProcessHub, code: str) -> httpx.Response:
    with hub.client() as client:
        return client.post(routes.PAIR, content=msgspec.json.encode(PairRequest(code=code, app_version="0.1.0")))


def _code_of(answer: httpx.Response, status: int) -> ErrorCode:
    assert answer.status_code == status, answer.text
    return msgspec.json.decode(answer.content, type=ErrorEnvelope).error.code


def test_a_code_becomes_a_device_with_its_own_key(door: Door) -> None:
    """The device learns who it is and gets a key that works for it."""
    paired, device = door.pair()
    with device:
        config = read(device.get(routes.DEVICE_CONFIG), DeviceConfig)
    assert config == paired.config
    assert (config.name, config.mode, config.checkpoint_id) == ("Station 1", DeviceMode.CHECK_IN, door.checkpoint.id)
    assert (config.event_id, config.event_name) == (door.event.id, door.event.name)
    scopes = door.hub.read(
        lambda connection: (
            connection.execute(api_keys.select().where(api_keys.c.key_prefix == paired.api_key[:16])).one().scopes
        )
    )
    assert scopes == [f"device:{paired.device_id}"]


def test_a_code_is_good_once(hub: InProcessHub, door: Door) -> None:
    """The second device with the same code is refused."""
    code = _make_code(door)
    assert _pair(hub, code).status_code == 201
    assert _code_of(_pair(hub, code), 403) is ErrorCode.PAIRING_CODE_INVALID


def test_a_code_is_good_for_fifteen_minutes(hub: InProcessHub, door: Door, clock: SettableClock) -> None:
    """A code that lay around is refused."""
    code = _make_code(door)
    clock.advance(codes.LIFETIME_MS)
    assert _code_of(_pair(hub, code), 403) is ErrorCode.PAIRING_CODE_INVALID


def test_a_code_may_be_typed_as_people_type(hub: InProcessHub, door: Door) -> None:
    """Small letters, spaces and the hyphen do not matter."""
    code = _make_code(door)
    assert _pair(hub, f" {codes.show(code).lower()} ").status_code == 201


def test_codes_are_not_stored(hub: InProcessHub, door: Door) -> None:
    """Whoever reads the database cannot pair."""
    code = _make_code(door)
    rows = hub.read(lambda connection: [tuple(row) for row in connection.execute(pairing_codes.select())])
    assert code not in repr(rows)
    assert codes.hash_of(code) in repr(rows)


def test_guessing_is_slowed(hub: InProcessHub, door: Door, clock: SettableClock) -> None:
    """After ten wrong codes the address must wait, even with the right one; others need not."""
    code = _make_code(door)
    hub.client_address = "203.0.113.7"
    refusals = [_pair(hub, f"WRNG{place:04}") for place in range(10)]
    assert {answer.status_code for answer in refusals} == {403}
    answer = _pair(hub, code)
    assert _code_of(answer, 429) is ErrorCode.RATE_LIMITED
    assert int(answer.headers["Retry-After"]) == 900
    hub.client_address = "127.0.0.1"
    assert _pair(hub, code).status_code == 201
    clock.advance(900_000)
    hub.client_address = "203.0.113.7"
    assert _pair(hub, code).status_code == 403
    hub.client_address = "127.0.0.1"


def test_a_name_is_unique_in_the_event(door: Door) -> None:
    """Two devices of one name could not be told apart."""
    door.pair("Gate A")
    with pytest.raises(ConflictError):
        _make_code(door, "Gate A")


def test_two_codes_for_one_name_pair_one_device(hub: InProcessHub, door: Door) -> None:
    """The second one is told to get a new code."""
    first, second = _make_code(door), _make_code(door)
    assert _pair(hub, first).status_code == 201
    assert _code_of(_pair(hub, second), 409) is ErrorCode.CONFLICT


def test_free_names_are_made_up(door: Door) -> None:
    """Without a name the next free one is taken."""
    door.pair("Device 1")
    assert door.hub.read(lambda connection: pairing.free_name(connection, door.event.id)) == "Device 2"


def test_the_configuration_has_a_version_that_grows(door: Door, client: httpx.Client) -> None:
    """A device that holds the current one gets 304; a renamed event raises the version."""
    _, device = door.pair()
    with device:
        before = device.get(routes.DEVICE_CONFIG)
        tag = {"If-None-Match": before.headers["ETag"]}
        assert device.get(routes.DEVICE_CONFIG, headers=tag).status_code == 304
        path = f"{routes.EVENTS}/{door.event.id}"
        client.put(path, json={"name": "Renamed"}, headers={"If-Match": '"v1"'}).raise_for_status()
        after = read(device.get(routes.DEVICE_CONFIG, headers=tag), DeviceConfig)
    assert after.event_name == "Renamed"
    assert after.version > read(before, DeviceConfig).version


def _heartbeat(now_ms: int, **changed: int) -> bytes:
    beat = Heartbeat(at=to_wire(now_ms), app_version="0.2.0", epoch="e", head=9, pending=2, oldest_pending_ms=1_500)
    return msgspec.json.encode(msgspec.structs.replace(beat, **changed))


def test_devices_are_online_while_they_are_heard_of(door: Door, client: httpx.Client, clock: SettableClock) -> None:
    """Three minutes of silence make a device offline, and its last words stay in the list."""
    paired, device = door.pair()

    def listed() -> KioskDevice:
        (found,) = read(client.get(f"{routes.EVENTS}/{door.event.id}/devices"), list[KioskDevice])
        assert isinstance(found, KioskDevice)
        return found

    assert not listed().is_online
    with device:
        answer = read(device.post(routes.HEARTBEAT, content=_heartbeat(clock.now_ms())), HeartbeatAnswer)
    assert (answer.hub_time, answer.config_version) == (to_wire(clock.now_ms()), paired.config.version)
    assert (listed().is_online, listed().pending, listed().app_version) == (True, 2, "0.2.0")
    clock.advance(OFFLINE_AFTER_MS)
    assert listed().is_online
    clock.advance(1)
    assert not listed().is_online


@pytest.mark.parametrize("changed", [{"head": -1}, {"pending": 2**60}, {"cache_number": -5}])
def test_impossible_heartbeats_are_refused(door: Door, changed: dict[str, int]) -> None:
    """Numbers that no device can mean name themselves."""
    _, device = door.pair()
    with device:
        answer = device.post(routes.HEARTBEAT, content=_heartbeat(0, **changed))
    assert _code_of(answer, 400) is ErrorCode.VALIDATION_ERROR


def test_only_devices_have_a_configuration(client: httpx.Client) -> None:
    """A person's key is not a device."""
    assert _code_of(client.get(routes.DEVICE_CONFIG), 403) is ErrorCode.FORBIDDEN


def test_a_device_may_not_manage_devices(door: Door) -> None:
    """Its key cannot list the others."""
    _, device = door.pair()
    with device:
        assert device.get(f"{routes.EVENTS}/{door.event.id}/devices").status_code == 403


def test_a_device_reads_the_feed_of_its_own_event_alone(hub: InProcessHub, tenant_id: str, door: Door) -> None:
    """A stolen device tells nothing of the organiser's other events."""
    other = hub.make_event(tenant_id, name="Another", slug="another")
    _, device = door.pair()
    with device:
        assert device.get(routes.changes(door.event.id)).status_code == 200
        assert device.get(routes.changes(other.id)).status_code == 404
        assert device.get(routes.snapshot(other.id)).status_code == 404


def test_a_device_reads_no_more_of_people_than_a_door_needs(door: Door) -> None:
    """A stolen station's key opens no list with e-mail addresses and passport numbers."""
    _, device = door.pair()
    with device:
        assert device.get(f"{routes.EVENTS}/{door.event.id}/participants").status_code == 403


def test_codes_have_no_letters_that_are_mistaken() -> None:
    """Zero, one, I and O are left out."""
    drawn = "".join(codes.draw() for _ in range(200))
    assert set(drawn) <= set(codes.ALPHABET)
    assert not set("01IO") & set(codes.ALPHABET)


def test_the_throttle_counts_networks() -> None:
    """One IPv6 subscriber cannot dodge it by changing addresses, and failures are forgotten in time."""
    throttle = Throttle()
    for host in range(10):
        throttle.fail(f"2001:db8::{host + 1}", 1_000)
    assert throttle.wait_ms("2001:db8::ffff", 1_000) > 0
    assert throttle.wait_ms("2001:db8:0:1::1", 1_000) == 0
    assert throttle.wait_ms("2001:db8::ffff", 1_000 + 15 * 60_000) == 0
    throttle.fail("not an address", 1_000)
    assert throttle.wait_ms("not an address", 1_000) == 0
