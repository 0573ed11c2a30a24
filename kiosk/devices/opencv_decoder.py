"""The OpenCV engine: `QRCodeDetector`, QR codes only."""

from typing import ClassVar

import cv2

from kiosk.devices.decoded_code import DecodedCode, Symbology, text_of
from kiosk.devices.pictures import Picture


class OpencvDecoder:
    """One pass of OpenCV's detector a picture; places that it found and could not read are left out."""

    READS: ClassVar[tuple[Symbology, ...]] = (Symbology.QR_CODE,)

    def __init__(self) -> None:
        self._detector = cv2.QRCodeDetector()

    def decode(self, gray: Picture) -> list[DecodedCode]:
        """Return what this frame shows; see `Decoder`."""
        found, payloads, outlines, _ = self._detector.detectAndDecodeBytesMulti(gray)
        if not found:
            return []
        return [
            DecodedCode(
                text=text_of(raw),
                raw=raw,
                symbology=Symbology.QR_CODE,
                corners=tuple((float(across), float(down)) for across, down in outline),
            )
            for raw, outline in zip(payloads, outlines, strict=True)
            if raw
        ]

    def decode_still(self, gray: Picture) -> list[DecodedCode]:
        """Return what this picture shows: for this engine the same single pass."""
        return self.decode(gray)
