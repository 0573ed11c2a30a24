"""A code as a scanner hands it over, before anybody knows what it means, and how registration codes are folded."""

import re
import unicodedata
from dataclasses import dataclass

from sync.wire.enums import ScanType

LONGEST_CODE = 32
"""Characters of the longest registration code, folded."""

_PARTING = re.compile(r"[\s\-‐‑‒–—−_.]+")
_FOLDED_CODE = re.compile(rf"[A-Z0-9]{{1,{LONGEST_CODE}}}")


@dataclass(frozen=True, slots=True)
class ScannedCode:
    """One code that came into view, was typed or was tapped.

    A code that stays in view is one `ScannedCode`, not one a frame.
    """

    text: str
    scan_type: ScanType
    symbology: str
    """`QRCode`, `Aztec`, `Code128`, …; `Typed` for keyboards."""
    seen_ms: int
    """Device clock when the frame that showed it was taken, or the last key was typed."""


def fold_code(text: str) -> str:
    """Return a registration code in its one spelling: capitals and digits, without spaces, hyphens, dots.

    Digits of other scripts and full-width letters become ASCII, since an Arabic keyboard types ٤ for 4. What is no
    code at all stays recognisable as such: other characters are kept.
    """
    plain = "".join(_as_ascii_digit(character) for character in unicodedata.normalize("NFKC", text))
    return _PARTING.sub("", plain).upper()


def is_code(folded: str) -> bool:
    """Return whether a folded text has the form of a registration code."""
    return _FOLDED_CODE.fullmatch(folded) is not None


def _as_ascii_digit(character: str) -> str:
    digit = unicodedata.decimal(character, None)
    return character if digit is None else str(digit)
