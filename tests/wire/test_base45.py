"""Base45 as RFC 9285 has it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.wire import base45


@pytest.mark.parametrize(
    ("data", "text"),
    [(b"AB", "BB8"), (b"Hello!!", "%69 VD92EX0"), (b"base-45", "UJCLQE7W581"), (b"ietf!", "QED8WEX0"), (b"", "")],
)
def test_examples_of_the_rfc(data: bytes, text: str) -> None:
    """The examples of RFC 9285, 4.3 and 4.4, encode and decode as printed there."""
    assert base45.encode(data) == text
    assert base45.decode(text) == data


@given(st.binary(max_size=200))
def test_every_sequence_of_bytes_comes_back(data: bytes) -> None:
    """What was encoded decodes to the same bytes."""
    assert base45.decode(base45.encode(data)) == data


@given(st.text(alphabet="0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:", max_size=30))
def test_no_two_texts_mean_the_same_bytes(text: str) -> None:
    """A text that decodes at all is the very text that its bytes encode to."""
    try:
        data = base45.decode(text)
    except ValueError:
        return
    assert base45.encode(data) == text


@pytest.mark.parametrize("text", ["GGW", ":::", "A", "BB8A", "bb8", "BB8\n", "ÄB8", "::"])
def test_what_is_not_base45_is_refused(text: str) -> None:
    """Groups out of range, impossible lengths and foreign characters raise ValueError."""
    with pytest.raises(ValueError, match="base45"):
        base45.decode(text)
