"""One outcome as the words of a whole screen, in the language of the moment."""

from dataclasses import dataclass

from kiosk.domain.facts import Facts, Verdict
from kiosk.services.outcomes import RecentScan, ScanOutcome
from kiosk.ui.fact_words import Places, fact_words, isolated
from kiosk.ui.local_times import LocalTimes
from kiosk.ui.messages import (
    BADGE_ENDING,
    CANNOT_RECORD,
    JOINED,
    LET_OUT,
    MESSAGES,
    NOT_SAVED,
    REFUSAL_SAVED,
    SAVED,
    UNNAMED,
    WARNINGS,
    WORDS,
    Kind,
    Message,
    translated,
)
from sync.wire.changes import DoorParticipant
from sync.wire.enums import Movement, Reason


@dataclass(frozen=True, slots=True)
class VerdictPage:
    """Everything that a verdict shows; texts are finished and translated."""

    kind: Kind
    word: str
    title: str
    """The person on an admission, the reason on a refusal."""
    sentence: str
    steps: tuple[str, ...]
    note: str
    """What to notice beside an admission."""
    person: str
    """Empty where nobody is known."""
    person_line: str
    category: str
    access: str
    gate: str
    time: str
    saved: str
    reason: str
    """The machine's word, for staff who report a problem."""


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One of the last scans as two lines and a mark."""

    kind: Kind
    title: str
    detail: str
    time: str


def full_name(participant: DoorParticipant) -> str:
    """Return given and family name."""
    return f"{participant.first_name} {participant.last_name}".strip()


def category_of(participant: DoorParticipant) -> str:
    """Return the participant type with a capital, as it stands on a badge."""
    return participant.participant_type[:1].upper() + participant.participant_type[1:]


def _joined(first: str, second: str) -> str:
    return translated(JOINED).format(first=first, second=second)


def _badge_ending(participant: DoorParticipant) -> str:
    return translated(BADGE_ENDING).format(ending=isolated(f"…{participant.registration_code[-4:]}"))


def _person_line(participant: DoorParticipant) -> str:
    return _joined(isolated(category_of(participant)), _badge_ending(participant))


def _word(kind: Kind, movement: Movement) -> str:
    leaving = kind is Kind.YES and movement is Movement.EXIT
    return translated(LET_OUT if leaving else WORDS[kind])


class VerdictWriter:
    """Writes pages and lines from outcomes.

    Args:
        places: names of checkpoints.
        times: instants as words.
    """

    def __init__(self, places: Places, times: LocalTimes) -> None:
        self._places = places
        self._times = times

    def page(self, outcome: ScanOutcome) -> VerdictPage:
        """Return the page for an outcome; nothing green unless the journal holds it."""
        verdict, facts = outcome.verdict, outcome.verdict.facts
        message = CANNOT_RECORD if outcome.cannot_record else MESSAGES[verdict.reason]
        known = fact_words(facts, self._places, self._times) | {"override_reason": isolated(_override_reason(outcome))}
        participant = outcome.participant
        person = full_name(participant) if participant else ""
        admits = outcome.admits
        return VerdictPage(
            kind=message.kind,
            word=_word(message.kind, facts.movement),
            title=_name_or_number(verdict, person) if admits else translated(message.title),
            sentence=_sentence(message, known),
            steps=tuple(translated(step) for step in message.steps),
            note=_note(verdict, known) if admits else "",
            person=person,
            person_line=_person_line(participant) if participant else "",
            category=category_of(participant) if participant else _category_of_claims(facts),
            access=", ".join(participant.access_levels) if participant else "",
            gate=facts.checkpoint.name,
            time=self._times.clock(facts.now_ms),
            saved=translated(NOT_SAVED if outcome.cannot_record else SAVED if admits else REFUSAL_SAVED),
            reason="CANNOT_RECORD" if outcome.cannot_record else verdict.reason.value,
        )

    def line(self, scan: RecentScan) -> HistoryLine:
        """Return the line for one of the last scans."""
        message = CANNOT_RECORD if scan.cannot_record else MESSAGES[scan.reason]
        word = _word(message.kind, scan.movement)
        person = full_name(scan.participant) if scan.participant else ""
        if message.kind in {Kind.YES, Kind.STAFF}:
            number = scan.participant_number or 0
            title = person or translated(UNNAMED).format(number=number)
            said = scan.override_reason or (scan.participant.participant_type if scan.participant else "")
            detail = _joined(word, isolated(said)) if said else word
        else:
            title = translated(message.title)
            kind = scan.participant.participant_type if scan.participant else ""
            detail = _joined(isolated(person), isolated(kind)) if person else word
        return HistoryLine(message.kind, title, detail, self._times.clock(scan.at_ms))


def _sentence(message: Message, known: dict[str, str]) -> str:
    try:
        return translated(message.sentence).format_map(known)
    except KeyError:
        return translated(message.without_facts)


def _note(verdict: Verdict, known: dict[str, str]) -> str:
    shown = [translated(text) for warning, text in WARNINGS.items() if warning in verdict.warnings]
    return shown[0].format_map({"capacity": "", **known}) if shown else ""


def _name_or_number(verdict: Verdict, person: str) -> str:
    claims = verdict.facts.reading.claims
    return person or translated(UNNAMED).format(number=claims.participant_number if claims else "")


def _category_of_claims(facts: Facts) -> str:
    claims, types = facts.reading.claims, facts.event.participant_types
    return types[claims.type_index].capitalize() if claims and claims.type_index < len(types) else ""


def _override_reason(outcome: ScanOutcome) -> str:
    log = outcome.log
    return (log.personal.override_reason or "") if log and outcome.verdict.reason is Reason.STAFF_OVERRIDE else ""
