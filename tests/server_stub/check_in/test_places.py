"""Zones and checkpoints over HTTP."""

from typing import Any

import httpx
import pytest

from sync.wire import routes
from sync.wire.changes import ChangePage
from sync.wire.records import Checkpoint, Event, Zone
from tests.server_stub.door import Door, make_door, read
from tests.support.hub import InProcessHub

NEW = {"zones": {"name": "Hall"}, "checkpoints": {"name": "Gate", "type": "gate", "direction": "entry"}}
KINDS: dict[str, Any] = {"zones": Zone, "checkpoints": Checkpoint}


@pytest.fixture
def event(hub: InProcessHub, tenant_id: str) -> Event:
    """Return an event without places."""
    return hub.make_event(tenant_id)


@pytest.fixture(params=["zones", "checkpoints"])
def place(request: pytest.FixtureRequest) -> str:
    """Return each kind of place."""
    kind: str = request.param
    return kind


def _path(event: Event, place: str) -> str:
    return f"{routes.EVENTS}/{event.id}/{place}"


def _head(client: httpx.Client, event: Event) -> int:
    page: ChangePage = read(client.get(routes.changes(event.id)), ChangePage)
    return page.head


def _listed(client: httpx.Client, event: Event, place: str) -> list[str]:
    return [item["id"] for item in client.get(_path(event, place)).json()["data"]]


def _last_change(client: httpx.Client, event: Event) -> Any:
    return read(client.get(routes.changes(event.id)), ChangePage).rows[-1]


def test_a_place_is_made_read_and_listed(client: httpx.Client, event: Event, place: str) -> None:
    """What was made is there, under its own address, and the doors hear of it."""
    answer = client.post(_path(event, place), json=NEW[place])
    made = read(answer, KINDS[place], status=201)
    assert read(client.get(answer.headers["Location"]), KINDS[place]) == made
    assert _listed(client, event, place) == [made.id]
    change = _last_change(client, event)
    assert (change.id, change.data.name) == (made.id, made.name)


def test_names_are_unique_while_they_are_used(client: httpx.Client, event: Event, place: str) -> None:
    """A second place of one name is refused, until the first is deleted."""
    first = read(client.post(_path(event, place), json=NEW[place]), KINDS[place], status=201)
    assert client.post(_path(event, place), json=NEW[place]).status_code == 409
    other = read(client.post(_path(event, place), json=NEW[place] | {"name": "Other"}), KINDS[place], status=201)
    rename = client.put(f"{_path(event, place)}/{other.id}", json={"name": first.name}, headers={"If-Match": '"v1"'})
    assert rename.status_code == 409
    assert client.delete(f"{_path(event, place)}/{first.id}").status_code == 204
    assert client.post(_path(event, place), json=NEW[place]).status_code == 201


def test_changes_need_the_version_that_was_read(client: httpx.Client, event: Event, place: str) -> None:
    """Two people who change one place do not overwrite each other unseen."""
    made = read(client.post(_path(event, place), json=NEW[place]), KINDS[place], status=201)
    path = f"{_path(event, place)}/{made.id}"
    assert client.put(path, json={"name": "New"}).status_code == 428
    changed = client.put(path, json={"name": "New"}, headers={"If-Match": client.get(path).headers["ETag"]})
    assert (read(changed, KINDS[place]).name, changed.headers["ETag"]) == ("New", '"v2"')
    assert client.put(path, json={"name": "Newer"}, headers={"If-Match": '"v1"'}).status_code == 412
    assert client.delete(path, headers={"If-Match": '"v1"'}).status_code == 412
    assert _last_change(client, event).data.name == "New"


def test_deleted_places_are_gone_and_the_doors_forget_them(client: httpx.Client, event: Event, place: str) -> None:
    """Soft deletion hides a place everywhere and leaves a tombstone in the feed."""
    made = read(client.post(_path(event, place), json=NEW[place]), KINDS[place], status=201)
    path = f"{_path(event, place)}/{made.id}"
    assert client.delete(path).status_code == 204
    assert client.get(path).status_code == client.delete(path).status_code == 404
    assert _listed(client, event, place) == []
    assert (_last_change(client, event).id, _last_change(client, event).data) == (made.id, None)


def test_refused_changes_tell_the_doors_nothing(client: httpx.Client, event: Event, place: str) -> None:
    """A conflict leaves no number behind."""
    client.post(_path(event, place), json=NEW[place])
    before = _head(client, event)
    client.post(_path(event, place), json=NEW[place])
    assert _head(client, event) == before


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"zoneId": "elsewhere"}, "zoneId"),
        ({"allowedAccessLevels": ["hall", "moon"]}, "allowedAccessLevels[1]"),
        ({"name": ""}, "name"),
        ({"name": "a\u0000b"}, "name"),
        ({"capacity": -1}, "capacity"),
        ({"direction": "up"}, "direction"),
        ({"colour": "red"}, "colour"),
    ],
)
def test_a_checkpoint_must_fit_its_event(
    client: httpx.Client, event: Event, changed: dict[str, object], field: str
) -> None:
    """Zones and levels must be the event's, and every fault names its field."""
    answer = client.post(_path(event, "checkpoints"), json=NEW["checkpoints"] | changed)
    assert answer.status_code == 400
    assert [fault["field"] for fault in answer.json()["error"]["details"]] == [field]


def test_a_zone_with_a_checkpoint_stays(hub: InProcessHub, client: httpx.Client, tenant_id: str) -> None:
    """A zone is deleted only when no checkpoint leads into it."""
    door: Door = make_door(hub, tenant_id)
    path = f"{routes.EVENTS}/{door.event.id}"
    assert client.delete(f"{path}/zones/{door.zone.id}").status_code == 409
    assert client.delete(f"{path}/checkpoints/{door.checkpoint.id}").status_code == 204
    assert client.delete(f"{path}/zones/{door.zone.id}").status_code == 204


def test_other_tenants_places_are_not_there(hub: InProcessHub, client: httpx.Client, event: Event, place: str) -> None:
    """A key of another tenant neither reads nor changes them."""
    made = read(client.post(_path(event, place), json=NEW[place]), KINDS[place], status=201)
    path = f"{_path(event, place)}/{made.id}"
    with hub.client(hub.make_key(hub.make_tenant())) as stranger:
        assert stranger.get(path).status_code == 404
        assert stranger.put(path, json={"name": "x"}, headers={"If-Match": "*"}).status_code == 404
        assert stranger.delete(path).status_code == 404
        assert stranger.post(_path(event, place), json=NEW[place]).status_code == 404
