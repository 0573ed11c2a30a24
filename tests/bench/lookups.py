"""A badge's participant found in the cache.

Limit: plain sqlite3 finds the same participant's bytes by number. Ours come off an encrypted page and are taken apart
into a record. A small event is soon held decrypted as a whole; of a large one nearly every look-up decrypts a page.
"""

import random
from collections.abc import Iterator
from contextlib import closing
from itertools import cycle
from pathlib import Path

import msgspec

from kiosk.store.cache import DeviceCache
from tests.bench.door import crowd, fill
from tests.bench.figures import Figure, Timed, at_most, take_turns, told
from tests.bench.limits import RawLookup
from tests.bench.sizes import Size

_DRAWN = 20_000
_CALLS = 100
_KEY = bytes(range(32))


def measure(size: Size, folder: Path) -> list[Figure]:
    """Return the figures of look-ups in a small and in a large event."""
    with (
        closing(_cache(folder / "small", size.small)) as small,
        closing(_cache(folder / "large", size.large)) as large,
        closing(RawLookup(folder / "raw-small.db", _rows(size.small))) as raw_small,
        closing(RawLookup(folder / "raw-large.db", _rows(size.large))) as raw_large,
    ):
        few, many = cycle(_drawn(size.small)), cycle(_drawn(size.large))
        cases = [
            lambda: raw_small.find(next(few)),
            lambda: small.participant_by_number(next(few)),
            lambda: raw_large.find(next(many)),
            lambda: large.participant_by_number(next(many)),
        ]
        timed = take_turns(cases, turns=size.turns, calls=_CALLS)
    return _figures(size, *timed)


def _figures(size: Size, raw_small: Timed, small: Timed, raw_large: Timed, large: Timed) -> list[Figure]:
    few, many = f"{size.small:,}", f"{size.large:,}"
    return [
        told(f"badge look-up at {few}, p50", small.p50_s / raw_small.p50_s, "× raw sqlite3"),
        at_most(f"badge look-up at {many}, p50", large.p50_s / raw_large.p50_s, "× raw sqlite3", 3),
        told(f"badge look-up at {many}, p50", large.p50_s / small.p50_s, f"× at {few}"),
        told(f"badge look-up at {many}, p50", large.p50_s * 1e6, "µs"),
    ]


def _cache(folder: Path, people: int) -> DeviceCache:
    folder.mkdir(parents=True)
    cache = DeviceCache(folder, _KEY)
    fill(cache, people)
    return cache


def _rows(people: int) -> Iterator[tuple[int, bytes]]:
    return ((one.number, msgspec.msgpack.encode(one)) for one in crowd(people))


def _drawn(people: int) -> list[int]:
    return random.Random(2).choices(range(1, people + 1), k=_DRAWN)
