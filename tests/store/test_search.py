"""Finding a person as one types, in the scripts and spellings that people use."""

import pytest

from kiosk.store.cache import DeviceCache
from tests.store.doors import came
from tests.support import builders

SPELLINGS = [
    ("José", "jose"),
    ("Müller", "muller"),
    ("Søren", "soren"),
    ("Łukasz", "lukasz"),
    ("Đorđe", "dorde"),
    ("Strauß", "strauss"),
    ("Işık", "isik"),
    ("İbrahim", "ibrahim"),
    ("Þóra", "thora"),
    ("O’Brien", "o'brien"),
    ("O'Neill", "oneill"),
    ("Jean-Pierre", "jean pierre"),
    ("أحمد", "احمد"),
    ("فاطمة", "فاطمه"),
    ("مُحَمَّـد", "محمد"),
    ("مصطفى", "مصطفي"),
    ("ዓለም", "ኣለም"),
    ("ዓለም", "አለም"),
    ("ፀሐይ", "ጸሀይ"),
    ("ኃይሌ", "ሀይሌ"),
    ("ሠላም", "ሰላም"),
    ("Nguyễn", "nguyen"),
]


@pytest.mark.parametrize(("written", "typed"), SPELLINGS)
def test_both_spellings_find_the_name(cache: DeviceCache, written: str, typed: str) -> None:
    """A name is found by how it is written and by how it is typed, and the other way round."""
    cache.apply([came(1, builders.participant(1, last_name=written)), came(2, builders.participant(2))], 2)
    cache.apply([came(3, builders.participant(3, last_name=typed))], 3)
    assert {found.number for found in cache.search(typed, 20)} == {1, 3}
    assert {found.number for found in cache.search(written, 20)} == {1, 3}


def test_each_keystroke_narrows_the_list(cache: DeviceCache) -> None:
    """Every beginning of a name finds it."""
    cache.apply([came(1, builders.participant(1, first_name="Tsehay", last_name="Worku"))], 1)
    for length in range(1, len("tsehay wor") + 1):
        assert [found.number for found in cache.search("tsehay wor"[:length], 20)] == [1]
    assert cache.search("tsehay wox", 20) == []


def test_whole_words_come_first_then_the_order_of_names(cache: DeviceCache) -> None:
    """Who is called exactly that stands before who is called something longer."""
    names = [("Anna", "Bekele"), ("Bek", "Zenebe"), ("Abel", "Bekana"), ("Zoe", "Bek")]
    changes = [came(n, builders.participant(n, first_name=f, last_name=last)) for n, (f, last) in enumerate(names, 1)]
    cache.apply(changes, 4)
    assert [found.first_name for found in cache.search("bek", 20)] == ["Zoe", "Bek", "Abel", "Anna"]


def test_words_match_in_any_order_and_across_fields(cache: DeviceCache) -> None:
    """Last name first, organisation and code all narrow the search."""
    cache.apply([came(1, builders.participant(1, organization="African Union")), came(2, builders.participant(2))], 2)
    for typed in ("girma hana afr", "union h g", "hana gh0001", "GH-0001"):
        assert [found.number for found in cache.search(typed, 20)] == [1]


def test_a_common_word_does_not_hide_a_rare_one(cache: DeviceCache) -> None:
    """One person in a thousand of the same organisation is found by two beginnings."""
    crowd = [came(n, builders.participant(n, first_name="Abebe", last_name="Ayele")) for n in range(1, 1_500)]
    cache.apply([*crowd, came(2_000, builders.participant(2_000, first_name="Abyssinia", last_name="Aster"))], 2_000)
    assert [found.number for found in cache.search("as ab", 20)] == [2_000]
    assert [found.number for found in cache.search("aby ast", 20)] == [2_000]


def test_the_list_is_as_long_as_asked_and_names_nobody_twice(cache: DeviceCache) -> None:
    """Twenty lines are twenty people, also when both names match."""
    cache.apply([came(n, builders.participant(n, first_name="Ayana", last_name="Ayele")) for n in range(1, 60)], 60)
    found = cache.search("ay", 20)
    assert len({participant.number for participant in found}) == len(found) == 20


@pytest.mark.parametrize("text", ["", "   ", "-", "'", "%", '"', "|", "☺"])
def test_text_without_words_finds_nobody(cache: DeviceCache, text: str) -> None:
    """Signs alone are no search, and none of them means anything to the database."""
    cache.apply([came(1, builders.participant())], 1)
    assert cache.search(text, 20) == []


def test_a_name_with_the_arabic_article_is_found_without_it(cache: DeviceCache) -> None:
    """Typing the bare surname is enough."""
    cache.apply([came(1, builders.participant(1, last_name="الحسن"))], 1)
    assert [found.number for found in cache.search("حسن", 20)] == [1]
