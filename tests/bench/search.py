"""Names found as somebody types, a list of twenty after each letter.

Limit: one range of an index over words in plain sqlite3, twenty rows, in no order and of one word only. Typed are full
names of the crowd, the last one first or the first one first, letter by letter from the first letter on. The slowest
keystroke is told in processor time, which leaves out what other programs of the machine take.
"""

import random
from collections.abc import Sequence
from contextlib import closing
from itertools import cycle
from pathlib import Path

import msgspec

from kiosk.store.cache import DeviceCache
from sync.wire.changes import DoorParticipant, ParticipantChange
from tests.bench.door import crowd, fill
from tests.bench.figures import Figure, at_least, at_most, percentile, take_turns, told
from tests.bench.limits import RawSearch
from tests.bench.sizes import Size
from tests.store.test_search import SPELLINGS
from tests.support import builders

_LINES = 20
_KEY = bytes(range(32))
_OTHER_SCRIPT = ("Пётр", "pyotr")
"""Latin typed for a Cyrillic name: known not to be found."""


def measure(size: Size, folder: Path) -> list[Figure]:
    """Return the figures of the search."""
    folder.mkdir(parents=True, exist_ok=True)
    people = list(crowd(size.crowd))
    with (
        closing(DeviceCache(folder, _KEY)) as cache,
        closing(RawSearch(folder / "raw.db", _words(people))) as raw,
    ):
        fill(cache, size.crowd)
        typed = _keystrokes(random.Random(3).sample(people, size.typed))
        letters, beginnings = cycle(typed), cycle([text.split()[-1] for text in typed])
        cases = [
            lambda: raw.find(next(beginnings), _LINES),
            lambda: cache.search(next(letters), _LINES),
        ]
        limit, ours = take_turns(cases, turns=len(typed), calls=1)
    found = _spellings_found(folder / "spellings")
    return [
        at_most(f"name search at {size.crowd:,} per keystroke, CPU p99", percentile(ours.cpu_s, 99) * 1000, "ms", 1),
        told(f"name search at {size.crowd:,} per keystroke, p50", ours.p50_s / limit.p50_s, "× one range"),
        at_least("spellings found", found, "of 1", 16 / 17),
    ]


def _words(people: Sequence[DoorParticipant]) -> list[tuple[str, bytes]]:
    return [
        (word, data)
        for one in people
        for data in [msgspec.msgpack.encode(one)]
        for word in f"{one.first_name} {one.last_name}".lower().split()
    ]


def _keystrokes(people: Sequence[DoorParticipant]) -> list[str]:
    """Return what stands in the search field after each letter of each name, mixed."""
    names = [
        f"{one.first_name} {one.last_name}" if place % 2 else f"{one.last_name} {one.first_name}"
        for place, one in enumerate(people)
    ]
    typed = [name[:length] for name in names for length in range(1, len(name) + 1)]
    random.Random(4).shuffle(typed)
    return typed


def _spellings_found(folder: Path) -> float:
    """Return the share of pairs of which what is typed finds what is written."""
    pairs = [*SPELLINGS, _OTHER_SCRIPT]
    written = [builders.participant(number, last_name=name) for number, (name, _) in enumerate(pairs, 1)]
    folder.mkdir()
    with closing(DeviceCache(folder, _KEY)) as cache:
        cache.apply([ParticipantChange(number=one.number, id=one.id, data=one) for one in written], len(written))
        found = [
            number in {one.number for one in cache.search(typed, _LINES)} for number, (_, typed) in enumerate(pairs, 1)
        ]
    return sum(found) / len(found)
