"""Finding a person without a badge."""

import pytest

from kiosk.services.lookup import Lookup
from tests.support.builders import participant
from tests.support.fakes import door_cache

HANA = participant(7)
OMAR = participant(8, first_name="عمر", last_name="السيد")
ABEBA = participant(9, first_name="አበባ", last_name="ተስፋዬ")
HANS = participant(10, first_name="Hans", last_name="Gh0007", registration_code="GH0010")
LOOKUP = Lookup(door_cache(HANA, OMAR, ABEBA, HANS))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("gir", [HANA]),
        ("hana girma", [HANA]),
        ("عم", [OMAR]),
        ("አ", [ABEBA]),
        ("GH-0008", [OMAR]),
        ("nobody", []),
    ],
)
def test_people_are_found_by_name_or_code(text: str, found: list[object]) -> None:
    """The beginnings of names find people in every script, and a registration code finds its holder."""
    assert list(LOOKUP.search(text).participants) == found


def test_the_holder_of_a_code_comes_first_and_once() -> None:
    """Somebody whose name looks like another's code does not stand before the holder of the code."""
    assert LOOKUP.search("gh0007").participants == (HANA, HANS)


@pytest.mark.parametrize("text", ["", "  ", "h", "ع", "-", "'"])
def test_too_few_letters_look_nothing_up(text: str) -> None:
    """A single letter would list half the event; a syllable sign is enough."""
    found = LOOKUP.search(text)
    assert (found.participants, found.is_too_short) == ((), True)


def test_more_than_fit_says_so() -> None:
    """A cut list says that there are more."""
    found = LOOKUP.search("ha", limit=1)
    assert (len(found.participants), found.has_more) == (1, True)
    assert not LOOKUP.search("ha", limit=2).has_more


def test_a_very_long_search_is_cut() -> None:
    """A pasted book is searched by how it begins."""
    assert LOOKUP.search("hana" + " " * 100_000 + "nobody").participants == (HANA,)
