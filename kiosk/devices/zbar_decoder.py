"""The ZBar engine, by pyzbar and the system library libzbar. Importing this module needs neither."""

from typing import Any, ClassVar

from kiosk.devices.decoded_code import DecodedCode, Symbology, text_of
from kiosk.devices.pictures import Picture
from kiosk.errors import ConfigurationError

_NAMES = {Symbology.QR_CODE: "QRCODE", Symbology.CODE128: "CODE128"}


class ZbarDecoder:
    """One pass of ZBar a picture. ZBar re-encodes text that is not UTF-8 by a guess, so `raw` is not always raw."""

    READS: ClassVar[tuple[Symbology, ...]] = tuple(_NAMES)

    def __init__(self, symbologies: tuple[Symbology, ...]) -> None:
        self._zbar = _load()
        self._symbols = [self._zbar.ZBarSymbol[_NAMES[symbology]] for symbology in symbologies]
        self._symbologies = {_NAMES[symbology]: symbology for symbology in symbologies}

    def decode(self, gray: Picture) -> list[DecodedCode]:
        """Return what this frame shows; see `Decoder`."""
        return [
            DecodedCode(
                text=text_of(found.data),
                raw=found.data,
                symbology=self._symbologies[found.type],
                corners=tuple((float(point.x), float(point.y)) for point in found.polygon),
            )
            for found in self._zbar.decode(gray, symbols=self._symbols)
        ]

    def decode_still(self, gray: Picture) -> list[DecodedCode]:
        """Return what this picture shows: for this engine the same single pass."""
        return self.decode(gray)


def _load() -> Any:
    try:
        from pyzbar import pyzbar  # noqa: PLC0415 - loads libzbar when it is imported
    except ImportError as error:
        raise ConfigurationError(
            "The zbar engine needs the library libzbar, and it is not installed.",
            next_step="Install it (Debian: apt install libzbar0), or choose the zxing engine.",
        ) from error
    return pyzbar
