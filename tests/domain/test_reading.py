"""From whatever a scanner or a person sends to what it is."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.facts import CodeReading
from kiosk.domain.reading import LONGEST_READ, read_code, registration_reading
from sync.wire import platform_badge
from sync.wire.changes import DoorKey
from sync.wire.enums import Reason
from sync.wire.tokens import token_hash
from tests.support.builders import EVENT_ID, OTHER_EVENT_ID, STRANGER_KEY, claims, key, token
from tests.support.clock import START_MS


def read(text: str, *keys: DoorKey) -> CodeReading:
    held = {one.key_id: one for one in keys or (key(),)}
    return read_code(text, event_id=EVENT_ID, find_key=held.get)


def never_asked(key_id: int) -> DoorKey | None:
    raise AssertionError(f"key {key_id} was looked up")


def test_a_good_badge_gives_its_claims_and_key() -> None:
    """A token of this event, signed by a held key, says who holds it."""
    badge = claims(not_before_ms=START_MS - START_MS % 3_600_000)
    text = token(badge)
    assert read(text) == CodeReading(code_hash=token_hash(text), claims=badge, key=key())


@pytest.mark.parametrize("typed", ["{}\r\n", "{}\t", "\n{}"])
def test_what_a_keyboard_scanner_adds_is_no_part_of_the_code(typed: str) -> None:
    """Enter and Tab after a code change neither the reading nor its hash."""
    assert read(typed.format(token())) == read(token())


def test_a_space_at_the_beginning_of_a_badge_belongs_to_it() -> None:
    """Base45 has the space too, and key 35 makes every token begin with one."""
    text = token(key_id=35)
    assert text.startswith(" ")
    assert read(text + "\r\n", key(35)).claims is not None


def test_a_token_typed_with_caps_lock_on_is_read() -> None:
    """A keyboard scanner turns capitals into small letters when Caps Lock is on; the token still counts."""
    assert read(token().swapcase()) == read(token())


def test_a_withdrawn_or_outdated_key_travels_along() -> None:
    """Reading says whose signature it is; whether the key still counts is the rules' to say."""
    withdrawn = key(withdrawn=True)
    assert read(token(), withdrawn).key == withdrawn


@pytest.mark.parametrize("length", [40, 80, 107, len(token()) - 1, len(token()) - 3])
def test_a_truncated_badge_is_unreadable(length: int) -> None:
    """A token that a scanner cut short is one of ours that cannot be read, not a stranger's code."""
    assert read(token()[:length]).problem is Reason.UNREADABLE


@pytest.mark.parametrize("garbled", ["=", "#", "é", "_"])
def test_a_garbled_badge_is_unreadable(garbled: str) -> None:
    """A token with characters that a wrong keyboard layout put there is one of ours that cannot be read."""
    text = token()
    problem = read(text[:50] + garbled + text[51:]).problem
    assert problem is Reason.UNREADABLE


def test_a_badge_of_another_event_is_told_by_its_tag() -> None:
    """Another event's badge is named as such, before any of our keys is tried on it."""
    text = token(event_id=OTHER_EVENT_ID)
    assert read_code(text, event_id=EVENT_ID, find_key=never_asked).problem is Reason.WRONG_EVENT


def test_a_badge_signed_by_an_unknown_key_says_so() -> None:
    """A token of this event with a key id that the cache lacks names the key as the trouble."""
    assert read(token(key_id=2)).problem is Reason.KEY_UNKNOWN


@pytest.mark.parametrize("public_key", ["", "zz", "00" * 31, "ff" * 33])
def test_a_key_that_is_none_counts_as_unknown(public_key: str) -> None:
    """A key that the hub spelled wrongly shuts out its badges with a reason, and breaks nothing."""
    assert read(token(), key(public_key=public_key)).problem is Reason.KEY_UNKNOWN


def test_a_forged_badge_has_a_bad_signature() -> None:
    """A token for this event and key id, signed by somebody else, is a forgery."""
    assert read(token(private=STRANGER_KEY)).problem is Reason.BAD_SIGNATURE


def test_a_platform_badge_is_known_by_its_hash() -> None:
    """The platform's own badge is recognised, and only its hash goes on."""
    text = platform_badge.mint(platform_badge.PlatformClaims(pid="p", tid="t", eid="e", iat=1), b"k" * 32, b"n" * 12)
    assert read(text) == CodeReading(code_hash=token_hash(text), badge_hash=token_hash(text))
    assert read(text[:-1]).problem is Reason.FOREIGN_CODE


@pytest.mark.parametrize("typed", ["GH-0007", "gh 0007", " gh0007\r\n", "GH‑0007", "ｇｈ0007", "GH٠٠٠٧"])
def test_a_registration_code_is_read_however_it_is_typed(typed: str) -> None:
    """Case, spaces, hyphens, full-width letters and Arabic digits are one code with one hash."""
    assert read(typed) == registration_reading("gh-0007")
    assert read(typed).registration_code == "GH0007"


@pytest.mark.parametrize(
    "foreign",
    [
        "",
        "   ",
        "https://example.org/ticket/7",
        "HTTPS://EXAMPLE.ORG/TICKET/4711/AND/A/LONG/PATH/BEHIND/IT",
        "WIFI:T:WPA;S:guests;P:secret;;",
        "BEGIN:VCARD\nFN:Hana Girma\nEND:VCARD",
        "M1GIRMA/HANA          EABC123 ADDYULAC 0834 326J001A0025 100",
        "HC1:NCFOXN%TS3DHPVO13J /G-/2YRVA.Q/R82JD2FCJG96V75DOW%IY17EIHY P8L6IWM$S4U45P84HW6U/4:84LC6",
        "A" * 33,
        "ሀና",
        "\x00\x01\x02",
        "\ud800",
    ],
)
def test_a_code_of_something_else_is_foreign(foreign: str) -> None:
    """Links, contact cards, boarding passes and other systems' tickets are not called broken badges."""
    assert read(foreign).problem is Reason.FOREIGN_CODE


def test_ten_megabytes_of_text_are_foreign_without_work() -> None:
    """A text far beyond any QR code is turned away by its length; only its beginning is hashed."""
    text = "A" * 10_000_000
    reading = read_code(text, event_id=EVENT_ID, find_key=never_asked)
    assert reading == CodeReading(code_hash=token_hash(text[: LONGEST_READ + 1]), problem=Reason.FOREIGN_CODE)


def test_every_cut_and_every_flipped_character_of_a_badge_is_refused() -> None:
    """No shortened or altered token is ever taken for a good one."""
    text, chance = token(), random.Random(7)
    for place in range(len(text)):
        assert read(text[:place]).claims is None
        other = chance.choice([one for one in "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:" if one != text[place]])
        assert read(text[:place] + other + text[place + 1 :]).claims is None


@given(
    st.text(st.characters(exclude_categories=()), max_size=200)
    | st.text("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:", max_size=190)
)
def test_any_text_is_read_without_an_error(text: str) -> None:
    """Whatever a keyboard sends, also half characters, becomes a reading that says one thing."""
    reading = read(text)
    said = (reading.problem, reading.claims, reading.badge_hash, reading.registration_code)
    assert sum(one is not None for one in said) == 1
    assert len(reading.code_hash) == 32


@given(st.binary(max_size=300))
def test_any_bytes_are_read_without_an_error(data: bytes) -> None:
    """Raw bytes, as a scanner in the wrong mode sends them, are no badge of ours."""
    assert read(data.decode("latin-1")).claims is None
