"""Badge tokens: one text for each badge, and none that was not signed."""

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from sync.wire import base45
from sync.wire.tokens import (
    HOUR_MS,
    HOURS_FROM_MS,
    LONGEST_TEXT,
    SHORTEST_TEXT,
    BadgeClaims,
    TokenError,
    event_tag,
    is_signed,
    mint,
    parse,
    token_hash,
)

EVENT_ID = "0193510c-4a00-7000-8000-000000000001"
KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
STRANGER = Ed25519PrivateKey.from_private_bytes(bytes(32))
CLAIMS = BadgeClaims(participant_number=1742, badge_number=2, type_index=3, access_bits=0b101)
TEXT = mint(CLAIMS, EVENT_ID, 7, KEY)

_NUMBERS = st.integers(0, 2**63 - 1)
_HOURS = st.none() | st.integers(0, 2**63 - 1).map(lambda hours: hours * HOUR_MS + HOURS_FROM_MS)
_CLAIMS = st.builds(BadgeClaims, _NUMBERS, _NUMBERS, _NUMBERS, _NUMBERS, _HOURS, _HOURS)


def test_the_golden_token() -> None:
    """A badge printed today must scan with every later version."""
    golden = (
        "812VNG92QKB00V0V4C I197DOBS8HS%BJ/DRHRQ-I2D4H%-IITD*/24ML3-5/N88SIB3SLTL2M359V4P8WXIY8JFMOLAGF8PT*C0:N5D4$%450"
    )
    assert golden == TEXT
    assert parse(golden).claims == CLAIMS


@given(_CLAIMS, st.integers(0, 255))
def test_every_claim_comes_back(claims: BadgeClaims, key_id: int) -> None:
    """A minted token reads back whole, is signed, and keeps within the promised lengths."""
    text = mint(claims, EVENT_ID, key_id, KEY)
    token = parse(text)
    assert (token.claims, token.key_id, token.event_tag) == (claims, key_id, event_tag(EVENT_ID))
    assert is_signed(token, EVENT_ID, KEY.public_key())
    assert SHORTEST_TEXT <= len(text) <= LONGEST_TEXT


@given(st.integers(0, 10**9), st.integers(0, 10**9))
def test_validity_widens_to_whole_hours(after_ms: int, before_ms: int) -> None:
    """A badge is valid at least as long as was asked, and less than an hour longer at each end."""
    claims = BadgeClaims(1, 1, 0, 0, HOURS_FROM_MS + after_ms, HOURS_FROM_MS + before_ms)
    read = parse(mint(claims, EVENT_ID, 0, KEY)).claims
    assert claims.not_before_ms is not None
    assert claims.not_after_ms is not None
    assert read.not_before_ms is not None
    assert read.not_after_ms is not None
    assert 0 <= claims.not_before_ms - read.not_before_ms < HOUR_MS
    assert 0 <= read.not_after_ms - claims.not_after_ms < HOUR_MS


@given(st.data())
def test_no_flipped_bit_passes(data: st.DataObject) -> None:
    """Whichever bit of the token a scratch turns over, it is refused."""
    raw = bytearray(base45.decode(TEXT))
    bit = data.draw(st.integers(0, len(raw) * 8 - 1))
    raw[bit // 8] ^= 1 << bit % 8
    try:
        token = parse(base45.encode(bytes(raw)))
    except TokenError:
        return
    assert not is_signed(token, EVENT_ID, KEY.public_key())


@given(st.integers(0, len(TEXT) - 1))
def test_no_cut_off_token_passes(length: int) -> None:
    """A token cut short anywhere is refused."""
    try:
        token = parse(TEXT[:length])
    except TokenError:
        return
    assert not is_signed(token, EVENT_ID, KEY.public_key())


@given(st.binary(min_size=1, max_size=60), st.sampled_from([b"", bytes(64)]))
def test_what_parses_is_spelled_as_mint_spells_it(numbers: bytes, tail: bytes) -> None:
    """No second text reads as the same claims, so that one badge is one code everywhere."""
    head = base45.decode(TEXT)[:4]
    try:
        token = parse(base45.encode(head + numbers + tail))
    except TokenError:
        return
    reminted = base45.decode(mint(token.claims, EVENT_ID, token.key_id, KEY))
    assert reminted[:-64] == token.body


def test_another_event_and_another_key_do_not_verify() -> None:
    """A badge opens the doors of its own event, signed by that event's key."""
    token = parse(TEXT)
    assert is_signed(token, EVENT_ID, KEY.public_key())
    assert not is_signed(token, "another event", KEY.public_key())
    assert not is_signed(token, EVENT_ID, STRANGER.public_key())


@pytest.mark.parametrize(
    "text", ["", "A", "HTTPS://EXAMPLE.ORG/", TEXT.lower(), TEXT + "0", TEXT + "000", TEXT + "\n", "0" * 10_000_000]
)
def test_foreign_text_is_no_token(text: str) -> None:
    """Links, trailing characters and ten megabytes of digits raise TokenError at once."""
    with pytest.raises(TokenError):
        parse(text)


@pytest.mark.parametrize("head", [b"\x20\x07", b"\x14\x07", b"\x18\x07", b"\x00\x07"])
def test_other_versions_and_unknown_flags_are_refused(head: bytes) -> None:
    """A flag that this version does not know may mean anything, so the token is not read."""
    with pytest.raises(TokenError):
        parse(base45.encode(head + base45.decode(TEXT)[2:]))


@pytest.mark.parametrize("claims", [BadgeClaims(-1, 1, 0, 0), BadgeClaims(1, 1, 0, 2**63), BadgeClaims(1, 1, 0, 0, 0)])
def test_claims_that_do_not_fit_are_not_minted(claims: BadgeClaims) -> None:
    """Negative numbers, numbers beyond 63 bits and dates before 2024 raise ValueError."""
    with pytest.raises(ValueError, match="claim"):
        mint(claims, EVENT_ID, 1, KEY)


@pytest.mark.parametrize("key_id", [-1, 256])
def test_a_key_id_is_one_byte(key_id: int) -> None:
    """There are 256 key ids."""
    with pytest.raises(ValueError, match="one byte"):
        mint(CLAIMS, EVENT_ID, key_id, KEY)


def test_codes_are_known_by_hash() -> None:
    """Stores keep the first half of SHA-256."""
    assert token_hash("abc") == "ba7816bf8f01cfea414140de5dae2223"
