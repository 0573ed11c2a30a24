"""A code as a scanner hands it over, before anybody knows what it means."""

from dataclasses import dataclass

from sync.wire.enums import ScanType


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
