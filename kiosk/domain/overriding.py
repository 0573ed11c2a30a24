"""Letting somebody in against the rules: which refusals staff may override, and who of them."""

from dataclasses import replace
from enum import StrEnum

from kiosk.domain.facts import Verdict
from kiosk.domain.scanning import refusals, warnings_for
from sync.wire.enums import Reason


class Role(StrEnum):
    """What somebody at the door may decide."""

    STAFF = "staff"
    LEAD = "lead"


OVERRIDABLE: dict[Reason, Role] = {
    Reason.BADGE_REPLACED: Role.STAFF,
    Reason.PARTICIPANT_WITHDRAWN: Role.LEAD,
    Reason.PARTICIPANT_CANCELLED: Role.LEAD,
    Reason.PARTICIPANT_REJECTED: Role.LEAD,
    Reason.BLACKLISTED: Role.LEAD,
    Reason.EVENT_NOT_BEGUN: Role.STAFF,
    Reason.EVENT_OVER: Role.STAFF,
    Reason.BADGE_NOT_YET_VALID: Role.STAFF,
    Reason.BADGE_EXPIRED: Role.STAFF,
    Reason.NOT_APPROVED: Role.STAFF,
    Reason.CHECKPOINT_CLOSED: Role.STAFF,
    Reason.ACCESS_LEVEL_MISSING: Role.STAFF,
    Reason.ALREADY_INSIDE: Role.STAFF,
    Reason.ALREADY_ENTERED: Role.STAFF,
    Reason.ZONE_FULL: Role.LEAD,
}
"""Who may override which refusal.

A refusal that is missing here leaves nobody known to admit: staff find the person by name instead, which gives a
verdict about a participant. What speaks against the person, or against the safety of a full hall, needs a lead.
"""


def needed_role(verdict: Verdict) -> Role | None:
    """Return who may let the person in all the same; None where nobody may, or where the verdict admits anyway.

    An override passes over all rules at once, so the strictest of all that refuse counts: an older badge, which staff
    may wave through, does not hide that its holder is on the blacklist.
    """
    if verdict.reason not in OVERRIDABLE:
        return None
    needed = {OVERRIDABLE[reason] for reason in refusals(verdict.facts)}
    return Role.LEAD if Role.LEAD in needed else Role.STAFF


def may_override(verdict: Verdict, role: Role) -> bool:
    """Return whether somebody with this role may let the person in all the same."""
    needed = needed_role(verdict)
    return needed is not None and (role is Role.LEAD or role is needed)


def override(verdict: Verdict, role: Role) -> Verdict:
    """Return the verdict of staff, on the same facts, that remembers what the rules said.

    Raises:
        ValueError: this role may not override this verdict; `may_override` says so beforehand.
    """
    if not may_override(verdict, role):
        raise ValueError(f"{role} may not override {verdict.reason}")
    reason = Reason.STAFF_OVERRIDE
    return replace(verdict, reason=reason, overridden=verdict.reason, warnings=warnings_for(reason, verdict.facts))
