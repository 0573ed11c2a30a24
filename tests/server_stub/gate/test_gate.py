"""What lets a key in and what keeps it out, over HTTP."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from typing import Any

import bcrypt
import pytest

from server_stub.gate import key_text
from server_stub.tenants import service as tenants
from server_stub.tenants.records import FeatureFlag
from sync.wire.routes import EVENTS
from sync.wire.times import to_wire
from tests.support.clock import SettableClock
from tests.support.hub import CLIENT_ADDRESS, InProcessHub

MINUTE_MS = 60_000


@pytest.fixture
def bcrypts(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """Return the secrets that bcrypt was asked about, as it is asked."""
    asked: list[bytes] = []
    real = bcrypt.checkpw

    def counted(secret: bytes, hashed: bytes) -> bool:
        asked.append(secret)
        return real(secret, hashed)

    monkeypatch.setattr(bcrypt, "checkpw", counted)
    return asked


@contextmanager
def calling_from(hub: InProcessHub, address: str) -> Iterator[None]:
    hub.client_address = address
    yield
    hub.client_address = CLIENT_ADDRESS


def status(hub: InProcessHub, key: str | None, **request: Any) -> tuple[int, str | None]:
    """Return the status and error code of a plain read."""
    with hub.client(key) as client:
        answer = client.get(EVENTS, **request)
    return answer.status_code, answer.json().get("error", {}).get("code")


def wrong(key: str) -> str:
    """Return a key with the same prefix and another secret."""
    return key[:-1] + ("0" if key[-1] != "0" else "1")


def test_a_key_opens_what_its_permission_says(hub: InProcessHub, tenant_id: str) -> None:
    """A reader reads, and neither writes nor reads what it was not given."""
    with hub.client(hub.make_key(tenant_id, "events:read")) as client:
        assert client.get(EVENTS).status_code == 200
        assert client.post(EVENTS, json={}).status_code == 403
        assert client.get(f"{EVENTS}/any/participants").json()["error"]["code"] == "FORBIDDEN"


def test_without_a_good_key_the_answer_is_401_whatever_is_wrong(hub: InProcessHub, tenant_id: str) -> None:
    """None, garbage, unknown and mistaken keys look the same from outside."""
    unknown = key_text.draw(tenant_id).text
    for key in (None, "", "garbage", "ak_1", unknown, wrong(hub.make_key(tenant_id))):
        assert status(hub, key) == (401, "API_KEY_ERROR")


def test_a_key_is_expired_from_its_very_instant(hub: InProcessHub, tenant_id: str, clock: SettableClock) -> None:
    """The last millisecond is in, the next is out."""
    key = hub.make_key(tenant_id, expires_at=to_wire(clock.now_ms() + 1000))
    clock.advance(999)
    assert status(hub, key) == (200, None)
    clock.advance(1)
    assert status(hub, key) == (401, "API_KEY_ERROR")


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("10.1.2.3", 200),
        ("::ffff:10.1.2.3", 200),
        ("192.0.2.7", 200),
        ("2001:db8:5::9", 200),
        ("11.1.2.3", 403),
        ("2001:db9::1", 403),
    ],
)
def test_a_fenced_key_works_from_its_addresses_only(
    hub: InProcessHub, tenant_id: str, bcrypts: list[bytes], address: str, expected: int
) -> None:
    """Networks and single addresses of both families hold, and a stranger costs no bcrypt."""
    key = hub.make_key(tenant_id, allowed_ips=["10.0.0.0/8", "192.0.2.7", "2001:db8::/32"])
    with calling_from(hub, address):
        assert status(hub, key)[0] == expected
    assert len(bcrypts) == (1 if expected == 200 else 0)


def test_a_key_for_some_origins_is_refused_to_pages_of_others(hub: InProcessHub, tenant_id: str) -> None:
    """A key inside a web page works on that page alone; a program sends no origin."""
    key = hub.make_key(tenant_id, allowed_origins=["https://nile.example"])
    assert status(hub, key, headers={"Origin": "https://nile.example"}) == (200, None)
    assert status(hub, key, headers={"Origin": "https://evil.example"}) == (403, "FORBIDDEN")
    assert status(hub, key) == (200, None)


def test_with_the_rest_api_switched_off_there_is_nothing(hub: InProcessHub, tenant_id: str) -> None:
    """A capability that is off answers as if it did not exist, for this tenant alone."""
    key, others = hub.make_key(tenant_id), hub.make_key(hub.make_tenant())
    assert status(hub, key) == (200, None)
    for is_on, expected in ((False, (404, "NOT_FOUND")), (True, (200, None))):
        hub.write(partial(tenants.switch, tenant_id=tenant_id, flag=FeatureFlag.REST_API, is_on=is_on))
        assert status(hub, key) == expected
        assert status(hub, others) == (200, None)


def test_a_known_key_is_not_hashed_again_while_it_is_in_use(
    hub: InProcessHub, tenant_id: str, clock: SettableClock, bcrypts: list[bytes]
) -> None:
    """Bcrypt is paid once, and again after a minute of silence."""
    key = hub.make_key(tenant_id)
    for _ in range(3):
        assert status(hub, key) == (200, None)
        clock.advance(MINUTE_MS - 1)
    assert len(bcrypts) == 1
    clock.advance(1)
    assert status(hub, key) == (200, None)
    assert len(bcrypts) == 2
    assert bcrypts[0] == key.removeprefix(key[:8]).encode()


def test_many_requests_at_once_cost_one_bcrypt(hub: InProcessHub, tenant_id: str, bcrypts: list[bytes]) -> None:
    """A device that starts with ten requests waits for one check."""
    key = hub.make_key(tenant_id)
    with ThreadPoolExecutor(10) as pool:
        assert set(pool.map(lambda _: status(hub, key), range(10))) == {(200, None)}
    assert len(bcrypts) == 1


def test_guessing_is_slowed_and_does_not_lock_the_working_key_out(
    hub: InProcessHub, tenant_id: str, clock: SettableClock, bcrypts: list[bytes]
) -> None:
    """Ten wrong secrets behind a prefix, then a minute's pause; whoever proved the right one goes on."""
    key = hub.make_key(tenant_id)
    assert status(hub, key) == (200, None)
    with calling_from(hub, "198.51.100.1"):
        for _ in range(10):
            assert status(hub, wrong(key)) == (401, "API_KEY_ERROR")
        with hub.client(wrong(key)) as client:
            refused = client.get(EVENTS)
    assert (refused.status_code, refused.json()["error"]["code"]) == (429, "RATE_LIMITED")
    assert 1 <= int(refused.headers["Retry-After"]) <= 60
    assert len(bcrypts) == 11
    assert status(hub, key) == (200, None)
    clock.advance(MINUTE_MS)
    assert status(hub, wrong(key)) == (401, "API_KEY_ERROR")


def test_guessing_over_many_keys_is_slowed_by_address(hub: InProcessHub, tenant_id: str) -> None:
    """Thirty wrong secrets from one address, whatever their prefixes; other addresses go on."""
    keys = [hub.make_key(tenant_id) for _ in range(4)]
    with calling_from(hub, "198.51.100.2"):
        tries = [status(hub, wrong(keys[number % 4])) for number in range(31)]
        assert tries[:30] == [(401, "API_KEY_ERROR")] * 30
        assert tries[30] == (429, "RATE_LIMITED")
    assert status(hub, keys[0]) == (200, None)


def test_use_is_counted_and_written_later(hub: InProcessHub, tenant_id: str, clock: SettableClock) -> None:
    """Three requests are three uses, from the last address, at the last instant."""
    reader = hub.make_key(tenant_id, "events:read")
    with calling_from(hub, "192.0.2.44"):
        for _ in range(3):
            clock.advance(1000)
            assert status(hub, reader) == (200, None)
    hub.flush_usage()
    with hub.client(hub.make_key(tenant_id)) as manager:
        found = manager.get("/api/v1/api-keys", params={"sort": "usageCount:desc"}).json()["data"][0]
    assert (found["usageCount"], found["lastUsedIp"]) == (3, "192.0.2.44")
    assert found["lastUsedAt"] == to_wire(clock.now_ms())
