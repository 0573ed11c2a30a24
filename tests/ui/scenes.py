"""Realistic people, places and outcomes for the pictures and the tests of the screens."""

from collections.abc import Sequence

from kiosk.domain.facts import Verdict
from kiosk.services.outcomes import ScanOutcome
from kiosk.services.ports import RecordedLog
from sync.wire.changes import DoorParticipant, Presence
from sync.wire.enums import Movement, ParticipantStatus, Reason, ScanType, Warn
from sync.wire.journal import AccessLogFacts, AccessLogPersonal
from sync.wire.times import to_wire
from tests.support import builders
from tests.support.clock import START_MS
from tests.support.fakes import FakeCache

MINUTE_MS = 60_000
LEVELS = ["Hall A", "Hall B", "Backstage"]
ZONE = builders.zone(name="Hall A and B", max_capacity=1_400)
GATE = builders.checkpoint(allowed_access_levels=["Hall A"])
NORTH = builders.checkpoint(id="gate-north", name="Gate North", allowed_access_levels=["Hall A"])

PEOPLE = (
    ("Lina", "Haddad", "press", "Daily Ledger"),
    ("Claire", "Dubois", "delegate", "Ville de Lyon"),
    ("Yonas", "Bekele", "delegate", "Water Works"),
    ("Omar", "El-Sayed", "speaker", "Cairo Institute"),
    ("Hana", "Girma", "delegate", "Addis Transit"),
    ("Selamawit", "Tesfaye", "speaker", "Lalibela Trust"),
    ("محمد", "عبد الرحمن الأنصاري", "delegate", "جامعة الخرطوم"),
    ("ሰላማዊት", "ገብረማርያም", "delegate", "አዲስ አበባ ዩኒቨርሲቲ"),
    ("Maximiliane-Theodora", "von Hohenlohe-Waldenburg-Schillingsfürst", "delegate", "Federal Office"),
    ("Selam", "Abebe", "staff", "Registration"),
    ("Selma", "Lindqvist", "press", "Norra Bladet"),
)


def person(row: int, **changed: object) -> DoorParticipant:
    """Return one of the people, numbered from 1."""
    first, last, kind, organization = PEOPLE[row - 1]
    fields: dict[str, object] = {
        "first_name": first,
        "last_name": last,
        "participant_type": kind,
        "organization": organization,
        "registration_code": f"GH26-{4000 + 37 * row}",
        "access_levels": LEVELS if kind == "speaker" else LEVELS[:2],
    }
    return builders.participant(row, **(fields | changed))


def everybody() -> list[DoorParticipant]:
    """Return all of them; Yonas is already inside."""
    return [person(row) for row in range(1, len(PEOPLE) + 1)]


def busy_cache(inside: int = 1_146) -> FakeCache:
    """Return a cache on a busy morning: so many are inside, Yonas among them."""
    cache = FakeCache(
        event=builders.event(access_levels=LEVELS),
        participants=everybody(),
        checkpoints=(GATE, NORTH),
        zones=(ZONE,),
        keys=(builders.key(),),
    )
    entered = START_MS - 34 * MINUTE_MS
    cache.heard = [
        Presence(participant_number=3, zone_id=ZONE.id, inside=True, at=to_wire(entered), checkpoint_id="gate-north")
    ]
    cache.heard += [builders.presence(10_000 + number, at_ms=entered) for number in range(inside - 1)]
    return cache


def badge(row: int) -> str:
    """Return the text of a person's badge."""
    return builders.token(builders.claims(row, access_bits=0b111))


def log(reason: Reason, override_reason: str | None = None) -> RecordedLog:
    """Return a row as the journal gives it back."""
    verdict = Verdict(reason, builders.facts())
    facts = AccessLogFacts(
        at=to_wire(START_MS),
        checkpoint_id=GATE.id,
        scan_type=ScanType.QR_SCAN,
        result=verdict.result,
        reason=reason,
        movement=Movement.ENTRY,
    )
    personal = AccessLogPersonal(participant_number=6, override_reason=override_reason)
    return RecordedLog(seq=1, id=f"row-{reason}", facts=facts, personal=personal)


NOBODY = frozenset(
    {
        Reason.UNREADABLE,
        Reason.FOREIGN_CODE,
        Reason.KEY_UNKNOWN,
        Reason.BAD_SIGNATURE,
        Reason.WRONG_EVENT,
        Reason.UNKNOWN_PARTICIPANT,
    }
)
"""Reasons under which nobody is known."""


def outcome(
    reason: Reason, row: int = 6, *, warnings: Sequence[Warn] = (), recorded: bool = True, knows_facts: bool = True
) -> ScanOutcome:
    """Return an outcome with everything known that can be known, or as little as possible."""
    participant = person(
        row,
        badge_printed_at=to_wire(START_MS - 34 * MINUTE_MS) if knows_facts else None,
        valid_from=to_wire(START_MS + builders.DAY_MS) if knows_facts else None,
        valid_until=to_wire(START_MS - builders.DAY_MS) if knows_facts else None,
        status=ParticipantStatus.PENDING if reason is Reason.NOT_APPROVED else ParticipantStatus.APPROVED,
    )
    presence = builders.presence(row, at_ms=START_MS - 34 * MINUTE_MS, checkpoint_id="gate-north")
    facts = builders.facts(
        checkpoint=GATE,
        event=builders.event(access_levels=LEVELS),
        participant=None if reason in NOBODY else participant,
        movement=Movement.EXIT if reason is Reason.LEFT else Movement.ENTRY,
        presence=presence if knows_facts else None,
        zone=ZONE,
        is_blacklisted=reason is Reason.BLACKLISTED,
        zone_count=1_400,
    )
    verdict = Verdict(reason, facts, frozenset(warnings))
    row_on_disk = log(reason, "Badge left at home" if reason is Reason.STAFF_OVERRIDE else None)
    return ScanOutcome(verdict, ScanType.QR_SCAN, row_on_disk if recorded else None)
