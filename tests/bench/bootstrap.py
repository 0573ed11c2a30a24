"""A new device learns the whole event: download, unpack, decode, fold, index, check, put in force.

The product's own way in, from the first byte to the cache that answers; only the socket is left out. Limit: the same
packed lines decoded into the same structs and written by executemany of plain sqlite3 in one transaction, with an index
of lower-cased words as the least by which a name can be found. The second limit has no such index. Ours besides checks
a digest, keeps the download sealed, encrypts every page, folds spellings and reads every page back.
"""

import base64
import gzip
import hashlib
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from itertools import count
from pathlib import Path

import httpx
import msgspec

from kiosk.devices.clock import SystemClock
from kiosk.link.background import share_python
from kiosk.store.cache import DeviceCache
from sync.client import HubClient
from sync.exchange import connect
from sync.snapshot import SnapshotFetch
from sync.wire.routes import DIGEST_HEADER, SNAPSHOT_MEDIA_TYPE
from tests.bench.door import changes, header, open_door
from tests.bench.figures import Figure, Timed, at_most, take_turns, told
from tests.bench.limits import raw_bootstrap
from tests.bench.scans import whole_scan
from tests.bench.sizes import Size
from tests.support import builders

_KEY = bytes(range(32))
_TURNS = 2
_FOR_EVER_MS = 2**62
_LOADS = 2
_QUIET_SCANS = 300


def measure(size: Size, folder: Path) -> list[Figure]:
    """Return the figures of a first load, and of scans meanwhile."""
    packed = _write_snapshot(folder / "snapshot.ndjson.gz", size.crowd)
    turns = min(_TURNS, size.turns)
    files = (folder / f"raw-{number}.db" for number in count())
    (folder / "cache").mkdir()
    with closing(DeviceCache(folder / "cache", _KEY)) as cache, _hub(packed) as hub:
        cases: list[Callable[[], object]] = [
            lambda: raw_bootstrap(packed, next(files), with_words=True),
            lambda: raw_bootstrap(packed, next(files), with_words=False),
            lambda: _load(hub, cache, folder),
        ]
        timed = take_turns(cases, turns=turns, calls=1, warm_up=False)
        assert cache.number() == header(size.crowd).number
    return [*_figures(size.crowd, *timed), *_scans_meanwhile(size, packed, folder / "device")]


def _figures(people: int, limit: Timed, bare: Timed, ours: Timed) -> list[Figure]:
    name = f"bootstrap of {people:,}"
    return [
        at_most(f"{name}, CPU", ours.call_cpu_s / limit.call_cpu_s, "× typed executemany", 1.5),
        told(f"{name}, CPU", ours.call_cpu_s / bare.call_cpu_s, "× same without words"),
        told(f"{name}", people / ours.call_cpu_s, "rows per CPU second"),
        told(f"{name}", ours.p50_s, "s"),
    ]


def _scans_meanwhile(size: Size, packed: Path, folder: Path) -> list[Figure]:
    """Return how scans fare while a thread of the same process loads the event anew, as the link's thread does."""
    quiet, busy = Timed(), Timed()
    share_python()
    with open_door(folder, size.small) as door, _hub(packed) as hub:
        scan = whole_scan(door)
        for _ in range(_LOADS):
            for _ in range(_QUIET_SCANS):
                quiet.add(scan)
            loading = threading.Thread(target=_load, args=(hub, door.store.cache, folder))
            loading.start()
            while loading.is_alive():
                busy.add(scan)
            loading.join()
    return [
        told("scan while an event is loaded, p50", busy.p50_s / quiet.p50_s, "× quiet"),
        at_most("scan while an event is loaded, p99", busy.p99_s / quiet.p99_s, "× quiet", 2),
    ]


def _load(hub: HubClient, cache: DeviceCache, folder: Path) -> None:
    fetch = SnapshotFetch(hub, SystemClock(), folder)
    assert fetch.download(builders.EVENT_ID, until_ms=_FOR_EVER_MS)
    fetch.load(cache, builders.EVENT_ID)


def _write_snapshot(path: Path, people: int) -> Path:
    """Write a snapshot as the hub does."""
    encode = msgspec.json.Encoder().encode
    with gzip.open(path, "wb", compresslevel=6) as file:
        file.write(encode(header(people)) + b"\n")
        file.writelines(encode(change) + b"\n" for change in changes(people))
    return path


@contextmanager
def _hub(packed: Path) -> Iterator[HubClient]:
    """Give a client of a hub that serves this file and nothing else, in memory."""
    content = packed.read_bytes()
    digest = base64.b64encode(hashlib.sha256(content).digest()).decode()
    headers = {
        "Content-Type": SNAPSHOT_MEDIA_TYPE,
        "Content-Length": str(len(content)),
        DIGEST_HEADER: f"sha-256=:{digest}:",
    }
    transport = httpx.MockTransport(lambda _: httpx.Response(200, headers=headers, stream=httpx.ByteStream(content)))
    with connect("http://hub.test", transport=transport) as http:
        yield HubClient(http, SystemClock())
