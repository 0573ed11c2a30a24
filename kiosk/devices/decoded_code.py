"""What a decoder found in one picture: the bytes of a code, their text, and where it stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

Corner = tuple[float, float]
"""A point of a picture in pixels: x to the right, y downwards."""


class Symbology(StrEnum):
    """The kinds of code that a device can be asked to read, by the names that `ScannedCode` carries."""

    QR_CODE = "QRCode"
    AZTEC = "Aztec"
    DATA_MATRIX = "DataMatrix"
    PDF417 = "PDF417"
    CODE128 = "Code128"


@dataclass(frozen=True, slots=True)
class DecodedCode:
    """One code in one picture.

    Attributes:
        text: `text_of(raw)`; never a decoder's guess at a character set.
        raw: the bytes that the code carries.
        symbology: a `Symbology`, or the engine's own word for a variant of one (`MicroQRCode`).
        corners: outline in pixels of the picture that was handed in; four points as a rule.
    """

    text: str
    raw: bytes
    symbology: str
    corners: tuple[Corner, ...]

    @property
    def centre(self) -> Corner:
        """The middle of the outline's bounding box."""
        left, top, right, bottom = bounds(self.corners)
        return (left + right) / 2, (top + bottom) / 2


def bounds(corners: Sequence[Corner]) -> tuple[float, float, float, float]:
    """Return left, top, right and bottom of the points; of no points at all, zeros."""
    if not corners:
        return 0.0, 0.0, 0.0, 0.0
    across, down = zip(*corners, strict=True)
    return min(across), min(down), max(across), max(down)


def text_of(raw: bytes) -> str:
    """Return the text of a code's bytes: UTF-8 where they are valid UTF-8, else each byte as its Latin-1 letter.

    Both ways can be undone, so that no two different codes share a text by way of replacement characters. A text
    that was read in the wrong character set is refused later like any unknown code: badges are ASCII, and their
    signature is the last guard.
    """
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("latin-1")
