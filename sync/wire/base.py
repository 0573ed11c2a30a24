"""The two bases of every struct on the wire, and the ids minted at either end."""

from msgspec import Struct

MAX_TEXT = 500
"""Longest free text that either end accepts in one field, in characters."""


class Wire(Struct, rename="camel", frozen=True):
    """A record in camelCase that shows every field, absent ones as null; unknown fields are ignored."""


class Sparse(Struct, rename="camel", frozen=True, omit_defaults=True):
    """A record sent by the thousand: fields at their default are left out."""


def uuid7(at_ms: int, random_bits: int) -> str:
    """Return a UUID of version 7 (RFC 9562, 5.7) from a time and 74 random bits.

    Ids made later sort later, so indexes grow at one end; nothing may rely on that for order, since clocks jump.
    """
    random_a = (random_bits >> 62) & 0xFFF
    random_b = random_bits & (1 << 62) - 1
    number = (at_ms & (1 << 48) - 1) << 80 | 0x7 << 76 | random_a << 64 | 0b10 << 62 | random_b
    text = f"{number:032x}"
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"
