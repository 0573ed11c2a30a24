"""Pull: pages, snapshots, and hubs that lie about either."""

import gzip
from collections.abc import Callable
from pathlib import Path

import httpx
import msgspec
import pytest

from sync.client import HubClient
from sync.errors import ProtocolError, SyncError, TransientError
from sync.exchange import connect
from sync.pull import SLICE_MS, Pull
from sync.wire.changes import Change, ParticipantChange
from tests.support import builders
from tests.support.builders import EVENT_ID
from tests.support.clock import SettableClock
from tests.support.faults import Fault, FaultyTransport, on, once
from tests.support.linked_device import Heard
from tests.support.plain_hub import PlainHub, serve_snapshot, snapshot_bytes
from tests.support.plain_store import PlainCache


class Door:
    """A cache that is pulled from some transport."""

    def __init__(self, hub: httpx.BaseTransport, folder: Path, clock: SettableClock | None = None) -> None:
        self.wire = FaultyTransport(hub)
        self.clock = clock or SettableClock()
        self.cache, self.heard = PlainCache(), Heard()
        client = HubClient(connect("http://hub.test", transport=self.wire), self.clock, api_key="device")
        self.pull = Pull(client, self.cache, self.clock, self.heard, folder)

    def follow(self) -> None:
        """Pull to the head."""
        while self.pull.step(EVENT_ID):
            pass

    def asked_for(self) -> list[str]:
        """Return the ranges of the snapshot that were asked for."""
        return [request.headers.get("Range", "all") for request in self.wire.requests if "snapshot" in request.url.path]


def _people(count: int) -> list[Change]:
    return [
        ParticipantChange(number=n, id=f"participant-{n}", data=builders.participant(n)) for n in range(1, count + 1)
    ]


def _serving(whole: Callable[[], bytes]) -> httpx.BaseTransport:
    return httpx.MockTransport(lambda request: serve_snapshot(request, whole()))


def test_an_empty_cache_begins_with_a_snapshot_and_then_follows_pages(tmp_path: Path) -> None:
    """A new device loads everything at once, and afterwards only what changed."""
    hub = PlainHub()
    hub.publish(30)
    door = Door(hub, tmp_path)
    door.follow()
    hub.publish(2)
    hub.withdraw(3)
    door.follow()

    assert door.cache.living() == hub.living()
    assert door.cache.number() == hub.number
    assert (door.heard.snapshots, [change.number for change in door.heard.changes]) == (1, [31, 32, 33])


def test_pages_lead_to_the_head(tmp_path: Path) -> None:
    """A device that was away for long takes page after page."""
    hub = PlainHub()
    hub.publish(1)
    door = Door(hub, tmp_path)
    door.follow()
    hub.publish(25)
    hub.page_rows = 10
    door.follow()

    assert door.cache.living() == hub.living()
    assert door.heard.snapshots == 1


def test_nothing_new_tells_nobody(tmp_path: Path) -> None:
    """A quiet hub causes no work at the door."""
    hub = PlainHub()
    hub.publish(3)
    door = Door(hub, tmp_path)
    door.follow()
    door.follow()

    assert door.heard.changes == []


def test_a_feed_that_no_longer_reaches_back_gives_a_snapshot(tmp_path: Path) -> None:
    """After a long absence tombstones are gone, and the cache is built anew."""
    hub = PlainHub()
    hub.publish(5)
    door = Door(hub, tmp_path)
    door.follow()
    hub.withdraw(2)
    hub.publish(3)
    del hub.feed[ParticipantChange, "participant-2"]
    hub.min_since = 7
    door.follow()

    assert door.cache.living() == hub.living()
    assert door.heard.snapshots == 2


def test_a_hub_that_was_set_back_is_believed_again(tmp_path: Path) -> None:
    """A cache that is ahead of a restored hub is replaced by what the hub knows now."""
    hub = PlainHub()
    hub.publish(5)
    backup = hub.backup()
    hub.publish(5)
    door = Door(hub, tmp_path)
    door.follow()
    hub.restore(backup)
    door.follow()

    assert door.cache.living() == hub.living()
    assert door.cache.number() == 5


def test_a_hub_whose_snapshot_never_suffices_is_an_error_and_no_endless_loop(tmp_path: Path) -> None:
    """A hub that contradicts itself is left alone for a while."""
    hub = PlainHub()
    hub.publish(5)
    hub.min_since = 100
    door = Door(hub, tmp_path)

    with pytest.raises(ProtocolError, match="older than its own"):
        door.follow()


def test_a_broken_line_goes_on_where_it_broke(tmp_path: Path) -> None:
    """A snapshot that broke off is not begun anew: the rest is asked for."""
    hub = PlainHub()
    hub.publish(200)
    door = Door(hub, tmp_path)
    door.wire.script = once(Fault.CUT)
    with pytest.raises(TransientError):
        door.follow()
    percent = door.pull.loading_percent
    door.follow()

    assert percent in {49, 50}
    assert door.asked_for()[0] == "all"
    assert door.asked_for()[1].startswith("bytes=")
    assert door.cache.living() == hub.living()
    assert door.pull.loading_percent is None


def test_a_new_snapshot_in_between_is_begun_anew(tmp_path: Path) -> None:
    """Two halves of different snapshots never make a cache."""
    hub = PlainHub()
    hub.publish(200)
    door = Door(hub, tmp_path)
    door.wire.script = once(Fault.CUT)
    with pytest.raises(TransientError):
        door.follow()
    hub.publish(1)
    with pytest.raises(ProtocolError, match="another snapshot"):
        door.follow()
    door.follow()

    assert door.cache.living() == hub.living()


@pytest.mark.parametrize("fault", [Fault.TRUNCATE, Fault.GARBLE, Fault.CUT, Fault.WEB_PAGE, Fault.UNAVAILABLE])
def test_a_damaged_snapshot_leaves_the_cache_in_use_alone(tmp_path: Path, fault: Fault) -> None:
    """The door decides on what it has until something better is whole and checked."""
    hub = PlainHub()
    hub.publish(50)
    door = Door(hub, tmp_path)
    door.follow()
    before = door.cache.living()
    door.pull.start_over()
    hub.publish(50)
    door.wire.script = on("snapshot", fault)
    for _ in range(3):
        with pytest.raises(SyncError):
            door.follow()
    held = door.cache.living()
    door.wire.script = None
    for _ in range(2):
        try:
            door.follow()
        except ProtocolError:
            continue

    assert held == before
    assert door.cache.living() == hub.living()


def _one_long_line() -> bytes:
    return gzip.compress(b" " * 5_000_000)


@pytest.mark.parametrize(
    "lie",
    [
        lambda: snapshot_bytes(9, _people(9), count=10),
        lambda: snapshot_bytes(9, _people(9), count=8),
        lambda: snapshot_bytes(9, _people(9), count=-1),
        lambda: snapshot_bytes(9, _people(9), schema=2),
        lambda: snapshot_bytes(9, _people(9), event_id="another"),
        lambda: snapshot_bytes(-9, _people(9)),
        lambda: snapshot_bytes(9, _people(9))[:-30],
        lambda: gzip.compress(gzip.decompress(snapshot_bytes(9, _people(9)))[:-30]),
        lambda: gzip.compress(b""),
        lambda: b"",
        lambda: b"<html>",
        _one_long_line,
    ],
)
def test_a_lying_snapshot_with_a_true_digest_is_refused(tmp_path: Path, lie: Callable[[], bytes]) -> None:
    """Count, schema, event and form are checked however well the bytes arrived; nothing of it stays."""
    whole = lie()
    door = Door(_serving(lambda: whole), tmp_path)

    with pytest.raises(ProtocolError):
        door.follow()

    assert door.cache.number() == 0
    assert door.cache.snapshots == 0
    assert door.pull.loading_percent is None


def test_a_snapshot_without_a_digest_is_refused(tmp_path: Path) -> None:
    """What cannot be checked is not used."""

    def answer(request: httpx.Request) -> httpx.Response:
        response = serve_snapshot(request, snapshot_bytes(9, _people(9)))
        del response.headers["Repr-Digest"]
        return response

    door = Door(httpx.MockTransport(answer), tmp_path)

    with pytest.raises(ProtocolError, match="damaged"):
        door.follow()


def test_a_range_that_is_no_longer_there_begins_anew(tmp_path: Path) -> None:
    """A hub that refuses to continue gets asked for the whole."""
    hub = PlainHub()
    hub.publish(50)
    refused = httpx.MockTransport(
        lambda request: (
            httpx.Response(416, json={"error": {"code": "RANGE_NOT_SATISFIABLE", "message": "no"}})
            if "Range" in request.headers
            else hub.handle_request(request)
        )
    )
    door = Door(refused, tmp_path)
    door.wire.script = once(Fault.CUT)
    for _ in range(2):
        with pytest.raises(SyncError):
            door.follow()
    door.follow()

    assert door.cache.living() == hub.living()


def test_a_slow_snapshot_lets_others_in_between(tmp_path: Path) -> None:
    """Rows that wait to be sent need not wait for a whole snapshot on a thin line."""
    clock = SettableClock()
    whole = snapshot_bytes(200, _people(200))

    class Slow(httpx.SyncByteStream):
        def __init__(self, body: bytes) -> None:
            self._body = body

        def __iter__(self):  # type: ignore[no-untyped-def]  # a generator of bytes
            for place in range(0, len(self._body), 500):
                clock.advance(SLICE_MS // 2)
                yield self._body[place : place + 500]

    def answer(request: httpx.Request) -> httpx.Response:
        response = serve_snapshot(request, whole)
        return httpx.Response(response.status_code, headers=response.headers, stream=Slow(response.read()))

    door = Door(httpx.MockTransport(answer), tmp_path, clock)

    assert door.pull.step(EVENT_ID)
    assert door.cache.snapshots == 0
    percents = []
    while door.cache.snapshots == 0:
        percents.append(door.pull.loading_percent)
        door.pull.step(EVENT_ID)
    assert percents == sorted(percents)  # type: ignore[type-var]  # none is None while it loads
    assert len(door.cache.living()) == 200


def test_unknown_fields_are_passed_over(tmp_path: Path) -> None:
    """A newer hub may say more than this device understands."""
    lines = gzip.decompress(snapshot_bytes(1, _people(1))).splitlines()
    wider = b"\n".join(line[:-1] + b',"colour":"green"}' for line in lines) + b"\n"
    door = Door(_serving(lambda: gzip.compress(wider)), tmp_path)
    door.pull.step(EVENT_ID)

    assert len(door.cache.living()) == 1
    assert msgspec.json.decode(lines[0])["count"] == 1
