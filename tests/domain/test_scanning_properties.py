"""What holds for every decision, whatever the facts."""

from dataclasses import replace

from hypothesis import given

from kiosk.domain.explaining import explain
from kiosk.domain.facts import Facts
from kiosk.domain.overriding import Role, may_override, override
from kiosk.domain.scanning import ENTRY_RULES, EXIT_RULES, decide
from sync.wire.enums import Movement, Reason, ScanResult, Warn
from tests.domain import strategies

ORDER = list(Reason)
ADMISSIONS = {Reason.ADMITTED, Reason.RETURNED, Reason.LEFT}


@given(strategies.facts)
def test_of_two_refusals_the_earlier_reason_is_given(given_facts: Facts) -> None:
    """Where several rules refuse, the one whose reason stands first in the contract wins."""
    rules = EXIT_RULES if given_facts.movement is Movement.EXIT else ENTRY_RULES
    refusing = [reason for reason, refuses in rules if refuses(given_facts)]
    verdict = decide(given_facts)
    if refusing:
        assert verdict.reason is min(refusing, key=ORDER.index)
    else:
        assert verdict.reason in ADMISSIONS


@given(strategies.facts)
def test_nobody_is_admitted_whom_a_rule_refuses(given_facts: Facts) -> None:
    """An entry is admitted only where every single rule has nothing against it."""
    verdict = decide(replace(given_facts, movement=Movement.ENTRY))
    assert verdict.admits is not any(refuses(verdict.facts) for _, refuses in ENTRY_RULES)


@given(strategies.facts)
def test_the_same_facts_give_the_same_verdict(given_facts: Facts) -> None:
    """Two devices that know the same say the same, and so does one that is asked twice."""
    first, second = decide(given_facts), decide(replace(given_facts))
    assert first == second
    assert explain(first) == explain(second)


@given(strategies.facts)
def test_an_exit_is_refused_only_where_nobody_is_known(given_facts: Facts) -> None:
    """Whoever the code names is let out and counted out."""
    leaving = replace(given_facts, movement=Movement.EXIT)
    is_known = leaving.reading.problem is None and leaving.participant_number is not None
    assert (decide(leaving).reason is Reason.LEFT) is is_known


@given(strategies.facts)
def test_an_unsure_clock_never_turns_an_entry_away(given_facts: Facts) -> None:
    """Whoever a sure clock admits, an unsure one admits too, except that it cannot forgive yesterday's missed exit."""
    sure = decide(replace(given_facts, movement=Movement.ENTRY, clock_suspect=False))
    unsure = decide(replace(given_facts, movement=Movement.ENTRY, clock_suspect=True))
    if sure.admits:
        assert unsure.admits or unsure.reason is Reason.ALREADY_INSIDE
    assert Warn.CLOCK_SUSPECT in unsure.warnings
    assert Warn.CLOCK_SUSPECT not in sure.warnings


@given(strategies.facts)
def test_staff_override_keeps_what_the_rules_said(given_facts: Facts) -> None:
    """An override admits, is logged as one, and remembers facts and refusal; leads may do whatever staff may."""
    verdict = decide(given_facts)
    for role in Role:
        if may_override(verdict, role):
            assert may_override(verdict, Role.LEAD)
            overridden = override(verdict, role)
            assert overridden.result is ScanResult.MANUAL_OVERRIDE
            assert overridden.facts is verdict.facts
            assert overridden.overridden is verdict.reason
            assert not may_override(overridden, role)
