"""How much is measured: enough for a median to stand, or just enough to see that everything runs."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Size:
    """Counts of one run.

    Attributes:
        turns: of each case in each comparison.
        scans: of each kind in one turn.
        small: participants in the smaller look-up.
        large: participants in the larger one.
        crowd: participants in search and bootstrap.
        typed: names typed, letter by letter.
        backlog: rows that wait for the hub.
        frames: of each level of difficulty.
        badges: held before the camera, from frame to verdict.
        starts: of the whole station.
    """

    turns: int
    scans: int
    small: int
    large: int
    crowd: int
    typed: int
    backlog: int
    frames: int
    badges: int
    starts: int


FULL = Size(
    turns=100,
    scans=5,
    small=10_000,
    large=1_000_000,
    crowd=100_000,
    typed=200,
    backlog=10_000,
    frames=40,
    badges=100,
    starts=3,
)
QUICK = Size(
    turns=3, scans=5, small=500, large=2_000, crowd=2_000, typed=20, backlog=1_000, frames=3, badges=5, starts=1
)
