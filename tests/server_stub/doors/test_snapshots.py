"""Snapshots over HTTP: whole, in parts, and of what is there now."""

import base64
import hashlib

import httpx
import pytest

from server_stub.doors import ranges
from server_stub.doors.snapshots import YOUNG_ENOUGH
from server_stub.feed.service import DoorChange, publish
from sync.wire import routes
from sync.wire.changes import Block, ParticipantChange
from sync.wire.records import Event
from tests.server_stub.door import read_snapshot
from tests.support.hub import InProcessHub


@pytest.fixture
def event(hub: InProcessHub, tenant_id: str) -> Event:
    """Return an event with three participants."""
    event = hub.make_event(tenant_id)
    for _ in range(3):
        hub.make_participant(tenant_id, event.id)
    return event


def _get(client: httpx.Client, event: Event, **headers: str) -> httpx.Response:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return client.get(routes.snapshot(event.id), headers=named)


def test_a_snapshot_holds_everything_that_is_there(client: httpx.Client, event: Event) -> None:
    """A header with number and count, then one line for each thing."""
    answer = _get(client, event)
    header, changes = read_snapshot(answer.content)
    assert answer.headers["Content-Type"] == routes.SNAPSHOT_MEDIA_TYPE
    assert (header.event_id, header.number, header.count) == (event.id, 4, 4)
    assert [change.number for change in changes] == [1, 2, 3, 4]


def test_its_digest_is_that_of_its_bytes(client: httpx.Client, event: Event) -> None:
    """A client can tell a damaged download (RFC 9530)."""
    answer = _get(client, event)
    digest = base64.b64encode(hashlib.sha256(answer.content).digest()).decode()
    assert answer.headers[routes.DIGEST_HEADER] == f"sha-256=:{digest}:"
    assert answer.headers["Content-Length"] == str(len(answer.content))


def test_what_was_deleted_is_left_out(client: httpx.Client, event: Event) -> None:
    """What was deleted is not in a snapshot of what is there."""
    client.delete(f"{routes.EVENTS}/{event.id}").raise_for_status()
    header, changes = read_snapshot(_get(client, event).content)
    assert (header.number, header.count) == (5, 3)
    assert all(isinstance(change, ParticipantChange) for change in changes)


def test_a_download_in_parts_is_the_whole(client: httpx.Client, event: Event) -> None:
    """A broken download goes on where it stopped."""
    whole = _get(client, event)
    half = len(whole.content) // 2
    first = _get(client, event, Range=f"bytes=0-{half - 1}", If_Range=whole.headers["ETag"])
    rest = _get(client, event, Range=f"bytes={half}-")
    assert (first.status_code, rest.status_code) == (206, 206)
    assert first.headers["Content-Range"] == f"bytes 0-{half - 1}/{len(whole.content)}"
    assert first.content + rest.content == whole.content
    assert _get(client, event, Range="bytes=-10").content == whole.content[-10:]


def test_a_part_of_another_snapshot_is_not_given(client: httpx.Client, event: Event) -> None:
    """If-Range with an older tag gets the new whole, so that no two snapshots are mixed."""
    answer = _get(client, event, Range="bytes=5-", If_Range='"3-00"')
    assert answer.status_code == 200
    assert read_snapshot(answer.content)[0].count == 4


def test_a_part_beyond_the_end_is_refused(client: httpx.Client, event: Event) -> None:
    """The answer tells how long the snapshot is."""
    size = len(_get(client, event).content)
    answer = _get(client, event, Range=f"bytes={size}-")
    assert answer.status_code == 416
    assert answer.headers["Content-Range"] == f"bytes */{size}"


def test_an_unchanged_snapshot_is_not_sent_again(client: httpx.Client, event: Event) -> None:
    """Who holds it already gets 304."""
    answer = _get(client, event, If_None_Match=_get(client, event).headers["ETag"])
    assert (answer.status_code, answer.content) == (304, b"")


def test_a_young_snapshot_serves_on_and_an_old_one_is_replaced(
    hub: InProcessHub, client: httpx.Client, tenant_id: str, event: Event
) -> None:
    """A few changes later the same file is served; when they would fill a page, a new one takes its place."""
    before = _get(client, event).headers["ETag"]
    hub.make_participant(tenant_id, event.id)
    assert _get(client, event).headers["ETag"] == before
    block = DoorChange("block", "p", Block(participant_id="p", participant_number=1))
    hub.write(lambda connection, _: publish(connection, event.id, [block] * (YOUNG_ENOUGH + 1)))
    header, changes = read_snapshot(_get(client, event).content)
    assert (header.number, header.count) == (5 + YOUNG_ENOUGH + 1, 6)
    assert changes[-1].id == "p"
    folder = hub.path.with_suffix(".snapshots")
    assert len(list(folder.glob(f"{hashlib.sha256(event.id.encode()).hexdigest()[:16]}-*"))) == 1
    assert list(folder.glob("*.part")) == []


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        (None, None),
        ("bytes=0-0", (0, 0)),
        ("bytes=3-", (3, 9)),
        ("bytes=3-99", (3, 9)),
        ("bytes=-4", (6, 9)),
        ("bytes=-99", (0, 9)),
        ("bytes=5-3", None),
        ("bytes=-", None),
        ("bytes=0-1,3-4", None),
        ("items=0-1", None),
        ("bytes=٣-", None),
        (f"bytes={'9' * 5000}-", None),
    ],
)
def test_ranges(header: str | None, expected: tuple[int, int] | None) -> None:
    """One range of bytes is honoured; anything else is as if it had not been asked for."""
    part = ranges.parse(header, 10)
    assert (None if part is None else (part.first, part.last)) == expected


@pytest.mark.parametrize("header", ["bytes=10-", "bytes=10-20", "bytes=-0"])
def test_ranges_beyond_the_end(header: str) -> None:
    """A range that nothing is in cannot be satisfied."""
    with pytest.raises(ranges.UnsatisfiableError):
        ranges.parse(header, 10)
