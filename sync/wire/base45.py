"""Base45 (RFC 9285): bytes as the characters that a QR code packs tightest after digits."""

import struct

_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
_VALUE = {character: value for value, character in enumerate(_ALPHABET)}


def encode(data: bytes) -> str:
    """Return three characters for two bytes, and two for a single last one."""
    pairs = (data[at : at + 2] for at in range(0, len(data), 2))
    return "".join(_group(int.from_bytes(pair), 3 if len(pair) == 2 else 2) for pair in pairs)


def decode(text: str) -> bytes:
    """Return the bytes; there is exactly one text for each sequence of bytes.

    Raises:
        ValueError: a foreign character, an impossible length or a group out of range.
    """
    if len(text) % 3 == 1:
        raise ValueError("base45 text cannot have this length")
    try:
        values = [_VALUE[character] for character in text]
        groups = zip(values[::3], values[1::3], values[2::3], strict=False)  # a last group of two is left over
        numbers = [first + 45 * second + 2025 * third for first, second, third in groups]
        last = [values[-2] + 45 * values[-1]] if len(values) % 3 else []
        return struct.pack(f">{len(numbers)}H{len(last)}B", *numbers, *last)
    except (KeyError, struct.error) as error:
        raise ValueError("not base45") from error


def _group(number: int, length: int) -> str:
    digits = (number // 45**place % 45 for place in range(length))
    return "".join(_ALPHABET[digit] for digit in digits)
