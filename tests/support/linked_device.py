"""A device with a plain store and the real engine, tied to some hub's transport."""

import random
from collections.abc import Sequence
from pathlib import Path

import httpx

from sync.client import HubClient
from sync.engine import Engine
from sync.exchange import connect
from sync.ports import CachePort, ConfigPort, JournalPort
from sync.status import SyncStatus
from sync.wire.changes import Change
from sync.wire.devices import DeviceConfig
from tests.support.clock import SettableClock
from tests.support.faults import FaultyTransport
from tests.support.plain_store import PlainCache, PlainConfig, PlainJournal


class Heard:
    """Keeps all that an engine tells."""

    def __init__(self) -> None:
        self.changes: list[Change] = []
        self.snapshots = 0
        self.configs: list[DeviceConfig] = []
        self.statuses: list[SyncStatus] = []

    def on_changes(self, changes: Sequence[Change]) -> None:
        """Keep the changes."""
        self.changes.extend(changes)

    def on_snapshot(self) -> None:
        """Count."""
        self.snapshots += 1

    def on_config(self, config: DeviceConfig) -> None:
        """Keep it."""
        self.configs.append(config)

    def on_status(self, status: SyncStatus) -> None:
        """Keep it."""
        self.statuses.append(status)


class LinkedDevice:
    """One device; its parts may be given, and are plain ones otherwise."""

    def __init__(
        self,
        hub: httpx.BaseTransport,
        folder: Path,
        *,
        api_key: str = "device",
        clock: SettableClock | None = None,
        journal: JournalPort | None = None,
        cache: CachePort | None = None,
        config: ConfigPort | None = None,
        base_url: str = "http://hub.test",
        seed: int = 1,
    ) -> None:
        self.clock = clock or SettableClock()
        self.wire = hub if isinstance(hub, FaultyTransport) else FaultyTransport(hub)
        self.plain_journal, self.plain_cache = PlainJournal(api_key), PlainCache()
        self.config = config or PlainConfig()
        self.heard = Heard()
        self.client = HubClient(connect(base_url, transport=self.wire), self.clock, api_key=api_key)
        self.engine = Engine(
            client=self.client,
            journal=journal or self.plain_journal,
            cache=cache or self.plain_cache,
            config=self.config,
            clock=self.clock,
            generator=random.Random(seed),
            listener=self.heard,
            snapshot_folder=folder,
            app_version="1.0",
        )

    def scan(self, count: int = 1) -> list[str]:
        """Record admissions in the plain journal; returns their ids."""
        return [self.plain_journal.append() for _ in range(count)]

    def run_for(self, ms: int) -> None:
        """Let time pass, and the engine do what is due in it, as its thread would."""
        end_ms = self.clock.monotonic_ms() + ms
        while (due_ms := self.engine.run_cycle()) <= end_ms:
            self.clock.advance(max(due_ms - self.clock.monotonic_ms(), 0))
        self.clock.advance(max(end_ms - self.clock.monotonic_ms(), 0))

    def close(self) -> None:
        """Let go of what is half fetched."""
        self.engine.close()
        self.wire.close()

    def paths(self) -> list[str]:
        """Return the last part of the path of each request so far."""
        return [request.url.path.rpartition("/")[2] for request in self.wire.requests]
