"""Events over HTTP, as the platform describes them."""

import httpx
import pytest

from sync.wire.routes import EVENTS
from tests.support.hub import InProcessHub

SUMMIT = {
    "name": "Nile Summit 2027",
    "startDate": "2027-03-01T06:00:00+03:00",
    "endDate": "2027-03-04T18:00:00Z",
    "timezone": "Africa/Addis_Ababa",
}


def make(client: httpx.Client, **changed: object) -> httpx.Response:
    return client.post(EVENTS, json=SUMMIT | changed)


def test_a_new_event_answers_201_with_its_place_its_tag_and_times_in_utc(client: httpx.Client) -> None:
    """Who makes an event sees it at once as everybody will read it."""
    answer = make(client, venue="Hall 2")
    event = answer.json()["data"]
    assert answer.status_code == 201
    assert answer.headers["Location"] == f"{EVENTS}/{event['id']}"
    assert answer.headers["ETag"] == '"v1"'
    assert event["startDate"] == "2027-03-01T03:00:00.000Z"
    assert (event["slug"], event["venue"], event["status"]) == ("nile-summit-2027", "Hall 2", "DRAFT")
    assert client.get(answer.headers["Location"]).json() == answer.json()


def test_an_event_named_in_amharic_gets_a_slug_of_its_own(client: httpx.Client) -> None:
    """A name without a Latin letter still makes an address."""
    assert make(client, name="የአፍሪካ ጉባኤ").json()["data"]["slug"].startswith("event-")


def test_two_events_cannot_share_a_slug_until_one_is_deleted(client: httpx.Client) -> None:
    """A slug names one event of the tenant."""
    first = make(client, slug="summit")
    assert make(client, slug="summit").json()["error"]["code"] == "CONFLICT"
    assert client.delete(first.headers["Location"]).status_code == 204
    assert make(client, slug="summit").status_code == 201


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"name": ""}, "name"),
        ({"name": 7}, "name"),
        ({"name": "two\nlines"}, "name"),
        ({"startDate": "tomorrow"}, "startDate"),
        ({"startDate": "2027-02-30T00:00:00Z"}, "startDate"),
        ({"endDate": "2027-01-01T00:00:00Z"}, "endDate"),
        ({"timezone": "Mars/Olympus"}, "timezone"),
        ({"slug": "Not A Slug"}, "slug"),
        ({"status": "OPEN"}, "status"),
        ({"participantTypes": ["a", "a"]}, "participantTypes"),
        ({"participantTypes": ["a", 7]}, "participantTypes[1]"),
        ({"colour": "red"}, "colour"),
        ({"id": "mine"}, "id"),
    ],
)
def test_a_field_that_is_wrong_is_named(client: httpx.Client, changed: dict[str, object], field: str) -> None:
    """A refused event says which field to mend, spelled as it was sent."""
    answer = make(client, **changed)
    assert answer.status_code == 400
    assert answer.json()["error"]["code"] == "VALIDATION_ERROR"
    assert [detail["field"] for detail in answer.json()["error"]["details"]] == [field]


def test_every_wrong_field_is_named_at_once(client: httpx.Client) -> None:
    """A form shows all its faults, not the first one."""
    answer = client.post(EVENTS, json={"name": 7, "timezone": "", "colour": "red"})
    fields = {detail["field"] for detail in answer.json()["error"]["details"]}
    assert fields == {"name", "timezone", "colour", "startDate", "endDate"}


def test_an_update_changes_what_was_sent_and_nothing_else(client: httpx.Client) -> None:
    """Left out is left alone; null empties what may be empty."""
    made = make(client, venue="Hall 2")
    answer = client.put(made.headers["Location"], json={"name": "Summit", "venue": None}, headers={"If-Match": '"v1"'})
    assert answer.status_code == 200
    assert answer.headers["ETag"] == '"v2"'
    before, after = made.json()["data"], answer.json()["data"]
    assert after == before | {"name": "Summit", "venue": None, "version": 2}


def test_types_and_levels_can_only_be_appended_to(client: httpx.Client) -> None:
    """Badges that are printed name them by their place, which must not shift."""
    place = make(client, participantTypes=["delegate", "press"]).headers["Location"]
    for version, wanted, status in [
        ('"v1"', ["press", "delegate"], 400),
        ('"v1"', ["delegate"], 400),
        ('"v1"', ["delegate", "press", "speaker"], 200),
    ]:
        answer = client.put(place, json={"participantTypes": wanted}, headers={"If-Match": version})
        assert answer.status_code == status
    expanded = client.get(place, params={"expand": "participantTypes,accessLevels,workflows"})
    assert expanded.json()["data"]["participantTypes"] == ["delegate", "press", "speaker"]
    assert expanded.json()["data"]["accessLevels"] == []
    assert expanded.json()["data"]["workflows"] == []


def test_a_deleted_event_is_gone_from_every_list_and_read(client: httpx.Client) -> None:
    """Deleting is soft inside and complete outside."""
    place = make(client).headers["Location"]
    assert client.delete(place, headers={"If-Match": '"v7"'}).status_code == 412
    assert client.delete(place, headers={"If-Match": '"v1"'}).status_code == 204
    assert client.get(EVENTS).json()["meta"]["total"] == 0
    for path in ("", "/participants", "/workflows", "/participants/any", "/workflows/any"):
        assert client.get(place + path).status_code == 404
    assert client.delete(place).status_code == 404
    assert client.put(place, json={"name": "Back"}, headers={"If-Match": "*"}).status_code == 404


def test_another_tenants_event_is_not_there(hub: InProcessHub, client: httpx.Client) -> None:
    """Nothing tells one tenant that another tenant's id exists."""
    foreign = hub.make_event(hub.make_tenant("delta"))
    place = f"{EVENTS}/{foreign.id}"
    missing = f"{EVENTS}/01990000-0000-7000-8000-000000000000"
    for path in ("", "/participants", "/workflows"):
        ours, theirs = client.get(missing + path), client.get(place + path)
        assert ours.status_code == theirs.status_code == 404
        assert ours.json()["error"]["message"] == theirs.json()["error"]["message"]
    assert client.put(place, json={"name": "Ours"}, headers={"If-Match": "*"}).status_code == 404
    assert client.delete(place).status_code == 404
    assert client.get(EVENTS).json()["meta"]["total"] == 0
