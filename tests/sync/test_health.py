"""From the lanes to one word for the link."""

import random

import pytest

from sync.errors import ProtocolError, RejectedError, SyncError, TransientError, UnauthorizedError
from sync.health import link_of
from sync.lane import Lane
from sync.problems import Problem
from sync.status import LinkState

_LOST = TransientError("lost", problem=Problem.UNREACHABLE)
_PAGE = ProtocolError("a web page", problem=Problem.WEB_PAGE)
_REFUSED = RejectedError("refused", problem=Problem.REFUSED)
_LOCKED_OUT = UnauthorizedError("no", problem=Problem.UNAUTHORIZED)


def _lane(*errors: SyncError) -> Lane:
    lane = Lane("lane", random.Random(1))
    for error in errors:
        lane.failed(0, error)
    return lane


def test_before_the_first_answer_the_link_is_connecting() -> None:
    """A device that just started claims neither."""
    assert link_of([_lane()], heard=False) == (LinkState.CONNECTING, None)


def test_one_lost_request_alarms_nobody() -> None:
    """A single failure does not show; a second one in a row does."""
    assert link_of([_lane(_LOST)], heard=True) == (LinkState.OK, None)
    assert link_of([_lane(_LOST, _LOST)], heard=True) == (LinkState.AWAY, _LOST)


@pytest.mark.parametrize("error", [_PAGE, _REFUSED])
def test_what_a_person_should_look_at_is_trouble(error: SyncError) -> None:
    """A login page or a refusal does not go away by waiting, and is called otherwise than a lost network."""
    assert link_of([_lane(error, error)], heard=True) == (LinkState.TROUBLE, error)


def test_a_refused_key_shows_at_once_and_before_everything_else() -> None:
    """The alarm that only a person can end comes first."""
    lanes = [_lane(_LOST, _LOST), _lane(_LOCKED_OUT), _lane(_PAGE, _PAGE)]

    assert link_of(lanes, heard=True) == (LinkState.UNAUTHORIZED, _LOCKED_OUT)
