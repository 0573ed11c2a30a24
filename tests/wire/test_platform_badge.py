"""The platform's own badge."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.wire.platform_badge import PlatformClaims, has_form, mint, open_badge

KEY, NONCE = bytes(range(32)), bytes(range(12))
CLAIMS = PlatformClaims(pid="p1", tid="t1", eid="e1", iat=1_795_340_760)
TEXT = mint(CLAIMS, KEY, NONCE)


def test_the_golden_badge() -> None:
    """A platform badge printed today opens with every later version."""
    golden = (
        "qymTIQABAgMEBQYHCAkKCzwgpnKhx_g5_XC1p5OdEQmh7KVAwVlzXl0Ogac"
        "nS2WDIzyMlc61MKJFk0bYu7MYD9hpTK8s9JnrQilk6HpDH9MlITZbCadej1w"
    )
    assert golden == TEXT
    assert open_badge(golden, KEY) == CLAIMS


@given(st.text(max_size=40), st.text(max_size=40), st.text(max_size=40), st.integers(0, 2**40))
def test_every_claim_comes_back(pid: str, tid: str, eid: str, iat: int) -> None:
    """What was sealed opens to the same claims under its key."""
    claims = PlatformClaims(pid=pid, tid=tid, eid=eid, iat=iat)
    text = mint(claims, KEY, NONCE)
    assert has_form(text)
    assert open_badge(text, KEY) == claims


@given(st.integers(0, len(TEXT) - 1), st.sampled_from("ABCxyz019-_=+/ \n"))
def test_a_changed_character_is_noticed(place: int, character: str) -> None:
    """The checksum catches a misread character, wherever it stands."""
    changed = TEXT[:place] + character + TEXT[place + 1 :]
    assert changed == TEXT or not has_form(changed)


def test_another_key_does_not_open_it() -> None:
    """The form can be seen by anyone, the claims by the key's holder alone."""
    assert has_form(TEXT)
    assert open_badge(TEXT, bytes(32)) is None


@pytest.mark.parametrize("text", ["", "A", "AAAA", "https://example.org/", TEXT[:-4], TEXT + "AAAA", "é" * 40])
def test_foreign_text_has_not_the_form(text: str) -> None:
    """Links, cut-off badges and other alphabets are told apart without a key."""
    assert not has_form(text)
    assert open_badge(text, KEY) is None
