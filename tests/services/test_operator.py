"""Pairing a device with its hub."""

import pytest

from kiosk.errors import ConfigurationError, NotPairedError, SecretsError
from kiosk.services.operator import Identity, Operator
from sync.wire.devices import DeviceConfig, PairAnswer, PairRequest
from sync.wire.enums import DeviceMode

CONFIG = DeviceConfig(
    version=1,
    device_id="device-1",
    name="Gate South",
    event_id="event",
    event_name="Summit",
    mode=DeviceMode.CHECK_IN,
    checkpoint_id="gate-south",
    language="en",
    languages=["en"],
)


class Hub:
    """A hub that takes every code."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, PairRequest]] = []

    def pair(self, hub_url: str, request: PairRequest) -> PairAnswer:
        self.asked.append((hub_url, request))
        return PairAnswer(device_id="device-1", api_key="ak_test_secret", config=CONFIG)


class Identities:
    """A keyring in memory."""

    def __init__(self) -> None:
        self.kept: tuple[Identity, DeviceConfig] | None = None
        self.is_locked = False

    def identity(self) -> Identity | None:
        return None if self.kept is None else self.kept[0]

    def keep(self, identity: Identity, config: DeviceConfig) -> None:
        if self.is_locked:
            raise SecretsError("The keyring is locked.", next_step="Unlock it.")
        self.kept = (identity, config)


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("https://hub.example.org", "https://hub.example.org"),
        (" hub.example.org/ ", "https://hub.example.org"),
        ("http://127.0.0.1:8000", "http://127.0.0.1:8000"),
        ("localhost:8080", "http://localhost:8080"),
        ("https://hub.example.org/devices?tab=1", "https://hub.example.org"),
    ],
)
def test_a_code_becomes_an_identity(typed: str, address: str) -> None:
    """Address and code may be typed as people type; the hub's answer is kept and returned."""
    hub, identities = Hub(), Identities()
    operator = Operator(hub, identities, app_version="0.1.0")
    assert operator.pair(typed, "abcd-2345") == CONFIG
    assert hub.asked == [(address, PairRequest(code="ABCD2345", app_version="0.1.0"))]
    assert operator.identity() == Identity(address, "device-1", "ak_test_secret")


@pytest.mark.parametrize(
    "address", ["", "ftp://hub.example.org", "https://", "https://a b", "http://hub:port", "https://me:pw@hub.org"]
)
def test_an_impossible_address_asks_nobody(address: str) -> None:
    """A mistyped address is named before the code is spent."""
    hub = Hub()
    with pytest.raises(ConfigurationError, match="address"):
        Operator(hub, Identities(), app_version="0.1.0").pair(address, "ABCD2345")
    assert not hub.asked


@pytest.mark.parametrize("code", ["", "AB", "ABCD/2345", "A" * 65])
def test_an_impossible_code_asks_nobody(code: str) -> None:
    """A mistyped code is named without asking the hub."""
    hub = Hub()
    with pytest.raises(ConfigurationError, match="pairing code"):
        Operator(hub, Identities(), app_version="0.1.0").pair("hub.example.org", code)
    assert not hub.asked


def test_an_unpaired_device_says_how_to_pair() -> None:
    """Asking an unpaired device who it is names the next step."""
    with pytest.raises(NotPairedError, match="gatehouse pair"):
        Operator(Hub(), Identities(), app_version="0.1.0").identity()


def test_the_secret_shows_in_no_message() -> None:
    """An identity that lands in a log or a traceback does not carry its key."""
    assert "secret" not in repr(Identity("https://hub.example.org", "device-1", "ak_test_secret"))
