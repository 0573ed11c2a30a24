"""How access logs move counts."""

import pytest

from sync.wire.enums import ADMITTING, RESULT_OF, CapacityPolicy, Movement, Reason, ScanResult
from sync.wire.occupancy import blocks_entry, fill_percent, is_inside_after


@pytest.mark.parametrize("result", list(ScanResult))
@pytest.mark.parametrize("was_inside", [True, False])
def test_only_admissions_move_people(result: ScanResult, was_inside: bool) -> None:
    """An admission puts a person inside or outside by its direction; a refusal leaves them where they were."""
    moved = result in ADMITTING
    assert is_inside_after(result, Movement.ENTRY, was_inside) is (moved or was_inside)
    assert is_inside_after(result, Movement.EXIT, was_inside) is (was_inside and not moved)


def test_every_reason_has_a_result() -> None:
    """No verdict can come without the platform's word for it."""
    assert set(RESULT_OF) == set(Reason)
    assert set(RESULT_OF.values()) == set(ScanResult)


@pytest.mark.parametrize(
    ("count", "capacity", "policy", "blocked"),
    [
        (9, 10, CapacityPolicy.BLOCK, False),
        (10, 10, CapacityPolicy.BLOCK, True),
        (11, 10, CapacityPolicy.BLOCK, True),
        (11, 10, CapacityPolicy.INFORM, False),
        (11, None, CapacityPolicy.BLOCK, False),
        (0, 0, CapacityPolicy.BLOCK, True),
    ],
)
def test_full_zones_block_where_they_should(
    count: int, capacity: int | None, policy: CapacityPolicy, blocked: bool
) -> None:
    """A full zone refuses the next person only where its policy says so."""
    assert blocks_entry(count, capacity, policy) is blocked


@pytest.mark.parametrize(
    ("count", "capacity", "percent"), [(0, 10, 0), (2, 3, 66), (12, 10, 120), (5, None, None), (0, 0, None)]
)
def test_fill_is_told_in_whole_percent(count: int, capacity: int | None, percent: int | None) -> None:
    """Rounded down, so that full means full; no limit has no percentage."""
    assert fill_percent(count, capacity) == percent
