"""Pairing: what a person is told who typed something wrong, and what stays on the device."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from kiosk.devices.clock import SystemClock
from kiosk.errors import ConfigurationError, GatehouseError
from kiosk.pairing import open_device_store, pair_device
from kiosk.store.guard import Finding
from kiosk.store.store import Store
from server_stub.devices.records import pairing_codes
from tests.support.door_device import pairing_code, settings_in
from tests.support.door_fixtures import OpenDevice
from tests.support.doors import Gate, open_gate
from tests.support.false_hub import WebSite
from tests.support.hub import ServedHub

_CLOCK = SystemClock()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Return the store of a device that was never paired."""
    with closing(open_device_store(settings_in(tmp_path / "device"), _CLOCK)) as store:
        yield store


def _told(store: Store, address: str, code: str) -> str:
    with pytest.raises(GatehouseError) as refused:
        pair_device(store, _CLOCK, address, code)
    assert store.keys.identity() is None
    assert "Scans" not in str(refused.value), "this device has none to speak of"
    return str(refused.value)


def test_a_wrong_code_and_a_used_one(gate: Gate, store: Store, tmp_path: Path) -> None:
    """Both ask for a new code, since the hub does not say which it was."""
    code = pairing_code(gate, "South 1")
    with closing(open_device_store(settings_in(tmp_path / "other"), _CLOCK)) as other:
        pair_device(other, _CLOCK, gate.hub.base_url, code)
    for refused in (code, "WRNG-CODE"):
        assert "Make a new code on the hub's devices page" in _told(store, gate.hub.base_url, refused)


def test_a_code_that_lay_around_too_long(hub: ServedHub, gate: Gate, store: Store) -> None:
    """An expired code asks for a new one."""
    code = pairing_code(gate, "South 1")
    hub.write(lambda connection, _: connection.execute(pairing_codes.update().values(expires_ms=1)))
    assert "too old" in _told(store, hub.base_url, code)


def test_too_many_wrong_codes(gate: Gate, store: Store) -> None:
    """Whoever guesses is told to wait."""
    told = [_told(store, gate.hub.base_url, f"WRNG{place:04}") for place in range(11)]
    assert "wait a quarter of an hour" in told[-1]


def test_nobody_at_the_address(hub: ServedHub, store: Store) -> None:
    """A hub that is off is told by what to check, and the code may be typed again."""
    hub.stop()
    assert "The hub cannot be reached. Check the address" in _told(store, hub.base_url, "ABCD-2345")


def test_a_web_page_at_the_address(store: Store) -> None:
    """A login page in between is named."""
    with WebSite() as site:
        assert "web page" in _told(store, site.url, "ABCD-2345")


@pytest.mark.parametrize(("address", "code"), [("ftp://hub", "ABCD-2345"), ("hub:port", "ABCD-2345"), ("hub", "?")])
def test_what_cannot_be_an_address_or_a_code(store: Store, address: str, code: str) -> None:
    """Typing errors are found without a network, and end the command as wrong usage does."""
    with pytest.raises(ConfigurationError) as refused:
        pair_device(store, _CLOCK, address, code)
    assert refused.value.exit_code == 2


def test_a_hub_on_this_machine_needs_no_scheme(hub: ServedHub, gate: Gate, store: Store) -> None:
    """`127.0.0.1:8080` means http, and the device remembers the whole address."""
    told = pair_device(store, _CLOCK, f"127.0.0.1:{hub.port}", pairing_code(gate, "South 1"))
    identity = store.keys.identity()
    assert identity is not None
    assert (identity.hub_url, identity.device_id) == (hub.base_url, told.device_id)


def test_a_machine_without_a_keyring_says_so(store: Store) -> None:
    """Without a keyring the keys go into a file, and the operator hears of it."""
    assert Finding.KEYS_IN_FILE in store.health.findings


def test_a_device_that_moves_to_another_event_forgets_its_people(
    hub: ServedHub, gate: Gate, open_device: OpenDevice, tmp_path: Path
) -> None:
    """Paired with another event, a device begins with an empty list instead of the one it had."""
    (person,) = gate.register()
    door = open_device(gate)
    door.wait_ready()
    door.close()
    elsewhere = open_gate(hub)
    (stranger,) = elsewhere.register()

    moved = open_device(elsewhere)
    moved.wait(lambda: moved.device.store.cache.participant(stranger), "the people of the other event")
    assert moved.device.store.cache.participant(person) is None
