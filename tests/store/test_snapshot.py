"""A new cache is built beside the one in use and takes its place."""

import threading
from pathlib import Path

import pytest

from kiosk.errors import StoreError
from kiosk.store.cache import DeviceCache
from sync.wire.changes import SnapshotHeader
from tests.store.doors import came, fill, whole_event
from tests.store.logs import KEY
from tests.support import builders


def test_decisions_go_on_while_snapshots_take_over(cache: DeviceCache) -> None:
    """Readers always see one whole snapshot, the old or the new one, and end on the newest."""
    generations = 8
    fill(cache, [came(1, builders.participant(first_name="0"))], 1)
    done = threading.Event()
    seen: list[list[int]] = [[], []]

    def decide(mine: list[int]) -> None:
        while not done.is_set() or mine[-1:] != [generations]:
            found = cache.participant_by_number(7)
            assert found is not None
            mine.append(int(found.first_name))

    threads = [threading.Thread(target=decide, args=(mine,)) for mine in seen]
    for thread in threads:
        thread.start()
    for number in range(1, generations + 1):
        fill(cache, [came(number + 1, builders.participant(first_name=str(number)))], number + 1)
    done.set()
    for thread in threads:
        thread.join(timeout=30)
    for mine in seen:
        assert mine == sorted(mine)
        assert mine[-1] == generations


def test_a_snapshot_that_holds_less_than_it_promised_is_refused(tmp_path: Path, cache: DeviceCache) -> None:
    """A truncated snapshot never takes the place of a whole one."""
    fill(cache, whole_event(), 7)
    sink = cache.begin_snapshot(SnapshotHeader(schema=1, event_id=builders.EVENT_ID, number=9, count=3))
    sink.add(whole_event()[:2])
    with pytest.raises(ValueError, match="promised 3 rows and held 2"):
        sink.finish()
    assert cache.number() == 7
    assert cache.participant_by_number(7) is not None
    assert not list(tmp_path.glob("*.tmp.db"))


def test_a_snapshot_that_the_disk_does_not_take_leaves_the_old_one(tmp_path: Path, cache: DeviceCache) -> None:
    """A disk that fills while a snapshot comes in costs the snapshot, and nothing that is in use."""
    fill(cache, whole_event(), 7)
    people = [came(number, builders.participant(number)) for number in range(1, 3_000)]
    sink = cache.begin_snapshot(SnapshotHeader(schema=1, event_id=builders.EVENT_ID, number=9, count=len(people)))
    sink._connection.execute("PRAGMA max_page_count = 40")
    with pytest.raises(StoreError, match="full"):
        sink.add(people)
    sink.abandon()
    assert cache.number() == 7
    assert not list(tmp_path.glob("*.tmp.db*"))


def test_an_abandoned_snapshot_leaves_nothing(tmp_path: Path, cache: DeviceCache) -> None:
    """When the hub goes away in the middle, the cache in use stays and no file is left."""
    sink = cache.begin_snapshot(SnapshotHeader(schema=1, event_id=builders.EVENT_ID, number=9, count=3))
    sink.add(whole_event())
    sink.abandon()
    assert cache.number() == 0
    assert not list(tmp_path.glob("*.tmp.db*"))


def test_a_half_written_snapshot_is_removed_at_the_next_start(tmp_path: Path, cache: DeviceCache) -> None:
    """What a power cut left of a snapshot does not stay, and the cache before it is in force."""
    fill(cache, whole_event(), 7)
    sink = cache.begin_snapshot(SnapshotHeader(schema=1, event_id=builders.EVENT_ID, number=9, count=3))
    sink.add(whole_event())
    cache.close()
    again = DeviceCache(tmp_path, KEY)
    assert again.number() == 7
    assert not list(tmp_path.glob("*.tmp.db"))
    again.close()


def test_a_second_snapshot_at_the_same_number_begins_anew(cache: DeviceCache) -> None:
    """A snapshot that broke off is begun again without its first half."""
    header = SnapshotHeader(schema=1, event_id=builders.EVENT_ID, number=9, count=7)
    cache.begin_snapshot(header).add(whole_event()[:4])
    sink = cache.begin_snapshot(header)
    sink.add(whole_event())
    sink.finish()
    assert cache.number() == 9


def test_the_old_file_is_gone_after_the_swap(tmp_path: Path, cache: DeviceCache) -> None:
    """One cache file is kept, also when a reader still had the old one open."""
    fill(cache, whole_event(), 7)
    assert cache.participant_by_number(7) is not None
    fill(cache, whole_event(), 8)
    assert cache.participant_by_number(7) is not None
    assert [path.name for path in tmp_path.glob("cache-*.db")] == ["cache-3.db"]


@pytest.mark.parametrize("damage", ["flipped bit", "other key", "older schema", "empty"])
def test_a_cache_that_cannot_be_used_is_thrown_away(tmp_path: Path, cache: DeviceCache, damage: str) -> None:
    """A damaged cache, one of another key or of another version is replaced by an empty one, and says why."""
    fill(cache, whole_event(), 7)
    if damage == "older schema":
        cache._current.writer.run_driver(lambda driver: driver.execute("PRAGMA user_version = 0"))
    cache.close()
    (path,) = tmp_path.glob("cache-*.db")
    content = bytearray(path.read_bytes())
    if damage == "flipped bit":
        content[len(content) // 2] ^= 1
    path.write_bytes(b"" if damage == "empty" else content)
    again = DeviceCache(tmp_path, bytes(32) if damage == "other key" else KEY)
    assert again.number() == 0
    assert again.discarded is not None
    fill(again, whole_event(), 8)
    assert again.participant_by_number(7) is not None
    again.close()
