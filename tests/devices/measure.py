"""Time from frame to decoded code, each frame decoded by plain zxing-cpp and by the camera path in turn."""

import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
import zxingcpp

from kiosk.devices.decoder import Engine, create_decoder
from kiosk.devices.pass_plan import QR_TURNS
from kiosk.devices.pictures import Picture, prepare_opencv, to_gray
from tests.devices.frames import drawn_look, empty_frame, frame

LEVELS = ("easy", "medium", "hard", "empty")
_PAYLOADS = (40, 150, 300)
_BASE45 = list("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:")  # as badge tokens are, in QR's alphanumeric mode


@dataclass(frozen=True, slots=True)
class FrameFigures:
    """What so many different frames of one level gave. A look is one frame from BGR to the list of codes.

    Attributes:
        frames: how many.
        plain_read: share that one plain call of zxing-cpp reads.
        first_read: share that the camera path reads at its first look.
        round_read: share that it reads within one round of passes over the same frame.
        plain_ms: median of the plain call.
        first_ms: median of the first look.
        round_ms: mean of all looks: until the code was read and once more, or until the round was over.
        follow_ms: median of a look at a code that was read one look before; 0 where none was read.
        worst_ms: 95th percentile of all looks.
        wrong: looks of either that gave a text which is not on the badge.
    """

    frames: int
    plain_read: float
    first_read: float
    round_read: float
    plain_ms: float
    first_ms: float
    round_ms: float
    follow_ms: float
    worst_ms: float
    wrong: int


@dataclass(frozen=True, slots=True)
class _Look:
    texts: list[str]
    ms: float


def measure_frames(
    level: str,
    count: int,
    *,
    seed: int = 0,
    engine: Engine = Engine.ZXING,
    timer: Callable[[], float] = time.perf_counter,
) -> FrameFigures:
    """Return the figures of `count` frames of one of `LEVELS`; `time.thread_time` as timer leaves other jobs out."""
    prepare_opencv()
    plain: list[_Look] = []
    rounds: list[list[_Look]] = []
    followed: list[_Look] = []
    read_by_plain = read_at_first = read_in_round = wrong = 0
    for text, picture in _frames(level, count, seed):
        plain.append(_look(_plain, picture, timer))
        rounds.append(_round(picture, engine, timer))
        first, last = rounds[-1][0], rounds[-1][-1]
        if last.texts and len(rounds[-1]) > 1:
            followed.append(last)
        read_by_plain += text in plain[-1].texts
        read_at_first += text in first.texts
        read_in_round += text in last.texts
        wrong += sum(bool(set(look.texts) - {text}) for look in [plain[-1], *rounds[-1]])
    looks = [look.ms for one_round in rounds for look in one_round]
    return FrameFigures(
        frames=count,
        plain_read=read_by_plain / count,
        first_read=read_at_first / count,
        round_read=read_in_round / count,
        plain_ms=statistics.median(look.ms for look in plain),
        first_ms=statistics.median(one_round[0].ms for one_round in rounds),
        round_ms=statistics.fmean(looks),
        follow_ms=statistics.median([look.ms for look in followed] or [0.0]),
        worst_ms=float(np.quantile(looks, 0.95)),
        wrong=wrong,
    )


def _frames(level: str, count: int, seed: int) -> Iterator[tuple[str, Picture]]:
    for number in range(count):
        rng = np.random.default_rng((seed, LEVELS.index(level), number))
        if level == "empty":
            yield "", empty_frame(seed=number, noise=rng.uniform(2, 15))
            continue
        text = "".join(rng.choice(_BASE45, _PAYLOADS[number % len(_PAYLOADS)]))
        yield text, frame(text, drawn_look(level, rng), seed=number)


def _round(picture: Picture, engine: Engine, timer: Callable[[], float]) -> list[_Look]:
    """Look with a new decoder until the code is read, and once more; or for one round of passes."""
    decoder = create_decoder(engine)
    looks: list[_Look] = []
    for _ in QR_TURNS:
        looks.append(_look(lambda shown: [code.text for code in decoder.decode(to_gray(shown))], picture, timer))
        if len(looks) > 1 and looks[-2].texts:
            break
    return looks


def _plain(picture: Picture) -> list[str]:
    formats = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
    return [barcode.text for barcode in zxingcpp.read_barcodes(to_gray(picture), formats=formats)]


def _look(read: Callable[[Picture], list[str]], picture: Picture, timer: Callable[[], float]) -> _Look:
    started = timer()
    texts = read(picture)
    return _Look(texts, (timer() - started) * 1000)
