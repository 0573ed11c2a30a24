"""The change feed over HTTP."""

import threading

import httpx
import msgspec
import pytest

from sync.wire import routes
from sync.wire.changes import ChangePage, ParticipantChange
from sync.wire.enums import ErrorCode
from sync.wire.envelope import ErrorEnvelope
from sync.wire.records import Event
from tests.server_stub.door import read
from tests.support.hub import InProcessHub


@pytest.fixture
def event(hub: InProcessHub, tenant_id: str) -> Event:
    """Return an event with three participants."""
    event = hub.make_event(tenant_id)
    for _ in range(3):
        hub.make_participant(tenant_id, event.id)
    return event


def _page(client: httpx.Client, event_id: str, **params: int) -> ChangePage:
    page: ChangePage = read(client.get(routes.changes(event_id), params=params), ChangePage)
    return page


def _refusal(client: httpx.Client, event_id: str, status: int, **params: int) -> ErrorCode:
    answer = client.get(routes.changes(event_id), params=params)
    assert answer.status_code == status, answer.text
    return msgspec.json.decode(answer.content, type=ErrorEnvelope).error.code


def test_changes_come_in_the_order_of_their_numbers(client: httpx.Client, event: Event) -> None:
    """Everything that a door needs, each thing once, with the number to ask on from."""
    page = _page(client, event.id)
    assert [(row.number, type(row).__name__) for row in page.rows] == [
        (1, "EventChange"),
        (2, "ParticipantChange"),
        (3, "ParticipantChange"),
        (4, "ParticipantChange"),
    ]
    assert (page.next, page.has_more, page.head, page.min_since) == (4, False, 4, 0)
    assert _page(client, event.id, since=4).rows == []


def test_pages_follow_one_another(client: httpx.Client, event: Event) -> None:
    """Small pages add up to the whole."""
    numbers, since, more = [], 0, True
    while more:
        page = _page(client, event.id, since=since, limit=3)
        numbers += [row.number for row in page.rows]
        since, more = page.next, page.has_more
    assert numbers == [1, 2, 3, 4]


def test_a_change_moves_its_row_to_the_end(
    hub: InProcessHub, client: httpx.Client, tenant_id: str, event: Event
) -> None:
    """A client that stands at a number hears of a later change of something that it holds."""
    person = hub.make_participant(tenant_id, event.id)
    path = f"{routes.EVENTS}/{event.id}/participants/{person.id}"
    client.put(path, json={"status": "CANCELLED"}, headers={"If-Match": '"v1"'}).raise_for_status()
    rows = _page(client, event.id, since=4).rows
    assert [(row.number, row.id) for row in rows] == [(6, person.id)]
    assert isinstance(rows[0], ParticipantChange)
    assert rows[0].data is not None
    assert rows[0].data.status == "CANCELLED"


def test_a_deleted_event_leaves_a_tombstone_for_its_doors(client: httpx.Client, event: Event) -> None:
    """The doors of a deleted event are told so."""
    client.delete(f"{routes.EVENTS}/{event.id}").raise_for_status()
    (row,) = _page(client, event.id, since=4).rows
    assert (row.id, row.data) == (event.id, None)


def test_a_client_ahead_of_the_hub_needs_a_snapshot(client: httpx.Client, event: Event) -> None:
    """A hub that was put back from a backup has nothing to say to a device that knows more."""
    assert _refusal(client, event.id, 410, since=5) is ErrorCode.SNAPSHOT_REQUIRED


@pytest.mark.parametrize("params", [{"since": -1}, {"limit": 0}, {"limit": 5_001}])
def test_impossible_questions_are_refused(client: httpx.Client, event: Event, params: dict[str, int]) -> None:
    """Numbers are not negative, pages not empty and not without bounds."""
    assert _refusal(client, event.id, 400, **params) is ErrorCode.VALIDATION_ERROR


def test_another_tenants_event_is_not_there(hub: InProcessHub, event: Event) -> None:
    """A key of another tenant sees nothing of the event."""
    with hub.client(hub.make_key(hub.make_tenant())) as stranger:
        assert _refusal(stranger, event.id, 404) is ErrorCode.NOT_FOUND
        assert stranger.get(routes.snapshot(event.id)).status_code == 404


def test_the_feed_needs_the_right_to_read_participants(hub: InProcessHub, tenant_id: str, event: Event) -> None:
    """Names are in it."""
    with hub.client(hub.make_key(tenant_id, "events:read")) as other:
        assert _refusal(other, event.id, 403) is ErrorCode.FORBIDDEN


def test_no_number_is_seen_before_a_lower_one(
    hub: InProcessHub, client: httpx.Client, tenant_id: str, event: Event
) -> None:
    """While others write, a client that follows the feed misses nothing."""
    wanted = 20
    writer = threading.Thread(target=lambda: [hub.make_participant(tenant_id, event.id) for _ in range(wanted)])
    writer.start()
    seen: list[int] = []
    since = 4
    while writer.is_alive() or _page(client, event.id, since=since).rows:
        page = _page(client, event.id, since=since)
        seen += [row.number for row in page.rows]
        since = page.next
    writer.join()
    assert seen == list(range(5, 5 + wanted))
