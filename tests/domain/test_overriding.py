"""Which refusals staff may override, and who of them."""

import pytest

from kiosk.domain.explaining import explain
from kiosk.domain.facts import Facts
from kiosk.domain.overriding import Role, may_override, needed_role, override
from kiosk.domain.scanning import decide
from sync.wire.enums import Movement, ParticipantStatus, Reason, ScanResult, Warn
from tests.domain.test_scanning import CASES
from tests.support.builders import checkpoint, claims, facts, participant, presence, reading

BY_LEADS = {
    Reason.PARTICIPANT_WITHDRAWN,
    Reason.PARTICIPANT_CANCELLED,
    Reason.PARTICIPANT_REJECTED,
    Reason.BLACKLISTED,
    Reason.ZONE_FULL,
}
BY_NOBODY = {
    Reason.UNREADABLE,
    Reason.FOREIGN_CODE,
    Reason.KEY_UNKNOWN,
    Reason.BAD_SIGNATURE,
    Reason.WRONG_EVENT,
    Reason.UNKNOWN_PARTICIPANT,
    Reason.ADMITTED,
    Reason.RETURNED,
    Reason.LEFT,
}


@pytest.mark.parametrize(("reason", "given"), CASES)
def test_who_may_override_what(reason: Reason, given: Facts) -> None:
    """Nobody overrides what names nobody; what speaks against a person, or for a full hall, takes a lead."""
    verdict = decide(given)
    expected = None if reason in BY_NOBODY else Role.LEAD if reason in BY_LEADS else Role.STAFF
    assert needed_role(verdict) is expected
    assert may_override(verdict, Role.LEAD) is (expected is not None)
    assert may_override(verdict, Role.STAFF) is (expected is Role.STAFF)


def test_a_lesser_refusal_hides_no_graver_one() -> None:
    """Staff cannot wave through an older badge whose holder is on the blacklist."""
    verdict = decide(facts(participant=participant(badge_number=2), is_blacklisted=True))
    assert verdict.reason is Reason.BADGE_REPLACED
    assert needed_role(verdict) is Role.LEAD


def test_what_is_not_allowed_is_refused() -> None:
    """An override beyond one's role never gives a verdict."""
    with pytest.raises(ValueError, match="may not override BLACKLISTED"):
        override(decide(facts(is_blacklisted=True)), Role.STAFF)


def test_an_override_keeps_facts_refusal_and_warnings() -> None:
    """Who is let in by staff into a nearly full hall still fills it, and the refusal is remembered."""
    refused = decide(facts(presence=presence(), zone_count=80, clock_suspect=True))
    allowed = override(refused, Role.STAFF)
    assert (allowed.result, allowed.overridden) == (ScanResult.MANUAL_OVERRIDE, Reason.ALREADY_INSIDE)
    assert allowed.facts is refused.facts
    assert allowed.warnings == {Warn.CLOCK_SUSPECT, Warn.NEARLY_FULL}


def test_an_explanation_names_everything_that_speaks_against() -> None:
    """A lead sees the rule that decided, the further ones, and what they rested on."""
    verdict = decide(
        facts(
            participant=participant(badge_number=3, status=ParticipantStatus.PENDING, access_levels=["press"]),
            checkpoint=checkpoint(is_active=False, allowed_access_levels=["hall", "vip"]),
            presence=presence(),
            zone_count=12,
        )
    )
    said = explain(verdict)
    assert said.reason is Reason.BADGE_REPLACED
    assert said.also == (
        Reason.NOT_APPROVED,
        Reason.CHECKPOINT_CLOSED,
        Reason.ACCESS_LEVEL_MISSING,
        Reason.ALREADY_INSIDE,
    )
    assert (said.badge_number, said.current_badge_number, said.override_by) == (1, 3, Role.STAFF)
    assert (said.needed_levels, said.held_levels) == (("hall", "vip"), ("press",))
    assert (said.moved_at_checkpoint_id, said.is_inside, said.zone_count, said.capacity) == (
        "gate-south",
        True,
        12,
        100,
    )
    assert explain(override(verdict, Role.STAFF)).overridden is Reason.BADGE_REPLACED


def test_an_unknown_badge_is_explained_by_its_claims() -> None:
    """Where the cache knows nobody, type and levels come from the badge by their place in the event's lists."""
    said = explain(decide(facts(participant=None, reading=reading(claims=claims(type_index=2, access_bits=0b110)))))
    assert (said.participant_type, said.held_levels, said.status) == ("speaker", ("vip",), None)


def test_nothing_known_explains_nothing_and_breaks_nothing() -> None:
    """A foreign code on the way out has an explanation too, an empty one."""
    foreign = reading(claims=None, key=None, problem=Reason.FOREIGN_CODE)
    said = explain(decide(facts(reading=foreign, participant=None, movement=Movement.EXIT, zone=None)))
    assert (said.participant_number, said.participant_type, said.override_by) == (None, None, None)
