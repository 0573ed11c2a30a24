"""Ids that either end mints."""

import uuid

from hypothesis import given
from hypothesis import strategies as st

from sync.wire.base import uuid7

_TIMES_MS = st.integers(0, 2**48 - 1)
_BITS = st.integers(0, 2**74 - 1)


def test_the_example_of_the_rfc() -> None:
    """The vector of RFC 9562, A.6, comes out digit for digit."""
    random_bits = 0xCC3 << 62 | 0x18C4DC0C0C07398F
    assert uuid7(0x017F22E279B0, random_bits) == "017f22e2-79b0-7cc3-98c4-dc0c0c07398f"


@given(_TIMES_MS, _BITS)
def test_layout(at_ms: int, random_bits: int) -> None:
    """Time, version, variant and every random bit stand where RFC 9562 puts them."""
    parsed = uuid.UUID(uuid7(at_ms, random_bits))
    assert parsed.version == 7
    assert parsed.variant == uuid.RFC_4122
    assert parsed.int >> 80 == at_ms
    assert (parsed.int >> 64 & 0xFFF) << 62 | parsed.int & (1 << 62) - 1 == random_bits


@given(st.tuples(_TIMES_MS, _BITS), st.tuples(_TIMES_MS, _BITS))
def test_ids_sort_by_time(one: tuple[int, int], other: tuple[int, int]) -> None:
    """An id of an earlier millisecond sorts before one of a later."""
    if one[0] < other[0]:
        assert uuid7(*one) < uuid7(*other)
