"""From how each lane fares to one word for the link, so that a single lost packet alarms nobody. Pure."""

from collections.abc import Iterable

from sync.errors import SyncError, TransientError, UnauthorizedError
from sync.lane import Lane
from sync.status import LinkState

SHOWN_FROM = 2
"""Failures in a row after which people are told; the first retry comes within a second."""


def link_of(lanes: Iterable[Lane], *, heard: bool) -> tuple[LinkState, SyncError | None]:
    """Return the link's state and what stands behind it; `heard` says whether the hub ever answered."""
    errors = [lane.error for lane in lanes if lane.error is not None and _is_shown(lane)]
    if errors:
        worst = max(errors, key=_severity)
        return _STATES[_severity(worst)], worst
    return (LinkState.OK if heard else LinkState.CONNECTING), None


def _is_shown(lane: Lane) -> bool:
    return lane.streak >= SHOWN_FROM or isinstance(lane.error, UnauthorizedError)


_STATES = (LinkState.AWAY, LinkState.TROUBLE, LinkState.UNAUTHORIZED)


def _severity(error: SyncError) -> int:
    if isinstance(error, UnauthorizedError):
        return 2
    return 0 if isinstance(error, TransientError) else 1
