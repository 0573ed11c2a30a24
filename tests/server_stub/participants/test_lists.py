"""Lists as every route has them: pages, sorting, filters, chosen fields; shown with participants."""

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.wire.routes import EVENTS
from tests.support.hub import InProcessHub

NAMES = ["Abel", "Biniam", "Chaltu", "Dawit", "Eden", "Fikru", "Genet"]


@pytest.fixture(scope="module")
def listed(hub: InProcessHub) -> tuple[httpx.Client, str]:
    """Return a client and the place of seven participants."""
    tenant_id = hub.make_tenant()
    event = hub.make_event(tenant_id)
    for place, name in enumerate(NAMES):
        status = "APPROVED" if place % 2 else "PENDING"
        kind = "press" if place > 4 else "delegate"
        hub.make_participant(tenant_id, event.id, firstName=name, status=status, participantType=kind, lastName="G")
    return hub.client(hub.make_key(tenant_id)), f"{EVENTS}/{event.id}/participants"


def names(listed: tuple[httpx.Client, str], **params: object) -> list[str]:
    client, place = listed
    return [person["firstName"] for person in client.get(place, params=params).json()["data"]]  # type: ignore[arg-type]  # httpx's own words for a query


@given(size=st.integers(1, 9), by=st.sampled_from(["firstName", "lastName", "status", "number:desc", "createdAt"]))
def test_pages_laid_end_to_end_are_the_list(listed: tuple[httpx.Client, str], size: int, by: str) -> None:
    """Whatever the size and order, nobody is missing or twice, ties included."""
    client, place = listed
    pages = [
        client.get(place, params={"page": page, "pageSize": size, "sort": by}).json()
        for page in range(1, -(-len(NAMES) // size) + 1)
    ]
    assert sorted(person["firstName"] for page in pages for person in page["data"]) == NAMES
    for number, page in enumerate(pages, 1):
        assert page["meta"] == {"page": number, "pageSize": size, "total": len(NAMES), "totalPages": len(pages)}


def test_a_page_beyond_the_last_is_empty(listed: tuple[httpx.Client, str]) -> None:
    """Asking too far is no error."""
    assert names(listed, page=99) == []


def test_a_list_is_sorted_by_what_was_asked(listed: tuple[httpx.Client, str]) -> None:
    """Down, up, and by two fields; registration order without a wish."""
    assert names(listed) == NAMES
    assert names(listed, sort="firstName:desc") == NAMES[::-1]
    assert names(listed, sort="status:desc,firstName:desc") == [
        "Genet",
        "Eden",
        "Chaltu",
        "Abel",
        "Fikru",
        "Dawit",
        "Biniam",
    ]


def test_a_list_is_filtered_by_its_fields(listed: tuple[httpx.Client, str]) -> None:
    """Filters narrow together; one that nothing fits gives an empty list."""
    assert names(listed, status="APPROVED") == ["Biniam", "Dawit", "Fikru"]
    assert names(listed, status="APPROVED", participantType="press") == ["Fikru"]
    assert names(listed, number=3) == ["Chaltu"]
    assert names(listed, lastName="'; DROP TABLE participants; --") == []


def test_only_the_fields_that_were_asked_for_are_sent(listed: tuple[httpx.Client, str]) -> None:
    """In a list and in a single record, in the order asked."""
    client, place = listed
    people = client.get(place, params={"fields": "number,id"}).json()["data"]
    assert [list(person) for person in people] == [["number", "id"]] * len(NAMES)
    assert client.get(f"{place}/{people[0]['id']}", params={"fields": "firstName"}).json()["data"] == {
        "firstName": NAMES[0]
    }
    assert client.get(place, params={"fields": ""}).json() == client.get(place).json()
