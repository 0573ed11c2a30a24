"""Every journalled row is at the hub exactly once, whatever happened in between: days of plain and of real parts.

GATEHOUSE_DAYS says how many days are played in memory; the real hub and real stores play fewer.
"""

import copy
import os
import shutil
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from hypothesis import settings
from hypothesis.stateful import run_state_machine_as_test

from kiosk.store.cache import DeviceCache
from kiosk.store.config import ConfigFile
from kiosk.store.journal import DeviceJournal
from sync.wire.changes import ParticipantChange, PresenceChange
from sync.wire.devices import PairAnswer
from sync.wire.journal import JournalMark
from tests.property.machine import DEVICES, SyncMachine
from tests.support.clock import SettableClock
from tests.support.doors import open_gate, person
from tests.support.hub import InProcessHub
from tests.support.linked_device import LinkedDevice
from tests.support.plain_hub import PlainHub
from tests.support.plain_store import PlainCache, PlainJournal

DAYS = int(os.environ.get("GATEHOUSE_DAYS", "100"))
_KEY = bytes(range(32))


class PlainWorld:
    """Everything in memory, assumed perfect: what is tested is the engine alone."""

    def __init__(self) -> None:
        self._hub = PlainHub()
        self._hub.publish(3)
        self._folder = Path(tempfile.mkdtemp())
        self._journals = [PlainJournal(f"device-{number}") for number in range(DEVICES)]
        self._caches = [PlainCache() for _ in range(DEVICES)]
        self._clocks = [SettableClock() for _ in range(DEVICES)]
        self._images: dict[int, PlainJournal] = {}
        self._backup = self._hub.backup()
        self._lives = 0
        self._devices: dict[int, LinkedDevice] = {}

    def start(self, number: int) -> LinkedDevice:
        device = LinkedDevice(
            self._hub,
            self._folder,
            api_key=f"device-{number}",
            clock=self._clocks[number],
            journal=self._journals[number],
            cache=self._caches[number],
            seed=number,
        )
        self._devices[number] = device
        return device

    def stop(self, number: int) -> None:
        self._devices.pop(number).close()

    def journal(self, number: int) -> PlainJournal:
        return self._journals[number]

    def scan(self, number: int, count: int) -> list[str]:
        return [self._journals[number].append() for _ in range(count)]

    def row_ids(self, number: int) -> set[str]:
        return self._journals[number].ids()

    def copy_disk(self, number: int) -> None:
        self._images[number] = copy.deepcopy(self._journals[number])

    def put_back_disk(self, number: int) -> None:
        if number in self._images:
            self._lives += 1
            self._journals[number] = copy.deepcopy(self._images[number])
            self._journals[number].begin_another_life(self._lives)

    def register(self) -> None:
        self._hub.publish()

    def withdraw(self) -> None:
        self._hub.withdraw(self._hub.number)

    def restart_hub(self) -> None:
        """Nothing: this hub has no process."""

    def back_up_hub(self) -> None:
        self._backup = self._hub.backup()

    def restore_hub(self) -> None:
        self._hub.restore(self._backup)

    def log_ids(self) -> list[str]:
        return self._hub.logs

    def mark(self, number: int) -> JournalMark:
        return self._devices[number].client.mark()

    def expect_same_cache(self, number: int) -> None:
        assert self._caches[number].living() == self._hub.living()
        assert self._caches[number].number() == self._hub.number

    def close(self) -> None:
        shutil.rmtree(self._folder)


class RealWorld:
    """The hub of `server_stub` on its SQLite file, and the stores of the kiosk on theirs."""

    def __init__(self) -> None:
        self._folder = Path(tempfile.mkdtemp())
        self._backup = self._folder / "backup.db"
        self._hub = InProcessHub(self._folder / "hub.db")
        self._hub.__enter__()
        self._gate = open_gate(self._hub)
        self._people = self._gate.register(2)
        self._clocks = [SettableClock(self._hub.clock()) for _ in range(DEVICES)]
        self._identities: list[PairAnswer] = [self._gate.pair(f"South {number}") for number in range(DEVICES)]
        self._journals: dict[int, DeviceJournal] = {}
        self._caches: dict[int, DeviceCache] = {}
        self._devices: dict[int, LinkedDevice] = {}
        self.back_up_hub()

    def start(self, number: int) -> LinkedDevice:
        disk, identity = self._disk(number), self._identities[number]
        disk.mkdir(exist_ok=True)
        config = ConfigFile(disk / "device.json")
        config.set_config(identity.config)
        self._journals[number] = DeviceJournal(disk / "journal.db", _KEY, self._clocks[number])
        self._caches[number] = DeviceCache(disk, _KEY)
        self._devices[number] = LinkedDevice(
            self._hub,
            disk,
            api_key=identity.api_key,
            clock=self._clocks[number],
            journal=self._journals[number],
            cache=self._caches[number],
            config=config,
            seed=number,
        )
        return self._devices[number]

    def stop(self, number: int) -> None:
        self._devices.pop(number).close()
        self._journals.pop(number).close()
        self._caches.pop(number).close()

    def journal(self, number: int) -> DeviceJournal:
        return self._journals[number]

    def scan(self, number: int, count: int) -> list[str]:
        journal, facts = self._journals[number], self._gate.admission(self._clocks[number].now_ms())
        return [journal.append(facts, person(1 + journal.total() % 2)).id for _ in range(count)]

    def row_ids(self, number: int) -> set[str]:
        return {log.id for log in self._journals[number].recent(1_000_000)}

    def copy_disk(self, number: int) -> None:
        shutil.copytree(self._disk(number), self._image(number), dirs_exist_ok=True)

    def put_back_disk(self, number: int) -> None:
        if self._image(number).exists():
            shutil.rmtree(self._disk(number))
            shutil.copytree(self._image(number), self._disk(number))

    def register(self) -> None:
        self._people += self._gate.register()

    def withdraw(self) -> None:
        if len(self._people) > 2:
            self._gate.withdraw(self._people.pop())

    def restart_hub(self) -> None:
        self._hub.__exit__(None, None, None)
        self._hub.__enter__()

    def back_up_hub(self) -> None:
        with closing(sqlite3.connect(self._hub.path)) as hub, closing(sqlite3.connect(self._backup)) as backup:
            hub.backup(backup)
        self._people_then = self._people.copy()

    def restore_hub(self) -> None:
        self._hub.__exit__(None, None, None)
        for left in self._folder.glob("hub.db-*"):
            left.unlink()
        shutil.copy(self._backup, self._hub.path)
        self._people = self._people_then.copy()
        for cache in self._folder.glob("image-*/cache-*"):
            cache.unlink()
        self._hub.__enter__()

    def log_ids(self) -> list[str]:
        return self._gate.log_ids()

    def mark(self, number: int) -> JournalMark:
        return self._devices[number].client.mark()

    def expect_same_cache(self, number: int) -> None:
        """Compare with a plain cache that has just been loaded from the hub."""
        plain, cache = self._fresh_cache(number), self._caches[number]
        people = [change.data for change in plain.values() if isinstance(change, ParticipantChange) and change.data]
        assert [cache.participant(each.id) for each in people] == people
        inside = [change.data for change in plain.values() if isinstance(change, PresenceChange) and change.data]
        assert sorted(map(repr, cache.presences())) == sorted(map(repr, inside))

    def close(self) -> None:
        self._hub.__exit__(None, None, None)
        shutil.rmtree(self._folder)

    def _fresh_cache(self, number: int) -> dict[tuple[type, str], object]:
        identity = self._identities[number]
        fresh = LinkedDevice(self._hub, self._folder, api_key=identity.api_key, config=self._devices[number].config)
        fresh.engine.run_cycle()
        fresh.close()
        return dict(fresh.plain_cache.rows)

    def _disk(self, number: int) -> Path:
        return self._folder / f"disk-{number}"

    def _image(self, number: int) -> Path:
        return self._folder / f"image-{number}"


class PlainDays(SyncMachine):
    """Days in memory."""

    world_type = PlainWorld


class RealDays(SyncMachine):
    """Days at the real hub."""

    world_type = RealWorld


def test_every_row_is_at_the_hub_exactly_once() -> None:
    """Cuts, faults, restarts, restored disks and a restored hub, in any order."""
    run_state_machine_as_test(PlainDays, settings=settings(max_examples=DAYS, stateful_step_count=30, deadline=None))


def test_every_row_is_at_the_real_hub_exactly_once() -> None:
    """The same with the real hub and encrypted stores on disk."""
    few = settings(max_examples=max(DAYS // 30, 1), stateful_step_count=15, deadline=None)
    run_state_machine_as_test(RealDays, settings=few)
