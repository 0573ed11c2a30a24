"""What a decoder hands over."""

from hypothesis import given
from hypothesis import strategies as st

from kiosk.devices.decoded_code import DecodedCode, bounds, text_of


@given(st.text())
def test_text_that_was_encoded_as_utf8_comes_back(text: str) -> None:
    """Whatever a badge maker wrote as UTF-8 is read as written."""
    assert text_of(text.encode()) == text


@given(st.binary(), st.binary())
def test_no_text_stands_for_invented_bytes(one: bytes, other: bytes) -> None:
    """Two codes read by the same rule share a text only when they share their bytes."""
    if text_of(one) == text_of(other) and _is_utf8(one) == _is_utf8(other):
        assert one == other


def _is_utf8(raw: bytes) -> bool:
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def test_bytes_that_are_no_utf8_are_read_one_by_one() -> None:
    """A binary code is not lost and not filled with replacement characters."""
    assert text_of(b"\xff\x00A") == "\xff\x00A"


def test_a_code_knows_its_middle() -> None:
    """The middle is that of the outline, whichever way the code is turned."""
    code = DecodedCode("a", b"a", "QRCode", ((10, 0), (20, 10), (10, 20), (0, 10)))
    assert code.centre == (10.0, 10.0)


def test_no_outline_has_no_extent() -> None:
    """An engine that gives no outline harms nobody."""
    assert bounds(()) == (0.0, 0.0, 0.0, 0.0)
