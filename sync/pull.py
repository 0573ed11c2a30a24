"""Pull: follow the change feed page by page, and take a snapshot where it does not lead on."""

import logging
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from sync.client import HubClient
from sync.errors import ProtocolError, SnapshotRequiredError
from sync.ports import CachePort, Clock
from sync.snapshot import SnapshotFetch
from sync.wire.changes import Change, ChangePage

PAGE_ROWS = 1_000
"""A transaction of this size never holds up a scan; larger ones gain little (and the contract's limit is 5,000)."""
SLICE_MS = 5_000
"""How long a snapshot may hold the line before rows that wait to be sent get their turn."""

_log = logging.getLogger(__name__)


class CacheListener(Protocol):
    """Whoever must know that the cache changed; called in the engine's thread, after the commit. Must not raise."""

    def on_changes(self, changes: Sequence[Change]) -> None:
        """Rows were applied to the cache, in the hub's order; rows older than those held may be among them."""

    def on_snapshot(self) -> None:
        """A whole new cache took the place of the one in use."""


class Pull:
    """Brings the cache up to the hub's head."""

    def __init__(
        self, client: HubClient, cache: CachePort, clock: Clock, listener: CacheListener, snapshot_folder: Path
    ) -> None:
        self._client = client
        self._cache = cache
        self._clock = clock
        self._listener = listener
        self._fetch = SnapshotFetch(client, clock, snapshot_folder)
        self._needs_snapshot = False
        self._is_fresh = False

    @property
    def loading_percent(self) -> int | None:
        """How much of a snapshot has arrived; None when none is under way."""
        return self._fetch.percent

    def start_over(self) -> None:
        """Take a snapshot next, whatever the cache holds, as when the device was moved to another event."""
        self._fetch.drop()
        self._needs_snapshot = True

    def close(self) -> None:
        """Give up a snapshot that is under way, and its temporary file. Idempotent."""
        self._fetch.drop()

    def step(self, event_id: str) -> bool:
        """Take one page, or one slice of a snapshot; returns whether there is more to take at once.

        Raises:
            SyncError: the cache stands as before, or at the end of an earlier step.
        """
        if self._needs_snapshot or self._cache.number() == 0:
            return self._take_snapshot(event_id)
        try:
            return self._take_page(event_id)
        except SnapshotRequiredError:
            return self._ask_for_snapshot()

    def _take_page(self, event_id: str) -> bool:
        since = self._cache.number()
        page = self._client.changes(event_id, since=since, limit=PAGE_ROWS)
        if _leads_nowhere(page, since):
            return self._ask_for_snapshot()
        self._is_fresh = False
        if page.next > since:
            self._cache.apply(page.rows, page.next)
            self._listener.on_changes(page.rows)
        return page.has_more

    def _take_snapshot(self, event_id: str) -> bool:
        if self._fetch.download(event_id, until_ms=self._clock.monotonic_ms() + SLICE_MS):
            self._fetch.load(self._cache, event_id)
            self._needs_snapshot = False
            self._is_fresh = True
            _log.info("snapshot taken number=%d", self._cache.number())
            self._listener.on_snapshot()
            return self._cache.number() > 0
        return True

    def _ask_for_snapshot(self) -> bool:
        if self._is_fresh:
            self._is_fresh = False
            raise ProtocolError("The hub's snapshot is older than its own change feed.")
        self._needs_snapshot = True
        return True


def _leads_nowhere(page: ChangePage, since: int) -> bool:
    """Whether tombstones are missing before this page, or the hub was set back to before the cache's number."""
    return page.min_since > since or page.head < since
