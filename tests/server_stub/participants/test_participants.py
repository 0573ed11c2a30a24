"""Participants over HTTP, and what doors hear of them."""

from typing import Any

import httpx
import pytest
from sqlalchemy import select

from server_stub.audit import audit_logs
from server_stub.feed import service as feed
from server_stub.participants import registration_codes, service
from server_stub.participants.forms import NewParticipant
from sync.wire.records import Event
from sync.wire.routes import EVENTS
from tests.support.hub import InProcessHub

HANA = {"firstName": "Hana", "lastName": "Girma", "participantType": "delegate"}


@pytest.fixture
def event(hub: InProcessHub, tenant_id: str) -> Event:
    """Return an event of this test's own."""
    return hub.make_event(tenant_id)


@pytest.fixture
def place(event: Event) -> str:
    """Return where its participants are."""
    return f"{EVENTS}/{event.id}/participants"


def make(client: httpx.Client, place: str, **changed: Any) -> dict[str, Any]:
    answer = client.post(place, json=HANA | changed)
    assert answer.status_code == 201, answer.text
    made: dict[str, Any] = answer.json()["data"]
    return made


def doors_hear(hub: InProcessHub, event: Event) -> list[bytes]:
    return hub.read(lambda connection: feed.page(connection, event.id, 0, 1000)).rows


def test_participants_get_the_events_next_number_and_a_code(client: httpx.Client, place: str) -> None:
    """Numbers count from one in each event; codes are easy to read out."""
    made = [make(client, place) for _ in range(3)]
    assert [person["number"] for person in made] == [1, 2, 3]
    assert len({person["registrationCode"] for person in made}) == 3
    for person in made:
        assert len(person["registrationCode"]) == 9
        assert not set(person["registrationCode"]) & set("01ILO")
    assert client.get(f"{place}/{made[1]['id']}").json()["data"] == made[1]


def test_a_number_is_not_given_twice_even_when_a_registration_fails(client: httpx.Client, place: str) -> None:
    """A refused registration leaves no gap and no double."""
    make(client, place, registrationCode="GH-0001")
    assert client.post(place, json=HANA | {"registrationCode": "GH-0001"}).status_code == 409
    assert make(client, place)["number"] == 2


def test_two_codes_that_a_door_cannot_tell_apart_are_one(client: httpx.Client, place: str) -> None:
    """Case and hyphens do not make another code; a filter finds it in any spelling."""
    person = make(client, place, registrationCode="gh-00-01")
    assert person["registrationCode"] == "GH-00-01"
    for same in ("GH0001", "gh-0001", "GH-00-01"):
        answer = client.post(place, json=HANA | {"registrationCode": same})
        assert answer.json()["error"]["code"] == "CONFLICT"
        assert client.get(place, params={"registrationCode": same}).json()["meta"]["total"] == 1


def test_a_drawn_code_that_is_taken_is_drawn_again(hub: InProcessHub, tenant_id: str, event: Event) -> None:
    """Chance gives nobody another person's code."""
    codes = ["AAAA-AAAA", "AAAA-AAAA", "BBBB-BBBB"]
    new = NewParticipant(first_name="Hana", last_name="Girma", participant_type="delegate")
    made = [
        hub.write(
            lambda connection, moment: service.create(
                connection, moment, tenant_id, event.id, new, draw_code=lambda: codes.pop(0)
            )
        )
        for _ in range(2)
    ]
    assert [person.registration_code for person in made] == ["AAAA-AAAA", "BBBB-BBBB"]
    assert set(registration_codes.draw()) <= set("23456789ABCDEFGHJKMNPQRSTUVWXYZ-")


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"firstName": ""}, "firstName"),
        ({"lastName": None}, "lastName"),
        ({"participantType": "pilot"}, "participantType"),
        ({"accessLevels": ["hall", "roof"]}, "accessLevels[1]"),
        ({"registrationCode": "a b"}, "registrationCode"),
        ({"registrationCode": "abc"}, "registrationCode"),
        ({"email": "nobody"}, "email"),
        ({"language": "amharic!"}, "language"),
        ({"status": "approved"}, "status"),
        ({"extras": {"x": "y" * 20_000}}, "extras"),
        ({"number": 7}, "number"),
        ({"badgeNumber": 7}, "badgeNumber"),
    ],
)
def test_a_field_that_is_wrong_is_named(
    client: httpx.Client, place: str, changed: dict[str, object], field: str
) -> None:
    """A refused registration says which field to mend."""
    error = client.post(place, json=HANA | changed).json()["error"]
    assert error["code"] == "VALIDATION_ERROR"
    assert [detail["field"] for detail in error["details"]] == [field]


def test_an_update_changes_what_was_sent_and_nothing_else(client: httpx.Client, place: str) -> None:
    """Left out is left alone, null empties, and the code may change to a free one."""
    person = make(client, place, organization="Nile Press", extras={"phone": "+251 11 5"}, accessLevels=["hall"])
    sent = {"organization": None, "status": "APPROVED", "accessLevels": ["vip"], "registrationCode": "VIP-1"}
    answer = client.put(f"{place}/{person['id']}", json=sent, headers={"If-Match": '"v1"'})
    assert answer.json()["data"] == person | sent | {"version": 2}
    assert answer.headers["ETag"] == '"v2"'


def test_doors_hear_of_every_change_in_the_order_of_commits(
    hub: InProcessHub, tenant_id: str, client: httpx.Client, event: Event, place: str
) -> None:
    """Registered, changed, badged and withdrawn: each moves the feed on, and nothing private is in it."""
    person = make(client, place, email="hana@example.org", nationality="ET", extras={"passportNumber": "EP1"})
    assert len(doors_hear(hub, event)) == 2
    client.put(f"{place}/{person['id']}", json={"status": "APPROVED"}, headers={"If-Match": "*"})
    last = doors_hear(hub, event)[-1]
    assert b'"status":"APPROVED"' in last
    for private in (b"hana@example.org", b"EP1", b"nationality"):
        assert private not in last

    def row(connection: Any) -> Any:
        return service.get_row(connection, tenant_id, event.id, person["id"])

    badged = hub.write(lambda connection, moment: service.record_badge(connection, moment, row(connection)))
    assert badged.badge_number == 1
    assert b'"badgeNumber":1' in doors_hear(hub, event)[-1]
    client.delete(f"{place}/{person['id']}").raise_for_status()
    assert b"data" not in doors_hear(hub, event)[-1]
    assert len(doors_hear(hub, event)) == 2


def test_a_withdrawn_participant_is_gone_and_keeps_the_code(client: httpx.Client, place: str) -> None:
    """Gone from reads and lists; a badge that names the code never comes to mean somebody else."""
    path = f"{place}/{make(client, place, registrationCode='GH-0001')['id']}"
    assert client.delete(path, headers={"If-Match": '"v2"'}).status_code == 412
    assert client.delete(path, headers={"If-Match": '"v1"'}).status_code == 204
    assert [client.get(path).status_code, client.delete(path).status_code] == [404, 404]
    assert client.get(place).json()["meta"]["total"] == 0
    assert client.post(place, json=HANA | {"registrationCode": "GH-0001"}).status_code == 409


def test_a_participant_is_found_in_its_own_event_only(
    hub: InProcessHub, tenant_id: str, client: httpx.Client, place: str
) -> None:
    """An id under another event or tenant is not there."""
    person = make(client, place)
    other = hub.make_event(tenant_id, name="Other")
    assert client.get(f"{EVENTS}/{other.id}/participants/{person['id']}").status_code == 404
    with hub.client(hub.make_key(hub.make_tenant())) as stranger:
        assert stranger.get(f"{place}/{person['id']}").status_code == 404
        assert stranger.get(place).status_code == 404
        assert stranger.post(place, json=HANA).status_code == 404
        assert stranger.put(f"{place}/{person['id']}", json={}, headers={"If-Match": "*"}).status_code == 404
        assert stranger.delete(f"{place}/{person['id']}").status_code == 404


def test_the_audit_trail_tells_what_changed_and_nothing_personal(
    hub: InProcessHub, client: httpx.Client, place: str
) -> None:
    """It outlives the data, so it names fields and keeps only values that identify nobody."""
    person = make(client, place, email="hana@example.org")
    client.put(f"{place}/{person['id']}", json={"status": "APPROVED", "lastName": "Alemu"}, headers={"If-Match": "*"})
    query = select(audit_logs).where(audit_logs.c.entity_id == person["id"]).order_by(audit_logs.c.id)
    created, updated = hub.read(lambda connection: connection.execute(query).all())
    assert (created.action, updated.action) == ("participant.create", "participant.update")
    assert updated.actor.startswith("key:")
    assert (updated.before, updated.after) == (
        {"status": "PENDING", "personal": ["last_name"]},
        {"status": "APPROVED", "personal": ["last_name"]},
    )
    assert not any(word in str((created, updated)) for word in ("Hana", "Girma", "Alemu", "example.org"))
