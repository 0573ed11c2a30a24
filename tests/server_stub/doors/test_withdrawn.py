"""Badges of participants who were withdrawn, at a real device that knows only what the hub tells it."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import msgspec
import pytest
from sqlalchemy import Connection

from kiosk.domain.codes import ScannedCode
from kiosk.services.check_in import CheckIn
from kiosk.store.cache import DeviceCache
from server_stub.badges import service as badges
from server_stub.events import service as events
from server_stub.moment import Moment
from sync.wire import routes
from sync.wire.changes import ChangePage
from sync.wire.enums import Movement, Reason, ScanType
from sync.wire.records import Participant
from tests.server_stub.door import Door, make_door, read, read_snapshot
from tests.support.clock import START_MS, SettableClock
from tests.support.fakes import FakeJournal
from tests.support.hub import InProcessHub


@pytest.fixture
def door(hub: InProcessHub, tenant_id: str) -> Door:
    """Return an event's one door."""
    return make_door(hub, tenant_id)


@pytest.fixture
def cache(tmp_path: Path) -> Iterator[DeviceCache]:
    """Return an empty cache."""
    opened = DeviceCache(tmp_path, bytes(32))
    yield opened
    opened.close()


def _badge_of(door: Door, person: Participant) -> str:
    def work(connection: Connection, moment: Moment) -> str:
        event = events.get_row(connection, door.tenant_id, door.event.id)
        people = badges.choose(connection, event.id, [person.registration_code])
        return badges.issue(connection, moment, event, people)[0].token

    return door.hub.write(work)


def _withdraw(client: httpx.Client, person: Participant) -> None:
    client.delete(f"{routes.EVENTS}/{person.event_id}/participants/{person.id}").raise_for_status()


def _load(cache: DeviceCache, client: httpx.Client, door: Door) -> None:
    header, changes = read_snapshot(client.get(routes.snapshot(door.event.id)).content)
    sink = cache.begin_snapshot(header)
    sink.add(changes)
    sink.finish()


def _verdict(cache: DeviceCache, door: Door, badge: str) -> Reason:
    check_in = CheckIn(cache, FakeJournal(), SettableClock())
    check_in.start()
    check_in.choose(door.checkpoint.id, Movement.ENTRY)
    code = ScannedCode(text=badge, scan_type=ScanType.QR_SCAN, symbology="QRCode", seen_ms=START_MS)
    return check_in.scan(code).verdict.reason


def test_a_device_that_starts_from_a_snapshot_refuses_the_badge(
    client: httpx.Client, door: Door, cache: DeviceCache
) -> None:
    """It never heard of the participant, and the badge is well signed; others who were registered may pass."""
    stays, goes = (door.hub.make_participant(door.tenant_id, door.event.id) for _ in range(2))
    badge_of_one, badge_of_other = _badge_of(door, stays), _badge_of(door, goes)
    _withdraw(client, goes)
    _load(cache, client, door)
    assert _verdict(cache, door, badge_of_one) is Reason.ADMITTED
    assert _verdict(cache, door, badge_of_other) is Reason.PARTICIPANT_WITHDRAWN


def test_a_device_that_follows_the_feed_refuses_the_badge(client: httpx.Client, door: Door, cache: DeviceCache) -> None:
    """Somebody who came and went between two looks at the feed is a tombstone alone, which names the badge."""
    _load(cache, client, door)
    goes = door.hub.make_participant(door.tenant_id, door.event.id)
    badge = _badge_of(door, goes)
    _withdraw(client, goes)
    page: ChangePage = read(client.get(routes.changes(door.event.id), params={"since": cache.number()}), ChangePage)
    cache.apply(page.rows, page.next)
    assert _verdict(cache, door, badge) is Reason.PARTICIPANT_WITHDRAWN


def test_nothing_personal_is_left_in_a_snapshot(client: httpx.Client, door: Door) -> None:
    """Of somebody withdrawn it holds the id and the number."""
    person = door.hub.make_participant(door.tenant_id, door.event.id, firstName="Withdrawn")
    _withdraw(client, person)
    _, changes = read_snapshot(client.get(routes.snapshot(door.event.id)).content)
    (told,) = [msgspec.to_builtins(change) for change in changes if change.id == person.id]
    assert told == {
        "kind": "participant",
        "number": told["number"],
        "id": person.id,
        "participantNumber": person.number,
    }
