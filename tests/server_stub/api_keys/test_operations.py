"""Making, changing, rotating and revoking keys over HTTP."""

import asyncio
from typing import Any

import httpx
import pytest
from sqlalchemy import select

from server_stub.api_keys import service
from server_stub.api_keys.forms import NewApiKey
from server_stub.api_keys.making import make_key
from server_stub.api_keys.service import HashedKey
from server_stub.audit import audit_logs
from server_stub.errors import UnavailableError
from server_stub.gate.records import api_keys
from sync.wire.routes import EVENTS
from sync.wire.times import to_wire
from tests.support.clock import SettableClock
from tests.support.hub import CHEAPEST_BCRYPT, InProcessHub

KEYS = "/api/v1/api-keys"
HOUR_MS = 3_600_000


def make(client: httpx.Client, **changed: Any) -> dict[str, Any]:
    answer = client.post(KEYS, json={"name": "Badge printer", "permissions": ["events:read"]} | changed)
    assert answer.status_code == 201, answer.text
    made: dict[str, Any] = answer.json()["data"]
    return made


def opens(hub: InProcessHub, key: str) -> bool:
    with hub.client(key) as client:
        return client.get(EVENTS).status_code == 200


def actions(hub: InProcessHub, key_id: str) -> list[str]:
    query = select(audit_logs.c.action).where(audit_logs.c.entity_id == key_id).order_by(audit_logs.c.created_ms)
    return hub.read(lambda connection: list(connection.execute(query).scalars()))


def test_a_new_key_is_shown_once_and_stored_as_a_hash(hub: InProcessHub, client: httpx.Client) -> None:
    """The text works, is in no later answer, and is not in the database."""
    made = make(client)
    key, record = made["key"], made["apiKey"]
    assert opens(hub, key)
    assert record["keyPrefix"] == key[:16]
    secret = key.rpartition("_")[2]
    assert secret not in client.get(f"{KEYS}/{record['id']}").text + client.get(KEYS).text
    row = hub.read(lambda connection: connection.execute(select(api_keys).where(api_keys.c.id == record["id"])).one())
    assert row.key_hash.startswith("$2b$04$")
    assert secret not in str(tuple(row))
    assert actions(hub, record["id"]) == ["api-key.create"]


def test_a_key_is_refused_with_every_wrong_field_named(client: httpx.Client) -> None:
    """Permissions, addresses, expiry, tier and scope are checked when the key is made."""
    wrong = {
        "permissions": ["events:read", "events:fly"],
        "allowedIps": ["10.0.0.0/8", "10.0.0.1/8"],
        "expiresAt": "2020-01-01T00:00:00Z",
        "rateLimitTier": "CUSTOM",
        "scopes": ["device:d-1"],
    }
    answer = client.post(KEYS, json={"name": "x"} | wrong)
    fields = {detail["field"] for detail in answer.json()["error"]["details"]}
    assert fields == {"permissions[1]", "allowedIps[1]", "expiresAt", "rateLimitCustom", "scopes[0]"}


def test_a_key_cannot_hand_on_what_it_lacks(hub: InProcessHub, tenant_id: str, client: httpx.Client) -> None:
    """A manager of keys does not become master of everything by making, changing or rotating one."""
    strong = make(client, permissions=["*"])["apiKey"]
    with hub.client(hub.make_key(tenant_id, "api-keys:manage", "events:*")) as manager:
        assert manager.post(KEYS, json={"name": "x", "permissions": ["*"]}).status_code == 403
        own = make(manager, permissions=["events:read"])["apiKey"]
        more = {"permissions": ["participants:read"]}
        assert manager.put(f"{KEYS}/{own['id']}", json=more, headers={"If-Match": "*"}).status_code == 403
        assert manager.post(f"{KEYS}/{strong['id']}/rotate").status_code == 403
        unfenced = manager.put(f"{KEYS}/{strong['id']}", json={"allowedIps": []}, headers={"If-Match": "*"})
        assert unfenced.status_code == 403
        assert manager.get(f"{KEYS}/{own['id']}").json()["data"]["permissions"] == ["events:read"]


def test_changes_count_from_the_next_request(hub: InProcessHub, client: httpx.Client) -> None:
    """A right that is taken away is gone at once, and the change is in the audit trail."""
    made = make(client)
    place, key = f"{KEYS}/{made['apiKey']['id']}", made["key"]
    assert opens(hub, key)
    changed = client.put(place, json={"permissions": ["workflows:read"]}, headers={"If-Match": '"v1"'})
    assert changed.headers["ETag"] == '"v2"'
    assert not opens(hub, key)
    assert client.put(place, json={}, headers={"If-Match": '"v1"'}).status_code == 412
    assert client.put(place, json={}).status_code == 428
    assert actions(hub, made["apiKey"]["id"]) == ["api-key.create", "api-key.update"]


def test_a_revoked_key_is_refused_at_its_next_request(hub: InProcessHub, client: httpx.Client) -> None:
    """However recently it was used; revoking again changes nothing."""
    made = make(client)
    assert opens(hub, made["key"])
    for _ in range(2):
        revoked = client.delete(f"{KEYS}/{made['apiKey']['id']}").json()["data"]
        assert revoked["status"] == "REVOKED"
        assert not opens(hub, made["key"])
    assert actions(hub, made["apiKey"]["id"]) == ["api-key.create", "api-key.revoke"]


def test_a_rotated_key_stays_good_for_its_grace(hub: InProcessHub, client: httpx.Client, clock: SettableClock) -> None:
    """Old and new work side by side until the grace ends; the new one has the old one's settings."""
    made = make(client, description="Hall 2", allowedIps=["127.0.0.1"])
    answer = client.post(f"{KEYS}/{made['apiKey']['id']}/rotate", json={"gracePeriodHours": 2})
    new = answer.json()["data"]
    assert new["apiKey"]["rotatedFromId"] == made["apiKey"]["id"]
    for kept in ("name", "description", "permissions", "allowedIps", "expiresAt"):
        assert new["apiKey"][kept] == made["apiKey"][kept]
    old = client.get(f"{KEYS}/{made['apiKey']['id']}").json()["data"]
    assert (old["status"], old["rotationGraceEnd"]) == ("ROTATED", to_wire(clock.now_ms() + 2 * HOUR_MS))
    clock.advance(2 * HOUR_MS - 1)
    assert opens(hub, made["key"])
    clock.advance(1)
    assert not opens(hub, made["key"])
    assert opens(hub, new["key"])


def test_only_an_active_key_can_be_rotated(client: httpx.Client, clock: SettableClock) -> None:
    """Rotation carries a working key on; it does not bring one back."""
    expiring = make(client, expiresAt=to_wire(clock.now_ms() + 1000))["apiKey"]["id"]
    clock.advance(1000)
    assert client.get(f"{KEYS}/{expiring}").json()["data"]["status"] == "EXPIRED"
    rotated, revoked = make(client)["apiKey"]["id"], make(client)["apiKey"]["id"]
    assert client.post(f"{KEYS}/{rotated}/rotate").status_code == 201
    client.delete(f"{KEYS}/{revoked}")
    for key_id in (expiring, rotated, revoked):
        assert client.post(f"{KEYS}/{key_id}/rotate").json()["error"]["code"] == "CONFLICT"


def test_a_key_can_be_validated_without_being_used(hub: InProcessHub, client: httpx.Client) -> None:
    """Good, revoked, foreign and garbled keys, asked about by their holder."""
    made = make(client)
    said = client.post(f"{KEYS}/validate", json={"key": made["key"]}).json()["data"]
    assert (said["valid"], said["apiKey"]["id"]) == (True, made["apiKey"]["id"])
    hub.flush_usage()
    assert client.get(f"{KEYS}/{made['apiKey']['id']}").json()["data"]["usageCount"] == 0
    client.delete(f"{KEYS}/{made['apiKey']['id']}")
    foreign = hub.make_key(hub.make_tenant())
    for key in (made["key"], foreign, "garbage", made["key"][:-1] + "0"):
        assert client.post(f"{KEYS}/validate", json={"key": key}).json()["data"] == {"valid": False, "apiKey": None}


def test_another_tenants_key_is_not_there(hub: InProcessHub, client: httpx.Client) -> None:
    """Keys are listed, read, changed and revoked by their own tenant alone."""
    with hub.client(hub.make_key(hub.make_tenant())) as stranger:
        place = f"{KEYS}/{make(client)['apiKey']['id']}"
        assert stranger.get(place).status_code == 404
        assert stranger.delete(place).status_code == 404
        assert stranger.post(f"{place}/rotate").status_code == 404
        assert stranger.put(place, json={}, headers={"If-Match": "*"}).status_code == 404
        assert stranger.get(KEYS).json()["meta"]["total"] == 1


def test_a_taken_prefix_is_drawn_again(hub: InProcessHub, tenant_id: str) -> None:
    """Two keys never share a prefix, so that a request is compared with one hash."""
    new, moment = NewApiKey(name="x", permissions=["*"]), hub.hub.moment("test")
    first, second = (service.draw_hashed(tenant_id, CHEAPEST_BCRYPT) for _ in range(2))
    drawn = [first, first, second]

    def store(connection: Any, hashed: HashedKey) -> Any:
        return service.create(connection, moment, tenant_id, hashed, new)

    def draw(_tenant_id: str, _cost: int) -> HashedKey:
        return drawn.pop(0)

    made = [asyncio.run(make_key(hub.hub, tenant_id, store, draw=draw)).key for _ in range(2)]
    assert made == [first.key.text, second.key.text]
    drawn.extend([first] * 5)
    with pytest.raises(UnavailableError):
        asyncio.run(make_key(hub.hub, tenant_id, store, draw=draw))
