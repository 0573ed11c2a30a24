"""What the screen says about each reason: a title, a sentence with the fact, and what to do; all of it translatable.

The words are those of the design language: short, kind, the fact and then the next act. Names in braces are filled in
by `verdict_page`; the second sentence of a reason is for when such a fact is not known.
"""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from kiosk.ui.marking import QT_TRANSLATE_NOOP
from sync.wire.enums import Reason, Warn

CONTEXT = "Verdict"


class Kind(StrEnum):
    """How a verdict looks and sounds."""

    YES = "yes"
    STAFF = "staff"
    """Let in by staff."""
    ATTENTION = "attention"
    """The device cannot decide: read again, or ask."""
    NO = "no"


@dataclass(frozen=True, slots=True)
class Message:
    """The words for one reason, in English; `translated` gives them in the language of the screen."""

    kind: Kind
    title: str
    sentence: str
    without_facts: str = ""
    """In place of the sentence where one of its facts is not known."""
    steps: tuple[str, ...] = ()


def translated(text: str) -> str:
    """Return one of this module's texts in the language of the screen."""
    return QCoreApplication.translate(CONTEXT, text) if text else ""


WORDS = {
    Kind.YES: QT_TRANSLATE_NOOP("Verdict", "Let in"),
    Kind.STAFF: QT_TRANSLATE_NOOP("Verdict", "Let in by staff"),
    Kind.ATTENTION: QT_TRANSLATE_NOOP("Verdict", "Ask first"),
    Kind.NO: QT_TRANSLATE_NOOP("Verdict", "Do not let in yet"),
}
"""The word over each kind of verdict."""

LET_OUT = QT_TRANSLATE_NOOP("Verdict", "Let out")
SAVED = QT_TRANSLATE_NOOP("Verdict", "Saved on this device")
REFUSAL_SAVED = QT_TRANSLATE_NOOP("Verdict", "Refusal saved here")
NOT_SAVED = QT_TRANSLATE_NOOP("Verdict", "Nothing was saved")
JOINED = QT_TRANSLATE_NOOP("Verdict", "{first}, {second}")
"""Two facts side by side, parted by the comma of the language."""
BADGE_ENDING = QT_TRANSLATE_NOOP("Verdict", "badge {ending}")
UNNAMED = QT_TRANSLATE_NOOP("Verdict", "Badge {number}")

_FIND = QT_TRANSLATE_NOOP("Verdict", "No luck? Find the person by name.")
_HELP_DESK = QT_TRANSLATE_NOOP("Verdict", "Show the way to the help desk.")
_KEEP = QT_TRANSLATE_NOOP("Verdict", "Keep the badge.")
_LEAD = QT_TRANSLATE_NOOP("Verdict", "Call the lead.")
_NO_BADGE = QT_TRANSLATE_NOOP("Verdict", "No badge with them? Find the person by name.")
_ADD_TIME = QT_TRANSLATE_NOOP("Verdict", "The help desk can add today. Show the way.")
_BESIDE = QT_TRANSLATE_NOOP("Verdict", "Ask them to wait beside the gate.")
_FRIENDLY = QT_TRANSLATE_NOOP("Verdict", "Stay with the person and stay friendly.")
_COMPARE = QT_TRANSLATE_NOOP("Verdict", "Compare the name with a photo document.")
_OTHER_PERSON = QT_TRANSLATE_NOOP("Verdict", "Another person? Keep the badge, call the lead.")

MESSAGES: dict[Reason, Message] = {
    Reason.UNREADABLE: Message(
        Kind.ATTENTION,
        QT_TRANSLATE_NOOP("Verdict", "Cannot read this"),
        QT_TRANSLATE_NOOP("Verdict", "Hold it flat, a hand's width away. Or type the code."),
        steps=(QT_TRANSLATE_NOOP("Verdict", "Turn the badge out of the glare and show it again."), _FIND),
    ),
    Reason.FOREIGN_CODE: Message(
        Kind.ATTENTION,
        QT_TRANSLATE_NOOP("Verdict", "Another code"),
        QT_TRANSLATE_NOOP("Verdict", "This code does not come from an event badge."),
        steps=(QT_TRANSLATE_NOOP("Verdict", "Look for the square code on the badge, and show that one."), _NO_BADGE),
    ),
    Reason.KEY_UNKNOWN: Message(
        Kind.ATTENTION,
        QT_TRANSLATE_NOOP("Verdict", "Cannot check this"),
        QT_TRANSLATE_NOOP("Verdict", "This device cannot check who made the badge."),
        steps=(
            QT_TRANSLATE_NOOP("Verdict", "Find the person by name."),
            _HELP_DESK,
            QT_TRANSLATE_NOOP("Verdict", "Tell the admin that badge keys are missing here."),
        ),
    ),
    Reason.BAD_SIGNATURE: Message(
        Kind.NO,
        QT_TRANSLATE_NOOP("Verdict", "Not one of our badges"),
        QT_TRANSLATE_NOOP("Verdict", "It looks like ours, but we did not make it."),
        steps=(_KEEP, _LEAD, _FRIENDLY),
    ),
    Reason.WRONG_EVENT: Message(
        Kind.NO,
        QT_TRANSLATE_NOOP("Verdict", "Another event"),
        QT_TRANSLATE_NOOP("Verdict", "This badge is for a different event."),
        steps=(QT_TRANSLATE_NOOP("Verdict", "Ask for the badge of this event."), _HELP_DESK),
    ),
    Reason.UNKNOWN_PARTICIPANT: Message(
        Kind.NO,
        QT_TRANSLATE_NOOP("Verdict", "Not on our list"),
        QT_TRANSLATE_NOOP("Verdict", "Nobody on our list has this code."),
        steps=(QT_TRANSLATE_NOOP("Verdict", "Look the person up by name."), _HELP_DESK),
    ),
    Reason.BADGE_REPLACED: Message(
        Kind.NO,
        QT_TRANSLATE_NOOP("Verdict", "Older badge"),
        QT_TRANSLATE_NOOP("Verdict", "A newer one was printed at {printed}."),
        QT_TRANSLATE_NOOP("Verdict", "A newer one was printed."),
        steps=(QT_TRANSLATE_NOOP("Verdict", "Ask for the newer badge."), _COMPARE, _OTHER_PERSON),
    ),
    Reason.PARTICIPANT_WITHDRAWN: Message(
        Kind.NO,
        QT_TRANSLATE_NOOP("Verdict", "Badge withdrawn"),
        QT_TRANSLATE_NOOP("Verdict", "This registration was taken back."),
        steps=(_KEEP, _LEAD),
    ),
    Reason.PARTICIPANT_CANCELLED: Message(
        Kind.NO,
        QT_TRANSLATE_NOOP("Verdict", "Badge withdrawn"),
        QT_TRANSLATE_NOOP("Verdict", "This registration was cancelled."),
        steps=(_KEEP, _LEAD),
    ),
    Reason.PARTICIPANT_REJECTED: Message(
        Kind.NO, QT_TRANSLATE_NOOP("Verdict", "Call the lead"), _FRIENDLY, steps=(_BESIDE, _LEAD)
    ),
    Reason.BLACKLISTED: Message(
        Kind.NO, QT_TRANSLATE_NOOP("Verdict", "Call the lead"), _FRIENDLY, steps=(_BESIDE, _LEAD)
    ),
    Reason.EVENT_NOT_BEGUN: Message(
        Kind.NO,
        QT_TRANSLATE_NOOP("Verdict", "Not yet"),
        QT_TRANSLATE_NOOP("Verdict", "The event starts {event_start}."),
        steps=(QT_TRANSLATE_NOOP("Verdict", "Ask them to come back then."), _HELP_DESK),
    ),
    Reason.EVENT_OVER: Message(
        Kind.NO,
        QT_TRANSLATE_NOOP("Verdict", "Ended"),
        QT_TRANSLATE_NOOP("Verdict", "The event ended {event_end}."),
        steps=(_HELP_DESK,),
    ),
    Reason.BADGE_NOT_YET_VALID: Message(
        Kind.NO,
        QT_TRANSLATE_NOOP("Verdict", "Not yet"),
        QT_TRANSLATE_NOOP("Verdict", "This badge starts {valid_from}."),
        QT_TRANSLATE_NOOP("Verdict", "This badge starts later."),
        steps=(QT_TRANSLATE_NOOP("Verdict", "Ask them to come back then."), _ADD_TIME),
    ),
    Reason.BADGE_EXPIRED: Message(
        Kind.NO,
        QT_TRANSLATE_NOOP("Verdict", "Ended"),
        QT_TRANSLATE_NOOP("Verdict", "This badge was good until {valid_until}."),
        QT_TRANSLATE_NOOP("Verdict", "This badge was for an earlier day."),
        steps=(_ADD_TIME,),
    ),
    Reason.NOT_APPROVED: Message(
        Kind.NO,
        QT_TRANSLATE_NOOP("Verdict", "Not approved yet"),
        QT_TRANSLATE_NOOP("Verdict", "Their registration waits for a decision."),
        steps=(_HELP_DESK,),
    ),
    Reason.CHECKPOINT_CLOSED: Message(
        Kind.NO,
        QT_TRANSLATE_NOOP("Verdict", "This gate is closed"),
        QT_TRANSLATE_NOOP("Verdict", "Open now: {open_gates}."),
        QT_TRANSLATE_NOOP("Verdict", "Nobody can pass here now."),
        steps=(QT_TRANSLATE_NOOP("Verdict", "Show the way to an open gate."), _LEAD),
    ),
    Reason.ACCESS_LEVEL_MISSING: Message(
        Kind.NO,
        QT_TRANSLATE_NOOP("Verdict", "Not for this area"),
        QT_TRANSLATE_NOOP("Verdict", "This badge opens: {access}."),
        QT_TRANSLATE_NOOP("Verdict", "This badge does not open this area."),
        steps=(QT_TRANSLATE_NOOP("Verdict", "Show the way to their area."), _HELP_DESK),
    ),
    Reason.ALREADY_INSIDE: Message(
        Kind.NO,
        QT_TRANSLATE_NOOP("Verdict", "Already inside"),
        QT_TRANSLATE_NOOP("Verdict", "This badge came in at {came_in_gate} at {came_in}, and has not left since."),
        QT_TRANSLATE_NOOP("Verdict", "This badge came in before, and has not left since."),
        steps=(
            _COMPARE,
            QT_TRANSLATE_NOOP("Verdict", "Same person? They may have left by an unwatched door. Let in with a reason."),
            _OTHER_PERSON,
        ),
    ),
    Reason.ALREADY_ENTERED: Message(
        Kind.NO,
        QT_TRANSLATE_NOOP("Verdict", "Already used"),
        QT_TRANSLATE_NOOP("Verdict", "This badge came in at {came_in_gate} at {came_in}. Here it opens once."),
        QT_TRANSLATE_NOOP("Verdict", "This badge came in before. Here it opens once."),
        steps=(_COMPARE, QT_TRANSLATE_NOOP("Verdict", "Same person? Let in with a reason."), _OTHER_PERSON),
    ),
    Reason.ZONE_FULL: Message(
        Kind.NO,
        QT_TRANSLATE_NOOP("Verdict", "Full for now"),
        QT_TRANSLATE_NOOP("Verdict", "{inside} of {capacity} inside."),
        steps=(
            QT_TRANSLATE_NOOP("Verdict", "Ask them to wait at the line."),
            QT_TRANSLATE_NOOP("Verdict", "Scan again when somebody has left."),
        ),
    ),
    Reason.ADMITTED: Message(Kind.YES, "", QT_TRANSLATE_NOOP("Verdict", "First entry. Badge and access are in order.")),
    Reason.RETURNED: Message(
        Kind.YES, "", QT_TRANSLATE_NOOP("Verdict", "Was here before. Badge and access are in order.")
    ),
    Reason.LEFT: Message(Kind.YES, "", QT_TRANSLATE_NOOP("Verdict", "Counted as left.")),
    Reason.STAFF_OVERRIDE: Message(Kind.STAFF, "", QT_TRANSLATE_NOOP("Verdict", "Reason: {override_reason}.")),
}
"""The words for every reason."""

CANNOT_RECORD = Message(
    Kind.NO,
    QT_TRANSLATE_NOOP("Verdict", "Stop. Cannot record."),
    QT_TRANSLATE_NOOP("Verdict", "This device cannot save."),
    steps=(
        QT_TRANSLATE_NOOP("Verdict", "Send people to the next gate."),
        QT_TRANSLATE_NOOP("Verdict", "Call the admin."),
    ),
)
"""Shown when the journal did not take a scan: nobody may be let in unrecorded."""

WARNINGS: dict[Warn, str] = {
    Warn.CLOCK_SUSPECT: QT_TRANSLATE_NOOP("Verdict", "This device's clock may be wrong. Tell the admin."),
    Warn.NOT_IN_CACHE: QT_TRANSLATE_NOOP("Verdict", "Not on this device's list yet: let in by the badge alone."),
    Warn.FULL: QT_TRANSLATE_NOOP("Verdict", "Full: {inside} of {capacity} inside."),
    Warn.NEARLY_FULL: QT_TRANSLATE_NOOP("Verdict", "Nearly full: {inside} of {capacity} inside."),
}
"""What to notice beside an admission, in the order of importance."""
