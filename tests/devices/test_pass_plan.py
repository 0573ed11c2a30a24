"""Whose turn it is, without a pixel."""

from hypothesis import given
from hypothesis import strategies as st

from kiosk.devices.decoded_code import Symbology
from kiosk.devices.pass_plan import FRAME_BUDGET_MS, SWEEP_DEG, PassPlan, Treatment, still_passes

OTHERS = (Symbology.AZTEC, Symbology.DATA_MATRIX, Symbology.PDF417, Symbology.CODE128)
LETTERS = {"PLAIN": "D", "BLUR": "B", "ENLARGE": "U", "SHARPEN": "S", "EQUALIZE": "C", "SMALL": "s"}


def letters(plan: PassPlan, frames: int, spent_ms: float) -> str:
    """Return the QR passes of so many frames, each of which took so long."""
    taken = ""
    for _ in range(frames):
        taken += LETTERS[plan.next_frame()[0].treatment.name]
        plan.spent(spent_ms)
    return taken


def test_qr_passes_take_turns() -> None:
    """Ten frames see every kind of pass, and the two slowest take turns in the tenth."""
    assert letters(PassPlan(), 20, spent_ms=5) == "DBDBUDBDBS" + "DBDBUDBDBC"


def test_a_frame_that_overran_is_paid_back_by_plain_passes() -> None:
    """After one very slow frame the hard passes wait, and come back when the time is made up."""
    plan = PassPlan()
    assert letters(plan, 4, spent_ms=5) == "DBDB"
    plan.next_frame()
    plan.spent(FRAME_BUDGET_MS + 100)
    assert letters(plan, 5, spent_ms=5) == "DBDBD"
    assert letters(plan, 10, spent_ms=5) == "DBDBUDBDBC"


def test_a_machine_too_slow_for_plain_passes_looks_at_small_pictures_in_between() -> None:
    """Where even the plain pass overruns, every second frame is looked at small, and QR is never given up."""
    plan = PassPlan(OTHERS)
    letters(plan, 40, spent_ms=2 * FRAME_BUDGET_MS)
    assert letters(plan, 10, spent_ms=2 * FRAME_BUDGET_MS) == "DsDsDsBsBs"


@given(st.lists(st.floats(0, 500), max_size=200))
def test_every_frame_starts_with_qr(spent: list[float]) -> None:
    """Whatever the machine does, each frame is searched for a QR code first, and for at most one other."""
    plan = PassPlan(OTHERS)
    for milliseconds in spent:
        passes = plan.next_frame()
        assert passes[0].symbology is Symbology.QR_CODE
        assert len(passes) <= 2
        plan.spent(milliseconds)


@given(st.floats(1, 24), st.floats(30, 250))
def test_hard_passes_keep_the_average_within_the_budget(light_ms: float, hard_ms: float) -> None:
    """As long as plain passes fit, no pattern of slow hard passes takes more than the budget on average."""
    plan = PassPlan()
    total = 0.0
    for _ in range(200):
        hard = plan.next_frame()[0].treatment not in {Treatment.PLAIN, Treatment.BLUR, Treatment.SMALL}
        spent = hard_ms if hard else light_ms
        plan.spent(spent)
        total += spent
    assert total / 200 <= FRAME_BUDGET_MS + hard_ms / 200


def test_other_codes_take_turns_blurred_and_plain() -> None:
    """Four other kinds of code share the frames evenly, first blurred and then plain."""
    plan = PassPlan(OTHERS)
    turns = [plan.next_frame()[1] for _ in range(8)]
    assert [turn.symbology for turn in turns] == [*OTHERS, *OTHERS]
    assert [turn.treatment for turn in turns] == [Treatment.BLUR] * 4 + [Treatment.PLAIN] * 4


def test_codes_made_of_rows_are_swept() -> None:
    """PDF417 and Code 128 see every angle both blurred and plain, the others are never turned."""
    plan = PassPlan(OTHERS)
    turns = {plan.next_frame()[1] for _ in range(4 * 2 * len(SWEEP_DEG))}
    for symbology in OTHERS:
        swept = symbology in {Symbology.PDF417, Symbology.CODE128}
        seen = {(turn.treatment, turn.angle_deg) for turn in turns if turn.symbology is symbology}
        angles = SWEEP_DEG if swept else (0,)
        assert seen == {(treatment, angle) for treatment in (Treatment.BLUR, Treatment.PLAIN) for angle in angles}


def test_a_still_picture_gets_every_pass_once() -> None:
    """Nothing is tried twice on one picture, and nothing that a stream would try is left out."""
    passes = still_passes((Symbology.QR_CODE, *OTHERS))
    assert len(passes) == len(set(passes))
    plan = PassPlan(OTHERS)
    of_stream = {decode_pass for _ in range(200) for decode_pass in plan.next_frame()}
    assert of_stream <= set(passes)
