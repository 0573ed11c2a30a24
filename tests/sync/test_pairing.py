"""Pairing: what people type, and what may answer."""

import re

import httpx
import msgspec
import pytest

from sync.client import HubClient
from sync.errors import PairingCodeError, ProtocolError, TransientError
from sync.exchange import connect
from sync.pairing import hub_url, pair
from sync.problems import Problem
from sync.wire.devices import PairAnswer, PairRequest
from sync.wire.envelope import Envelope
from tests.support.clock import SettableClock
from tests.support.faults import Fault, FaultyTransport, once
from tests.support.plain_store import device_config

_ANSWER = PairAnswer(device_id="device", api_key="ak_demo_secret", config=device_config())


def _hub(request: httpx.Request) -> httpx.Response:
    asked = msgspec.json.decode(request.content, type=PairRequest)
    if asked.code == "7KQ2-M9XD":
        return httpx.Response(
            200, headers={"Content-Type": "application/json"}, content=msgspec.json.encode(Envelope(data=_ANSWER))
        )
    return httpx.Response(400, json={"error": {"code": "PAIRING_CODE_INVALID", "message": "no such code"}})


def _client(*faults: Fault) -> HubClient:
    transport = FaultyTransport(httpx.MockTransport(_hub), once(*faults))
    return HubClient(connect("http://hub.test", transport=transport), SettableClock())


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("hub.example.org", "https://hub.example.org/"),
        (" https://hub.example.org/devices?tab=1#x ", "https://hub.example.org/"),
        ("http://10.0.0.5:8000", "http://10.0.0.5:8000/"),
        ("localhost:8000", "http://localhost:8000/"),
        ("127.0.0.1:8000/", "http://127.0.0.1:8000/"),
    ],
)
def test_an_address_is_read_as_people_type_it(typed: str, meant: str) -> None:
    """A copied page address or a bare name is enough."""
    assert str(hub_url(typed)) == meant


@pytest.mark.parametrize("typed", ["", "   ", "ftp://hub.example.org", "https://", "http://[", "https://me:pw@hub.org"])
def test_what_is_no_address_is_named(typed: str) -> None:
    """A wrong address is found before anything is sent."""
    with pytest.raises(ValueError, match=f"'{re.escape(typed.strip())}' is no address"):
        hub_url(typed)


def test_a_good_code_gives_an_identity() -> None:
    """The code with blanks around it, as copied from a page, does."""
    assert pair(_client(), " 7KQ2-M9XD ", app_version="1.0") == _ANSWER


def test_a_wrong_or_used_code_asks_for_another() -> None:
    """The words say what may be wrong and where a new code comes from."""
    with pytest.raises(PairingCodeError, match="wrong, was used already, or is too old"):
        pair(_client(), "XXXX-XXXX", app_version="1.0")


def test_a_login_page_in_between_is_named() -> None:
    """Pairing before the venue's login fails with the cause, and not with a code error."""
    with pytest.raises(ProtocolError) as caught:
        pair(_client(Fault.WEB_PAGE), "7KQ2-M9XD", app_version="1.0")

    assert caught.value.problem is Problem.WEB_PAGE


def test_a_hub_that_cannot_be_reached_is_named() -> None:
    """Without a network the code is still good afterwards."""
    client = _client(Fault.LOSE_REQUEST)

    with pytest.raises(TransientError):
        pair(client, "7KQ2-M9XD", app_version="1.0")

    assert pair(client, "7KQ2-M9XD", app_version="1.0") == _ANSWER
