"""A crowd of any size, and the real store of a device that knows it."""

import random
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from kiosk.devices.clock import SystemClock
from kiosk.services.check_in import CheckIn
from kiosk.store.cache import DeviceCache
from kiosk.store.keyring_choice import choose_keyring
from kiosk.store.store import Store, open_store
from server_stub.seed.names import AMHARIC, ARABIC, FRENCH, LATIN
from sync.wire.changes import (
    Change,
    CheckpointChange,
    DoorParticipant,
    EventChange,
    KeyChange,
    ParticipantChange,
    SnapshotHeader,
    ZoneChange,
)
from sync.wire.enums import ReentryPolicy
from sync.wire.times import to_wire
from tests.support import builders

PLACES = 4
"""Changes that bring no participant: event, checkpoint, zone, key."""
_POOLS = [(pool, pool.first.split(), pool.last.split()) for pool in (LATIN, FRENCH, ARABIC, AMHARIC)]
_SHARES = (45, 15, 20, 20)
_FRONT = ("", *(f"{consonant}{vowel}" for consonant in "BDFGKLMNPRSTVWZ" for vowel in "aeiou"))
_END = ("", "a", "ane", "berg", "dze", "ez", "ini", "oğlu", "ovic", "son", "ström", "wala")
_ORGANISATIONS = (
    "African Union",
    "Ministry of Health",
    "Société Générale",
    "الهلال الأحمر",
    "አዲስ አበባ ዩኒቨርሲቲ",
    "Nile Bank",
)
_AT_ONCE = 1_000
_SPREAD = 2_654_435_761
"""Coprime to 2^32: codes that do not ascend with the numbers, and never repeat."""


def crowd(count: int) -> Iterator[DoorParticipant]:
    """Yield participants numbered from 1: four scripts, thousands of family names, organisations for half."""
    generator = random.Random(1)
    for number in range(1, count + 1):
        pool, first, last = generator.choices(_POOLS, _SHARES)[0]
        family = generator.choice(last)
        if pool in {LATIN, FRENCH}:
            family = generator.choice(_FRONT) + family + generator.choice(_END)
        yield builders.participant(
            number,
            id=f"01990000-0000-7000-8000-{number:012x}",
            registration_code=f"{number * _SPREAD % 2**32:08X}",
            first_name=generator.choice(first),
            last_name=family,
            organization=generator.choice(_ORGANISATIONS) if number % 2 else None,
        )


def changes(count: int) -> Iterator[Change]:
    """Yield all that a snapshot of a crowd brings: the places, then the people."""
    now_ms = SystemClock().now_ms()
    event = builders.event(start_date=to_wire(now_ms - builders.DAY_MS), end_date=to_wire(now_ms + builders.DAY_MS))
    # Whoever comes again is let in again: the same badges serve for any number of scans.
    checkpoint, zone, key = builders.checkpoint(reentry_policy=ReentryPolicy.ALWAYS), builders.zone(), builders.key()
    yield EventChange(number=1, id=event.id, data=event)
    yield CheckpointChange(number=2, id=checkpoint.id, data=checkpoint)
    yield ZoneChange(number=3, id=zone.id, data=zone)
    yield KeyChange(number=PLACES, id=str(key.key_id), data=key)
    for number, person in enumerate(crowd(count), PLACES + 1):
        yield ParticipantChange(number=number, id=person.id, data=person)


def header(count: int) -> SnapshotHeader:
    """Return the first line of a snapshot of a crowd."""
    rows = count + PLACES
    return SnapshotHeader(schema=1, event_id=builders.EVENT_ID, number=rows, count=rows)


def fill(cache: DeviceCache, count: int) -> None:
    """Bring a crowd into a cache by its own way in."""
    sink, rows = cache.begin_snapshot(header(count)), changes(count)
    while batch := list(islice(rows, _AT_ONCE)):
        sink.add(batch)
    sink.finish()


@dataclass(frozen=True)
class Door:
    """A device at its checkpoint, on real files, by the machine's clock."""

    store: Store
    check_in: CheckIn


@contextmanager
def open_door(folder: Path, people: int) -> Iterator[Door]:
    """Open the store of a device that knows a crowd, ready to scan."""
    folder.mkdir(parents=True)
    clock = SystemClock()
    store = open_store(folder, choose_keyring(folder, environment={}), clock)
    try:
        fill(store.cache, people)
        check_in = CheckIn(store.cache, store.journal, clock, device_id="bench")
        check_in.choose(builders.checkpoint().id)
        check_in.start()
        yield Door(store, check_in)
    finally:
        store.close()


def badges(numbers: Iterable[int]) -> list[str]:
    """Return the texts of these participants' badges."""
    return [builders.token(builders.claims(number)) for number in numbers]
