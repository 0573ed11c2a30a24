"""How access logs move the count of a zone: the one rule that device and hub replay alike."""

from sync.wire.enums import ADMITTING, CapacityPolicy, Movement, ScanResult

NEARLY_FULL_PERCENT = 75
FULL_PERCENT = 90


def is_inside_after(result: ScanResult, movement: Movement, was_inside: bool) -> bool:
    """Return where a person stands in a zone after one access log; refusals move nobody."""
    return was_inside if result not in ADMITTING else movement is Movement.ENTRY


def blocks_entry(count: int, capacity: int | None, policy: CapacityPolicy) -> bool:
    """Return whether a zone with so many people inside refuses the next one."""
    return policy is CapacityPolicy.BLOCK and capacity is not None and count >= capacity


def fill_percent(count: int, capacity: int | None) -> int | None:
    """Return how full a zone is, rounded down; None where it has no limit."""
    return None if not capacity else count * 100 // capacity
