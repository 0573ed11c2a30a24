"""Where people stand after movements in any order."""

from hypothesis import given
from hypothesis import strategies as st

from server_stub.check_in.presence import Standing, later

_MOVEMENTS = st.lists(st.tuples(st.integers(0, 5), st.booleans()), min_size=1, max_size=8)


def _standing(place: int, at_ms: int, entered: bool) -> Standing:
    return Standing(1, "zone", entered, at_ms, f"log-{place}", at_ms if entered else None, "checkpoint", "device")


@given(_MOVEMENTS, st.randoms(use_true_random=False))
def test_the_order_of_arrival_does_not_matter(moves: list[tuple[int, bool]], chance: object) -> None:
    """Late and repeated rows leave everybody where a replay in order of time would."""
    standings = [_standing(place, at_ms, entered) for place, (at_ms, entered) in enumerate(moves)]
    shuffled = [*standings, *standings[:2]]
    chance.shuffle(shuffled)  # type: ignore[attr-defined]  # a random.Random
    held = None
    for moved in shuffled:
        held = later(held, moved)
    replayed = max(standings, key=lambda standing: (standing.at_ms, standing.log_id))
    assert held is not None
    assert (held.is_inside, held.at_ms) == (replayed.is_inside, replayed.at_ms)
    assert held.entered_ms == max((at_ms for at_ms, entered in moves if entered), default=None)
