"""Registration codes: the one spelling in which hub and doors compare them, however people type them."""

import re
import unicodedata

LONGEST_CODE = 32
"""Characters of the longest registration code, folded."""

_PARTING = re.compile(r"[\s\-‐‑‒–—−_.]+")
_FOLDED_CODE = re.compile(rf"[A-Z0-9]{{1,{LONGEST_CODE}}}")


def fold_code(text: str) -> str:
    """Return a registration code in its one spelling: capitals and digits, without spaces, hyphens, dots.

    Digits of other scripts and full-width letters become ASCII, since an Arabic keyboard types ٤ for 4. What is no
    code at all stays recognisable as such: other characters are kept.
    """
    plain = text if text.isascii() else _as_ascii(text)
    return _PARTING.sub("", plain).upper()


def is_code(folded: str) -> bool:
    """Return whether a folded text has the form of a registration code."""
    return _FOLDED_CODE.fullmatch(folded) is not None


def _as_ascii(text: str) -> str:
    return "".join(_as_ascii_digit(character) for character in unicodedata.normalize("NFKC", text))


def _as_ascii_digit(character: str) -> str:
    digit = unicodedata.decimal(character, None)
    return character if digit is None else str(digit)
