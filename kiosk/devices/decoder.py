"""Decoders: pictures in, codes out; three engines behind one protocol."""

from enum import StrEnum
from typing import Protocol, assert_never

from kiosk.devices.decoded_code import DecodedCode, Symbology
from kiosk.devices.pass_plan import FRAME_BUDGET_MS
from kiosk.devices.pictures import Picture
from kiosk.errors import ConfigurationError

QR_ONLY = (Symbology.QR_CODE,)
EVERY_SYMBOLOGY = tuple(Symbology)


class Engine(StrEnum):
    """The libraries that can do the decoding."""

    ZXING = "zxing"
    """The default: reads more than the others at a tenth of their cost, and every `Symbology`."""
    ZBAR = "zbar"
    """QR and Code 128, by the system library libzbar; for comparison and for machines that trust it."""
    OPENCV = "opencv"
    """QR only, by OpenCV's own detector; for comparison."""


class Decoder(Protocol):
    """Finds codes in pictures. Remembers the last frames, so each thread and each camera has its own."""

    def decode(self, gray: Picture) -> list[DecodedCode]:
        """Return what this frame of a stream shows, spending a bounded time; a later frame may show more."""
        ...

    def decode_still(self, gray: Picture) -> list[DecodedCode]:
        """Return what this single picture shows, trying everything before giving up; keeps no memory of it."""
        ...


def create_decoder(
    engine: Engine = Engine.ZXING,
    symbologies: tuple[Symbology, ...] = QR_ONLY,
    budget_ms: float = FRAME_BUDGET_MS,
) -> Decoder:
    """Return a new decoder. QR codes are looked for in every frame, the others in turn.

    An engine's library is imported only here, so that a missing one harms nobody who did not ask for it.

    Raises:
        ConfigurationError: the engine's library is missing, or it cannot read one of the symbologies.
    """
    match engine:
        case Engine.ZXING:
            from kiosk.devices.zxing_decoder import ZxingDecoder  # noqa: PLC0415 - see above

            return ZxingDecoder(symbologies, budget_ms=budget_ms)
        case Engine.ZBAR:
            from kiosk.devices.zbar_decoder import ZbarDecoder  # noqa: PLC0415 - see above

            _check_readable(engine, symbologies, ZbarDecoder.READS)
            return ZbarDecoder(symbologies)
        case Engine.OPENCV:
            from kiosk.devices.opencv_decoder import OpencvDecoder  # noqa: PLC0415 - see above

            _check_readable(engine, symbologies, OpencvDecoder.READS)
            return OpencvDecoder()
        case _:
            assert_never(engine)


def _check_readable(engine: Engine, wanted: tuple[Symbology, ...], readable: tuple[Symbology, ...]) -> None:
    missing = [symbology for symbology in wanted if symbology not in readable]
    if missing:
        raise ConfigurationError(
            f"The {engine} engine cannot read {', '.join(missing)}.",
            next_step=f"Choose the {Engine.ZXING} engine, or only {', '.join(readable)}.",
        )
