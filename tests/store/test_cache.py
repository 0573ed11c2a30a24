"""What the cache answers to a decision, and how changes reach it."""

from pathlib import Path

import msgspec
import pytest

from kiosk.store.cache import DeviceCache
from sync.wire.changes import CheckpointChange
from tests.store.doors import blocked, came, fill, went, whole_event
from tests.store.logs import KEY
from tests.support import builders

HASH = "ab" * 32


def test_an_empty_cache_knows_nothing(cache: DeviceCache) -> None:
    """Before the first snapshot the device knows that it knows nothing."""
    assert cache.number() == 0
    assert cache.event() is None
    assert cache.participant_by_number(7) is None
    assert cache.search("hana", 20) == []


@pytest.mark.parametrize("way", ["snapshot", "apply"])
def test_every_kind_is_found_again(cache: DeviceCache, way: str) -> None:
    """What the hub sends is what a decision reads, whether it came in a snapshot or as changes."""
    if way == "snapshot":
        fill(cache, whole_event(), 7)
    else:
        cache.apply(whole_event(), 7)
    assert cache.number() == 7
    assert cache.event() == builders.event()
    assert cache.checkpoint("gate-south") == builders.checkpoint()
    assert cache.checkpoints() == [builders.checkpoint()]
    assert cache.zone("zone-hall") == builders.zone()
    assert cache.key(1) == builders.key()
    assert list(cache.presences()) == [builders.presence()]
    assert cache.participant("participant-7") == builders.participant()
    assert cache.participant_by_number(7) == builders.participant()
    assert cache.is_blacklisted(8)
    assert not cache.is_blacklisted(7)
    assert not cache.is_withdrawn(7)
    assert [found.number for found in cache.search("gir", 20)] == [7]


def test_a_code_is_found_however_it_is_typed(cache: DeviceCache) -> None:
    """Case, spaces and hyphens of a registration code do not matter."""
    cache.apply([came(1, builders.participant(registration_code="GH-00a7"))], 1)
    for typed in ("GH-00A7", "gh00a7", " gh 00 a7 ", "GH–00–A7"):
        assert cache.participant_by_code(typed) == builders.participant(registration_code="GH-00a7")
    assert cache.participant_by_code("GH-00A8") is None


def test_a_platform_badge_is_found_by_its_hash(cache: DeviceCache) -> None:
    """The cache holds hashes of badges, and a replaced hash finds nobody."""
    cache.apply([came(1, builders.participant(platform_badge_hash=HASH))], 1)
    assert cache.participant_by_badge(HASH) is not None
    cache.apply([came(2, builders.participant(platform_badge_hash="cd" * 32))], 2)
    assert cache.participant_by_badge(HASH) is None


def test_an_older_change_changes_nothing(cache: DeviceCache) -> None:
    """Repeats and overlaps of the feed do no harm."""
    newer, older = builders.participant(first_name="Hanna"), builders.participant(first_name="Hana")
    cache.apply([came(9, newer)], 9)
    cache.apply([came(5, older), came(9, older)], 9)
    assert cache.participant_by_number(7) == newer
    assert cache.search("hana", 20) == []


def test_the_number_never_goes_back(cache: DeviceCache) -> None:
    """A late page does not make the next pull start earlier."""
    cache.apply([], 9)
    cache.apply([], 5)
    assert cache.number() == 9


@pytest.mark.parametrize("participant_number", [None, 7])
def test_a_deleted_participant_is_withdrawn_and_not_found(cache: DeviceCache, participant_number: int | None) -> None:
    """After a tombstone nothing personal is left, and the badge is known to be void."""
    cache.apply([came(1, builders.participant(platform_badge_hash=HASH))], 1)
    cache.apply([went(2, "participant-7", participant_number)], 2)
    assert cache.is_withdrawn(7)
    assert cache.participant_by_number(7) is None
    assert cache.participant("participant-7") is None
    assert cache.participant_by_badge(HASH) is None
    assert cache.search("hana", 20) == []


@pytest.mark.parametrize("way", ["snapshot", "apply"])
def test_a_tombstone_of_somebody_unknown_voids_the_badge(cache: DeviceCache, way: str) -> None:
    """A participant deleted before this device heard of them is refused too."""
    if way == "snapshot":
        fill(cache, [went(3, "participant-7", 7)], 3)
    else:
        cache.apply([went(3, "participant-7", 7)], 3)
    assert cache.is_withdrawn(7)
    cache.apply([came(2, builders.participant())], 3)
    assert cache.participant_by_number(7) is None


def test_a_tombstone_without_a_number_keeps_an_older_row_out(cache: DeviceCache) -> None:
    """Rows may come in any order: the higher change number wins, whichever came first."""
    cache.apply([went(5, "participant-7")], 5)
    cache.apply([came(4, builders.participant())], 5)
    assert cache.participant_by_number(7) is None
    cache.apply([came(6, builders.participant())], 6)
    assert cache.participant_by_number(7) is not None


def test_a_renamed_participant_is_found_by_the_new_name_alone(cache: DeviceCache) -> None:
    """The search follows a change of name, in both directions."""
    cache.apply([came(1, builders.participant(last_name="Girma Tesfaye"))], 1)
    cache.apply([came(2, builders.participant(last_name="Girma Bekele"))], 2)
    assert cache.search("tesfaye", 20) == []
    assert [found.number for found in cache.search("bekele girma", 20)] == [7]


def test_a_lifted_block_is_lifted(cache: DeviceCache) -> None:
    """A block ends with its tombstone."""
    cache.apply([blocked(1, 7)], 1)
    assert cache.is_blacklisted(7)
    cache.apply([blocked(2, 7, lifted=True)], 2)
    assert not cache.is_blacklisted(7)


def test_checkpoints_come_by_name(cache: DeviceCache) -> None:
    """Lists of checkpoints are in an order that people know."""
    for number, name in enumerate(("South", "East", "North"), 1):
        checkpoint = msgspec.structs.replace(builders.checkpoint(), id=name, name=name)
        cache.apply([CheckpointChange(number=number, id=name, data=checkpoint)], number)
    assert [checkpoint.name for checkpoint in cache.checkpoints()] == ["East", "North", "South"]


def test_the_cache_survives_a_restart(tmp_path: Path, cache: DeviceCache) -> None:
    """After a restart the device decides on what it held."""
    fill(cache, whole_event(), 7)
    cache.apply([came(8, builders.participant(8))], 8)
    cache.close()
    again = DeviceCache(tmp_path, KEY)
    assert again.number() == 8
    assert again.discarded is None
    assert again.participant_by_number(8) is not None
    again.close()


def test_a_cleared_cache_is_empty(tmp_path: Path, cache: DeviceCache) -> None:
    """A device paired with another event keeps nothing of the last one."""
    fill(cache, whole_event(), 7)
    cache.clear()
    assert cache.number() == 0
    assert cache.event() is None
    assert len(list(tmp_path.glob("cache-*.db"))) == 1
