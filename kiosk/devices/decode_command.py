"""What `gatehouse decode IMAGE…` answers: one record a code, or one that says why there is none."""

import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from kiosk.devices.decoder import EVERY_SYMBOLOGY, Decoder, Engine, create_decoder
from kiosk.devices.pictures import load_picture, prepare_opencv, to_gray
from kiosk.errors import CameraError


def decode_files(
    paths: Iterable[Path],
    *,
    engine: Engine = Engine.ZXING,
    timer: Callable[[], float] = time.perf_counter,
) -> Iterator[dict[str, Any]]:
    """Yield records ready for JSON, in the order of the files and as soon as each is known.

    A code gives `file`, `text`, `format` and `milliseconds` (decoding alone, the file already in memory); several
    codes in one file give several records with the same milliseconds. A file without one gives `file` and `error`,
    and the rest goes on.

    Raises:
        ConfigurationError: the engine's library is missing.
    """
    prepare_opencv()
    symbologies = EVERY_SYMBOLOGY if engine is Engine.ZXING else EVERY_SYMBOLOGY[:1]
    decoder = create_decoder(engine, symbologies)
    for path in paths:
        yield from _decode_file(path, decoder, timer)


def _decode_file(path: Path, decoder: Decoder, timer: Callable[[], float]) -> Iterator[dict[str, Any]]:
    try:
        gray = to_gray(load_picture(path))
    except CameraError as error:
        yield {"file": str(path), "error": str(error)}
        return
    started = timer()
    codes = decoder.decode_still(gray)
    milliseconds = round((timer() - started) * 1000, 2)
    if not codes:
        yield {"file": str(path), "error": "No code was found in this image."}
    for code in codes:
        yield {"file": str(path), "text": code.text, "format": code.symbology, "milliseconds": milliseconds}
