"""The hub as a device calls it: one method a route, each answer checked before anybody believes it.

Every method raises `SyncError` and nothing else for what the network or the other side does.
"""

import gzip
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from itertools import pairwise
from typing import Any

import httpx
import msgspec

from sync.answers import data_of, expect_media_type
from sync.errors import ProtocolError
from sync.exchange import Exchange
from sync.hub_clock import ClockSample
from sync.ports import Clock
from sync.wire import routes
from sync.wire.changes import ChangePage
from sync.wire.devices import DeviceConfig, Heartbeat, HeartbeatAnswer, PairAnswer, PairRequest
from sync.wire.envelope import Envelope, T
from sync.wire.journal import JournalAnswer, JournalBatch, JournalMark

_GZIP_LEVEL = 6
_SENT = {"Content-Type": "application/json"}


class HubClient:
    """The hub's device routes over an injected `httpx.Client`, whose base URL is the hub's."""

    def __init__(self, http: httpx.Client, clock: Clock, *, api_key: str | None = None) -> None:
        self._exchange = Exchange(http, clock)
        self._key = {} if api_key is None else {routes.API_KEY_HEADER: api_key}

    @property
    def last_contact_ms(self) -> int | None:
        """The wall clock at the hub's last answer, of whatever content; None before the first."""
        return self._exchange.last_contact_ms

    @property
    def clock_sample(self) -> ClockSample | None:
        """How the device's clock stands to the hub's."""
        return self._exchange.clock_sample

    def pair(self, request: PairRequest) -> PairAnswer:
        """Give the code, and get an identity; the one route that takes no key."""
        return self._post(routes.PAIR, request, Envelope[PairAnswer])

    def config(self) -> DeviceConfig:
        """Return what the hub wants this device to be."""
        return self._get(routes.DEVICE_CONFIG, Envelope[DeviceConfig])

    def heartbeat(self, heartbeat: Heartbeat) -> HeartbeatAnswer:
        """Tell how the device stands."""
        return self._post(routes.HEARTBEAT, heartbeat, Envelope[HeartbeatAnswer])

    def mark(self) -> JournalMark:
        """Return what the hub holds of this device's journal."""
        return self._get(routes.JOURNAL_MARK, Envelope[JournalMark])

    def push(self, batch: JournalBatch) -> JournalAnswer:
        """Send rows, packed; may be repeated without harm.

        Raises:
            ProtocolError: also when the answer is about other rows than were sent, or contradicts itself.
        """
        body = gzip.compress(msgspec.json.encode(batch), _GZIP_LEVEL, mtime=0)
        headers = _SENT | {"Content-Encoding": "gzip"}
        answer = self._json("POST", routes.JOURNAL, Envelope[JournalAnswer], headers=headers, content=body)
        if answer.mark.epoch != batch.epoch or [row.seq for row in answer.rows] != [row.seq for row in batch.rows]:
            raise ProtocolError("The hub answered about other rows than were sent.")
        if any(low <= row.seq <= high for low, high in answer.mark.missing for row in answer.rows):
            raise ProtocolError("The hub stored rows and misses them at the same time.")
        return answer

    def changes(self, event_id: str, *, since: int, limit: int) -> ChangePage:
        """Return the next page of the change feed.

        Raises:
            SnapshotRequiredError: the feed does not reach back so far.
            ProtocolError: also when the page does not follow on `since`.
        """
        params = {"since": since, "limit": limit}
        page = self._get(routes.changes(event_id), Envelope[ChangePage], params=params)
        numbers = [since, *(row.number for row in page.rows)]
        ascending = all(low < high for low, high in pairwise(numbers))
        if not ascending or page.next < numbers[-1] or (page.has_more and page.next <= since):
            raise ProtocolError("The hub's change feed is out of order.")
        return page

    @contextmanager
    def snapshot(self, event_id: str, *, offset: int) -> Iterator[httpx.Response]:
        """Yield the snapshot from a byte on, its body still to be read raw.

        Status 206 says that the offset was kept; 200 that the body starts at its first byte.
        """
        headers = self._key | {"Accept": routes.SNAPSHOT_MEDIA_TYPE, "Accept-Encoding": "identity"}
        if offset:
            headers |= {"Range": f"bytes={offset}-"}
        with self._exchange.open("GET", routes.snapshot(event_id), headers=headers) as response:
            expect_media_type(response.headers, routes.SNAPSHOT_MEDIA_TYPE)
            yield response

    def _get(self, path: str, envelope: type[Envelope[T]], params: Mapping[str, int] | None = None) -> T:
        return self._json("GET", path, envelope, params=params)

    def _post(self, path: str, body: msgspec.Struct, envelope: type[Envelope[T]]) -> T:
        return self._json("POST", path, envelope, headers=_SENT, content=msgspec.json.encode(body))

    def _json(
        self,
        method: str,
        path: str,
        envelope: type[Envelope[T]],
        *,
        headers: Mapping[str, str] | None = None,
        **request: Any,
    ) -> T:
        sent = {"Accept": "application/json"} | self._key | dict(headers or {})
        with self._exchange.open(method, path, headers=sent, **request) as response:
            return data_of(response.headers, self._exchange.read(response), envelope)
