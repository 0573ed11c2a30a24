"""Which decoding pass is whose turn: pure bookkeeping, so that it can be tested apart from the pixels.

No single pass reads everything, and all passes in every frame cost more than they gain on a slow machine. So each
frame gets one QR pass and at most one pass for another kind of code, and frame after frame the passes take turns.
On simulated presentations this plan read hard badges at 75 % instead of 42 %, at the cost of one plain pass.
"""

from dataclasses import dataclass
from enum import Enum, auto

from kiosk.devices.decoded_code import Symbology

FRAME_BUDGET_MS = 25.0
"""What decoding may take of one frame on average: a frame every 33 ms, less what the rest of the frame costs."""

SWEEP_DEG = (0, 8, -8, 16, -16, 24, -24)
"""Angles for codes made of rows, which are unreadable when held more than a few degrees off."""

_SWEPT = frozenset({Symbology.PDF417, Symbology.CODE128})
_LARGEST_DEBT = 10.0
_SLOW_MACHINE_DEBT = 8.0


class Treatment(Enum):
    """What is done to the pixels before the decoder looks at them."""

    PLAIN = auto()
    BLUR = auto()
    """3×3 Gaussian: takes off sensor noise, and makes the search cheaper."""
    ENLARGE = auto()
    """Twice the size, then blurred: small and slightly defocused codes."""
    SHARPEN = auto()
    """Twice the size, then unsharp masking: codes out of focus."""
    EQUALIZE = auto()
    """Local contrast (CLAHE): shadows and low light."""
    SMALL = auto()
    """640 pixels wide, for machines on which the plain pass alone overruns."""


QR_TURNS = (
    Treatment.PLAIN,
    Treatment.BLUR,
    Treatment.PLAIN,
    Treatment.BLUR,
    Treatment.ENLARGE,
    Treatment.PLAIN,
    Treatment.BLUR,
    Treatment.PLAIN,
    Treatment.BLUR,
    Treatment.SHARPEN,  # in every second round EQUALIZE
)
_HARD = frozenset({Treatment.ENLARGE, Treatment.SHARPEN, Treatment.EQUALIZE})


@dataclass(frozen=True, slots=True)
class DecodePass:
    """One look at one picture, for one kind of code."""

    symbology: Symbology
    treatment: Treatment
    angle_deg: int = 0


class PassPlan:
    """Deals out the passes frame by frame and keeps the average time within the budget.

    Time beyond the budget is a debt that quicker frames repay. While there is debt, hard passes and other kinds of
    code wait; with much of it, every second QR pass looks at a small copy. So a slow machine still gets every pass,
    only more rarely.
    """

    def __init__(self, others: tuple[Symbology, ...] = (), budget_ms: float = FRAME_BUDGET_MS) -> None:
        self._others = tuple(symbology for symbology in others if symbology is not Symbology.QR_CODE)
        self._budget_ms = budget_ms
        self._debt_ms = 0.0
        self._qr_turn = 0
        self._other_turn = 0

    def next_frame(self) -> tuple[DecodePass, ...]:
        """Return the passes for the next frame in order: QR, then another kind of code if it is one's turn."""
        qr = DecodePass(Symbology.QR_CODE, self._next_qr_treatment())
        if not self._others or self._debt_ms > 0:
            return (qr,)
        return qr, self._next_other()

    def spent(self, milliseconds: float) -> None:
        """Take down what the frame really took."""
        debt_ms = self._debt_ms + milliseconds - self._budget_ms
        self._debt_ms = min(max(debt_ms, 0.0), _LARGEST_DEBT * self._budget_ms)

    def _next_qr_treatment(self) -> Treatment:
        round_number, turn = divmod(self._qr_turn, len(QR_TURNS))
        self._qr_turn += 1
        treatment = QR_TURNS[turn]
        if treatment is Treatment.SHARPEN and round_number % 2:
            treatment = Treatment.EQUALIZE
        if self._debt_ms >= _SLOW_MACHINE_DEBT * self._budget_ms and turn % 2:
            return Treatment.SMALL
        if self._debt_ms > 0 and treatment in _HARD:
            return Treatment.PLAIN
        return treatment

    def _next_other(self) -> DecodePass:
        round_number, turn = divmod(self._other_turn, len(self._others))
        self._other_turn += 1
        symbology = self._others[turn]
        treatment = Treatment.PLAIN if round_number % 2 else Treatment.BLUR
        angle_deg = SWEEP_DEG[round_number % len(SWEEP_DEG)] if symbology in _SWEPT else 0
        return DecodePass(symbology, treatment, angle_deg)


def still_passes(symbologies: tuple[Symbology, ...]) -> list[DecodePass]:
    """Return every pass worth trying on a picture that will not be followed by another, the promising ones first."""
    passes = [DecodePass(symbology, Treatment.PLAIN) for symbology in symbologies]
    if Symbology.QR_CODE in symbologies:
        hard = (Treatment.BLUR, Treatment.ENLARGE, Treatment.SHARPEN, Treatment.EQUALIZE)
        passes += [DecodePass(Symbology.QR_CODE, treatment) for treatment in hard]
    for symbology in symbologies:
        if symbology is Symbology.QR_CODE:
            continue
        angles = SWEEP_DEG if symbology in _SWEPT else (0,)
        passes += [
            DecodePass(symbology, treatment, angle_deg)
            for angle_deg in angles
            for treatment in (Treatment.BLUR, Treatment.PLAIN)
            if angle_deg or treatment is Treatment.BLUR
        ]
    return passes
