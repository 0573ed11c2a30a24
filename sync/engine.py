"""The engine: heartbeat, push, pull. Each `run_cycle` does what is due and says when it wants to be called again.

Synchronous, for one thread; clock, random numbers and all the outside are arguments. A failure on the way to the hub is
never raised: it becomes the status, and waiting. An error of the device's own files is raised, for the thread to log.
"""

import logging
import random
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from sync.breaker import Breaker
from sync.client import HubClient
from sync.errors import ProtocolError, SyncError, TransientError
from sync.health import link_of
from sync.lane import Lane
from sync.ports import CachePort, Clock, ConfigPort, JournalPort
from sync.pull import Pull
from sync.push import Push
from sync.status import LinkState, SyncStatus
from sync.wire import times
from sync.wire.changes import Change
from sync.wire.devices import HEARTBEAT_MS, DeviceConfig, Heartbeat

POLL_MS = 15_000
"""Between two pulls while nothing says that there is news."""
MARK_MS = 3_600_000
"""Between two looks at what the hub holds of this device."""
LATE_ROW_MS = 250
"""Until a row is sent that was written in the very moment in which the last batch came back."""
HEARTBEAT_CAP_MS = 15_000
"""Longest wait of a heartbeat that fails: it is the one that finds the way to the hub open again."""

_log = logging.getLogger(__name__)


class EngineListener(Protocol):
    """Whoever follows the engine; called in its thread, after the commit. Must not raise."""

    def on_changes(self, changes: Sequence[Change]) -> None:
        """Rows were applied to the cache, in the hub's order; rows older than those held may be among them."""

    def on_snapshot(self) -> None:
        """A whole new cache took the place of the one in use."""

    def on_config(self, config: DeviceConfig) -> None:
        """A newer configuration is in force."""

    def on_status(self, status: SyncStatus) -> None:
        """Something that the status shows is different now."""


class Engine:
    """Keeps one device and its hub in step."""

    def __init__(
        self,
        *,
        client: HubClient,
        journal: JournalPort,
        cache: CachePort,
        config: ConfigPort,
        clock: Clock,
        generator: random.Random,
        listener: EngineListener,
        snapshot_folder: Path,
        app_version: str,
    ) -> None:
        self._client = client
        self._journal = journal
        self._cache = cache
        self._config = config
        self._clock = clock
        self._generator = generator
        self._listener = listener
        self._app_version = app_version
        self._push = Push(client, journal)
        self._pull = Pull(client, cache, clock, listener, snapshot_folder)
        now_ms = clock.monotonic_ms()
        self._heartbeats = Lane(
            "heartbeat", generator, HEARTBEAT_CAP_MS, now_ms, breaker=Breaker(open_for_ms=HEARTBEAT_CAP_MS // 2)
        )
        self._pushes = Lane("push", generator, not_before_ms=now_ms)
        self._pulls = Lane("pull", generator, not_before_ms=now_ms)
        self._mark_due_ms = now_ms
        self._heard = False
        self._status = self._look(LinkState.CONNECTING, clock.now_ms(), None)

    @property
    def status(self) -> SyncStatus:
        """How things stand; safe to read from any thread."""
        return self._status

    def run_cycle(self) -> int:
        """Do what is due; returns the monotonic time in milliseconds at which more will be.

        Raises:
            Exception: what a port raises, such as a full disk. Call again after a pause: nothing is lost by it.
        """
        self._attempt(self._heartbeats, self._heartbeat)
        if self._has_to_push():
            self._attempt(self._pushes, self._push_all)
        self._attempt(self._pulls, self._pull_all)
        self._publish()
        return self._next_due_ms()

    def retry_now(self) -> None:
        """Forget all waiting, as when the network came back or a person asks for a try."""
        now_ms = self._clock.monotonic_ms()
        for lane in self._lanes():
            lane.reset(now_ms)

    def close(self) -> None:
        """Let go of what is half fetched; the client and the ports belong to whoever made them. Idempotent."""
        self._pull.close()

    def _lanes(self) -> tuple[Lane, Lane, Lane]:
        return self._heartbeats, self._pushes, self._pulls

    def _attempt(self, lane: Lane, work: Callable[[Lane], int]) -> None:
        if not lane.is_due(self._clock.monotonic_ms()):
            return
        try:
            again_in_ms = work(lane)
        except SyncError as error:
            lane.failed(self._clock.monotonic_ms(), error)
            _log.info("%s failed problem=%s in_a_row=%d", lane.name, error.problem, lane.streak)
        else:
            self._heard = True
            ended = lane.succeeded(self._clock.monotonic_ms(), again_in_ms=again_in_ms)
            if isinstance(ended, (TransientError, ProtocolError)):
                self._reconnected(lane)
        self._publish()

    def _reconnected(self, found_by: Lane) -> None:
        now_ms = self._clock.monotonic_ms()
        if found_by is self._heartbeats:
            self._mark_due_ms = now_ms
        for lane in self._lanes():
            if lane is not found_by and isinstance(lane.error, (TransientError, ProtocolError)):
                lane.reset(now_ms)

    # -- heartbeat

    def _heartbeat(self, _lane: Lane) -> int:
        answer = self._client.heartbeat(self._describe())
        if answer.config_version > self._config.config().version:
            self._take_config()
        return HEARTBEAT_MS

    def _describe(self) -> Heartbeat:
        head, now_ms = self._journal.head(), self._clock.now_ms()
        oldest_at_ms = head.oldest_pending_at_ms
        return Heartbeat(
            at=times.to_wire(now_ms),
            app_version=self._app_version,
            epoch=head.epoch,
            head=head.seq,
            pending=head.pending,
            oldest_pending_ms=None if oldest_at_ms is None else max(now_ms - oldest_at_ms, 0),
            cache_number=self._cache.number(),
        )

    def _take_config(self) -> None:
        held, new = self._config.config(), self._client.config()
        if new.version <= held.version:
            return
        self._config.set_config(new)
        if new.event_id != held.event_id:
            self._pull.start_over()
            self._pulls.reset(self._clock.monotonic_ms())
        self._listener.on_config(new)

    # -- push

    def _has_to_push(self) -> bool:
        return self._clock.monotonic_ms() >= self._mark_due_ms or self._journal.head().pending > 0

    def _push_all(self, lane: Lane) -> int:
        probe = lane.is_probe(self._clock.monotonic_ms())
        if self._clock.monotonic_ms() >= self._mark_due_ms:
            self._push.reconcile()
            self._mark_due_ms = self._clock.monotonic_ms() + MARK_MS
        while self._push.send_next(probe=probe):
            probe = False
            self._publish()
            if self._heartbeats.is_due(self._clock.monotonic_ms()):
                return 0
        return LATE_ROW_MS if self._journal.head().pending else 0

    def _pull_all(self, _lane: Lane) -> int:
        event_id = self._config.config().event_id
        while self._pull.step(event_id):
            self._publish()
            if self._others_are_due():
                return 0
        return round(POLL_MS * self._generator.uniform(0.8, 1.2))

    def _others_are_due(self) -> bool:
        now_ms = self._clock.monotonic_ms()
        return self._heartbeats.is_due(now_ms) or (self._pushes.is_due(now_ms) and self._has_to_push())

    # -- status

    def _publish(self) -> None:
        link, error = link_of(self._lanes(), heard=self._heard)
        since_ms = self._status.since_ms if link is self._status.link else self._clock.now_ms()
        status = self._look(link, since_ms, error)
        if link is not self._status.link:
            _log.info("link=%s problem=%s pending=%d", link, status.problem, status.pending)
        if status != self._status:
            self._status = status
            self._listener.on_status(status)

    def _look(self, link: LinkState, since_ms: int, error: SyncError | None) -> SyncStatus:
        head, sample = self._journal.head(), self._client.clock_sample
        return SyncStatus(
            link=link,
            since_ms=since_ms,
            pending=head.pending,
            oldest_pending_at_ms=head.oldest_pending_at_ms,
            last_contact_ms=self._client.last_contact_ms,
            problem=error.problem if error else None,
            words=str(error) if error else "",
            refused=self._push.refused,
            cache_number=self._cache.number(),
            loading_percent=self._pull.loading_percent,
            hub_offset_ms=sample.offset_ms if sample else None,
            hub_offset_error_ms=sample.error_ms if sample else None,
        )

    def _next_due_ms(self) -> int:
        push_ms = self._pushes.not_before_ms
        if not self._has_to_push():
            push_ms = max(push_ms, self._mark_due_ms)
        return min(self._heartbeats.not_before_ms, push_ms, self._pulls.not_before_ms)
