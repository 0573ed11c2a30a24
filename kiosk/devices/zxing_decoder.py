"""The default engine: zxing-cpp, driven by the pass plan, following a code from frame to frame once it was read."""

import time
from collections.abc import Callable
from dataclasses import dataclass

import zxingcpp

from kiosk.devices.decoded_code import DecodedCode, Symbology, bounds, text_of
from kiosk.devices.pass_plan import FRAME_BUDGET_MS, DecodePass, PassPlan, Treatment, still_passes
from kiosk.devices.pictures import Picture
from kiosk.devices.treatments import shrink, treat

_FORMATS = {
    Symbology.QR_CODE: zxingcpp.BarcodeFormat.QRCode,
    Symbology.AZTEC: zxingcpp.BarcodeFormat.Aztec,
    Symbology.DATA_MATRIX: zxingcpp.BarcodeFormat.DataMatrix,
    Symbology.PDF417: zxingcpp.BarcodeFormat.PDF417,
    Symbology.CODE128: zxingcpp.BarcodeFormat.Code128,
}
_FULL_LOOK_EVERY = 4
_GROWTH = 0.4
_STILL_LONGEST = 1280


@dataclass(frozen=True, slots=True)
class _Trail:
    """Where a code was read last, and by which pass."""

    decode_pass: DecodePass
    left: int
    top: int
    right: int
    bottom: int


class ZxingDecoder:
    """One stream's decoder: not for two threads at once.

    After a hit the next frame is first looked at where the code stood, by the pass that read it: a sixth of the cost,
    so that a badge in view leaves the processor to the green screen. Every fourth frame is looked at whole as well,
    for a second code.
    """

    def __init__(
        self,
        symbologies: tuple[Symbology, ...],
        *,
        budget_ms: float = FRAME_BUDGET_MS,
        timer: Callable[[], float] = time.perf_counter,
    ) -> None:
        self._symbologies = symbologies
        self._budget_ms = budget_ms
        self._timer = timer
        self._plan = PassPlan(symbologies, budget_ms)
        self._trail: _Trail | None = None
        self._followed = 0

    def decode(self, gray: Picture) -> list[DecodedCode]:
        """Return what this frame shows; see `Decoder`."""
        started = self._timer()
        found = self._follow(gray)
        if not found or self._followed % _FULL_LOOK_EVERY == 0:
            found = _without_repeats(found + self._look(gray, started))
        self._plan.spent(self._since_ms(started))
        return found

    def decode_still(self, gray: Picture) -> list[DecodedCode]:
        """Return what this picture shows: every code of one cheap look, or else the first that a hard pass reads."""
        found = _read_whole(gray, self._symbologies)
        if found:
            return found
        shrunk = shrink(gray, _STILL_LONGEST)
        for decode_pass in still_passes(self._symbologies):
            found = read(shrunk.picture, decode_pass)
            if found:
                return [_moved(code, shrunk.original_corners(code.corners)) for code in found]
        return []

    def _follow(self, gray: Picture) -> list[DecodedCode]:
        trail = self._trail
        if trail is None:
            return []
        region = gray[trail.top : trail.bottom, trail.left : trail.right]
        found = [
            _moved(code, tuple((across + trail.left, down + trail.top) for across, down in code.corners))
            for code in (read(region, trail.decode_pass) if region.size else ())
        ]
        self._trail = _trail_to(found, trail.decode_pass, gray) if found else None
        self._followed += 1
        return found

    def _look(self, gray: Picture, started: float) -> list[DecodedCode]:
        for decode_pass in self._plan.next_frame():
            if self._since_ms(started) > self._budget_ms:
                break
            found = read(gray, decode_pass)
            if found:
                if self._trail is None:
                    self._followed = 0
                self._trail = _trail_to(found, decode_pass, gray)
                return found
        return []

    def _since_ms(self, started: float) -> float:
        return (self._timer() - started) * 1000


def read(gray: Picture, decode_pass: DecodePass) -> list[DecodedCode]:
    """Return what one pass finds in a grey picture, with corners in pixels of that picture."""
    treated = treat(gray, decode_pass.treatment, decode_pass.angle_deg)
    is_qr = decode_pass.symbology is Symbology.QR_CODE
    thorough = is_qr and decode_pass.treatment is not Treatment.SMALL
    barcodes = zxingcpp.read_barcodes(
        treated.picture,
        formats=zxingcpp.BarcodeFormats(_FORMATS[decode_pass.symbology]),
        try_rotate=decode_pass.symbology not in {Symbology.QR_CODE, Symbology.AZTEC},  # these two read any way round
        try_downscale=thorough,  # without it close-ups and screens are lost
        try_invert=thorough,  # phones in dark mode
    )
    codes = [_to_code(barcode) for barcode in barcodes if barcode.valid]
    return [_moved(code, treated.original_corners(code.corners)) for code in codes]


def _read_whole(gray: Picture, symbologies: tuple[Symbology, ...]) -> list[DecodedCode]:
    formats = zxingcpp.BarcodeFormats([_FORMATS[symbology] for symbology in symbologies])
    barcodes = zxingcpp.read_barcodes(gray, formats=formats)
    return [_to_code(barcode) for barcode in barcodes if barcode.valid]


def _to_code(barcode: zxingcpp.Barcode) -> DecodedCode:
    place = barcode.position
    corners = (place.top_left, place.top_right, place.bottom_right, place.bottom_left)
    return DecodedCode(
        text=text_of(barcode.bytes),
        raw=barcode.bytes,
        symbology=barcode.format.name,
        corners=tuple((float(corner.x), float(corner.y)) for corner in corners),
    )


def _moved(code: DecodedCode, corners: tuple[tuple[float, float], ...]) -> DecodedCode:
    return DecodedCode(code.text, code.raw, code.symbology, corners)


def _trail_to(found: list[DecodedCode], decode_pass: DecodePass, gray: Picture) -> _Trail:
    left, top, right, bottom = bounds([corner for code in found for corner in code.corners])
    margin = _GROWTH * max(right - left, bottom - top)
    height, width = gray.shape
    return _Trail(
        decode_pass,
        left=max(0, round(left - margin)),
        top=max(0, round(top - margin)),
        right=min(width, round(right + margin)),
        bottom=min(height, round(bottom + margin)),
    )


def _without_repeats(found: list[DecodedCode]) -> list[DecodedCode]:
    """Return each text once: the followed look and the whole look may both have read it."""
    return list({code.text: code for code in reversed(found)}.values())[::-1]
