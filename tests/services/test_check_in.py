"""From a scanned code to an answer that the journal holds."""

import threading
from collections.abc import Iterable

import pytest

from kiosk.domain.occupancy import FillLevel
from kiosk.domain.overriding import Role
from kiosk.domain.reading import registration_reading
from kiosk.errors import NotReadyError
from kiosk.services.check_in import RECENT, CheckIn
from kiosk.services.ports import HubClock
from sync.wire.base import MAX_TEXT
from sync.wire.changes import Presence
from sync.wire.enums import Direction, Movement, ParticipantStatus, Reason, ScanResult, ScanType, Warn
from sync.wire.journal import AccessLogFacts, AccessLogPersonal
from sync.wire.times import from_wire, to_wire
from sync.wire.tokens import token_hash
from tests.support.builders import (
    HOUR_MS,
    checkpoint,
    claims,
    event,
    participant,
    presence,
    scanned,
    token,
    zone,
)
from tests.support.clock import START_MS, SettableClock
from tests.support.fakes import FakeCache, FakeJournal, door_cache
from tests.support.guards import ExpectedLogs

BOTH_WAYS = checkpoint(id="gate-north", name="Gate North", direction=Direction.BIDIRECTIONAL)
WAY_OUT = checkpoint(id="gate-out", name="Gate Out", direction=Direction.EXIT)


class Door:
    """A device at Gate South with everything around it in memory."""

    def __init__(self, cache: FakeCache | None = None, journal: FakeJournal | None = None) -> None:
        self.cache = cache or door_cache()
        self.cache.held_checkpoints |= {one.id: one for one in (BOTH_WAYS, WAY_OUT)}
        self.journal = journal or FakeJournal()
        self.clock = SettableClock()
        self.check_in = CheckIn(
            self.cache, self.journal, self.clock, device_id="device-1", built_at_ms=START_MS - 72 * HOUR_MS
        )
        self.check_in.choose("gate-south")
        self.check_in.start()

    def restarted(self) -> "Door":
        """Return the device after a restart, on the same journal and cache."""
        return Door(self.cache, self.journal)

    @property
    def inside(self) -> int:
        occupancy = self.check_in.occupancy()
        assert occupancy is not None
        return occupancy.count


class SlowJournal(FakeJournal):
    """A journal that reads its movements at once, and hands them over when told."""

    def __init__(self) -> None:
        super().__init__()
        self.was_read, self.may_answer = threading.Event(), threading.Event()
        self.may_answer.set()

    def presences(self) -> Iterable[Presence]:
        held = super().presences()
        if not self.may_answer.is_set():
            self.was_read.set()
            assert self.may_answer.wait(10)
        return held


@pytest.fixture
def door() -> Door:
    return Door()


def test_an_admission_is_in_the_journal_before_anybody_sees_it(door: Door) -> None:
    """A good badge is let in, and its row says what, where, when, who and on what knowledge."""
    door.check_in.set_hub_clock(HubClock(offset_ms=1_500, error_ms=40))
    outcome = door.check_in.scan(scanned(), operator="marta")
    assert outcome.admits
    assert outcome.log == door.journal.logs[-1]
    assert outcome.log.facts == AccessLogFacts(
        at=to_wire(START_MS),
        checkpoint_id="gate-south",
        scan_type=ScanType.QR_SCAN,
        result=ScanResult.VALID,
        reason=Reason.ADMITTED,
        movement=Movement.ENTRY,
        zone_id="zone-hall",
        cache_number=1,
        boot_id="boot-1",
        boot_ms=0,
        offset_ms=1_500,
        offset_error_ms=40,
    )
    assert outcome.log.personal == AccessLogPersonal(
        participant_id="participant-7",
        participant_number=7,
        code_hash=token_hash(token()),
        scanned_by="marta",
    )


def test_a_refusal_is_recorded_like_an_admission(door: Door) -> None:
    """Somebody turned away leaves a row with the reason, and moves no count."""
    door.cache.put(participant(status=ParticipantStatus.CANCELLED))
    outcome = door.check_in.scan(scanned())
    assert not outcome.admits
    assert door.journal.logs[-1].facts.reason is Reason.PARTICIPANT_CANCELLED
    assert door.inside == 0


def test_a_code_that_names_nobody_is_recorded_by_its_hash_alone(door: Door) -> None:
    """A foreign code leaves its hash and no person."""
    door.check_in.scan(scanned("https://example.org"))
    assert door.journal.logs[-1].personal == AccessLogPersonal(code_hash=token_hash("https://example.org"))


def test_nothing_turns_green_that_could_not_be_recorded(door: Door, expected_logs: ExpectedLogs) -> None:
    """A full disk makes a good badge red; nobody is counted, and the next scan that works admits."""
    door.journal.fails = True
    outcome = door.check_in.scan(scanned())
    assert outcome.verdict.admits
    assert outcome.cannot_record
    assert not outcome.admits
    assert door.inside == 0
    assert door.check_in.recent()[0].cannot_record
    assert len(expected_logs.messages) == 1
    door.journal.fails = False
    assert door.check_in.scan(scanned()).verdict.reason is Reason.ADMITTED


def test_the_same_badge_twice_is_noticed_at_once(door: Door) -> None:
    """The second scan of one badge knows of the first, although no hub was asked."""
    door.check_in.scan(scanned())
    door.clock.advance(HOUR_MS)
    outcome = door.check_in.scan(scanned())
    assert outcome.verdict.reason is Reason.ALREADY_INSIDE
    assert outcome.verdict.facts.presence is not None
    assert from_wire(outcome.verdict.facts.presence.at) == START_MS


@pytest.mark.parametrize(
    ("text", "scan_type"),
    [("gh-0007", ScanType.MANUAL_ENTRY), (token(), ScanType.NFC_TAP), (token(), ScanType.QR_SCAN)],
)
def test_every_way_in_leads_to_the_same_person(door: Door, text: str, scan_type: ScanType) -> None:
    """Typed, tapped or scanned, the row says how and the person is the same."""
    outcome = door.check_in.scan(scanned(text, scan_type=scan_type))
    assert (outcome.participant, outcome.admits) == (participant(), True)
    assert door.journal.logs[-1].facts.scan_type is scan_type


def test_a_signed_badge_of_somebody_unknown_comes_in_once(door: Door) -> None:
    """A participant whom the cache lacks is let in by the badge, counted by number, and known the second time."""
    badge = scanned(token(claims(99)))
    first = door.check_in.scan(badge)
    assert first.admits
    assert first.verdict.warnings == {Warn.NOT_IN_CACHE}
    assert first.log is not None
    assert (first.log.personal.participant_id, first.log.personal.participant_number) == (None, 99)
    assert door.check_in.scan(badge).verdict.reason is Reason.ALREADY_INSIDE


def test_somebody_found_by_hand_is_judged_as_the_cache_stands_now(door: Door) -> None:
    """A search result from before a cancellation does not let anybody in."""
    door.cache.put(participant(status=ParticipantStatus.CANCELLED))
    outcome = door.check_in.check_in_participant(participant())
    assert outcome.verdict.reason is Reason.PARTICIPANT_CANCELLED
    assert door.journal.logs[-1].facts.scan_type is ScanType.MANUAL_ENTRY
    assert door.journal.logs[-1].personal.code_hash == registration_reading("GH0007").code_hash


def test_somebody_deleted_since_the_search_is_refused(door: Door) -> None:
    """A search result of a participant whom the hub deleted meanwhile does not let anybody in."""
    found = door.cache.participants.pop("participant-7")
    door.cache.withdrawn.add(7)
    assert door.check_in.check_in_participant(found).verdict.reason is Reason.PARTICIPANT_WITHDRAWN


def test_blacklist_and_deletion_reach_a_badge_without_participant(door: Door) -> None:
    """A signed badge alone opens nothing for somebody blocked or deleted."""
    door.cache.participants.clear()
    door.cache.blacklist.add(7)
    assert door.check_in.scan(scanned()).verdict.reason is Reason.BLACKLISTED
    door.cache.withdrawn.add(7)
    assert door.check_in.scan(scanned()).verdict.reason is Reason.PARTICIPANT_WITHDRAWN


class TestWhere:
    """Checkpoints and directions."""

    def test_no_event_means_not_ready(self, door: Door) -> None:
        """Before the first snapshot a scan says what to wait for, and records nothing."""
        door.cache.held_event = None
        with pytest.raises(NotReadyError, match="hub"):
            door.check_in.scan(scanned())
        assert not door.journal.logs

    def test_no_checkpoint_means_not_ready(self, door: Door) -> None:
        """A device that does not know where it stands says so."""
        door.check_in.choose("nowhere")
        assert (door.check_in.checkpoint(), door.check_in.movement(), door.check_in.occupancy()) == (None, None, None)
        with pytest.raises(NotReadyError, match="checkpoint"):
            door.check_in.scan(scanned())

    def test_a_gate_for_both_ways_needs_a_direction(self, door: Door) -> None:
        """Where people pass both ways, somebody says which way is meant."""
        door.check_in.choose("gate-north")
        with pytest.raises(NotReadyError, match="both ways"):
            door.check_in.scan(scanned())
        door.check_in.choose("gate-north", Movement.ENTRY)
        assert door.check_in.scan(scanned()).verdict.reason is Reason.ADMITTED
        door.check_in.choose("gate-north", Movement.EXIT)
        assert door.check_in.scan(scanned()).verdict.reason is Reason.LEFT
        assert door.inside == 0

    def test_a_one_way_gate_has_its_own_direction(self, door: Door) -> None:
        """A chosen direction cannot turn an exit into an entry."""
        door.check_in.choose("gate-out", Movement.ENTRY)
        assert door.check_in.movement() is Movement.EXIT

    def test_out_and_in_again(self, door: Door) -> None:
        """Somebody who left by one gate comes back by another, and the second entry says so."""
        door.check_in.scan(scanned())
        door.check_in.choose("gate-out")
        assert door.check_in.scan(scanned()).verdict.reason is Reason.LEFT
        door.check_in.choose("gate-south")
        assert door.check_in.scan(scanned()).verdict.reason is Reason.RETURNED

    def test_a_closed_gate_counts_from_the_next_scan_on(self, door: Door) -> None:
        """What the hub changes about the checkpoint needs no new choice."""
        door.cache.held_checkpoints["gate-south"] = checkpoint(is_active=False)
        assert door.check_in.scan(scanned()).verdict.reason is Reason.CHECKPOINT_CLOSED


class TestOverride:
    """Letting somebody in against the rules."""

    def test_it_is_a_row_of_its_own_with_the_reason(self, door: Door) -> None:
        """Refusal and override are both in the journal; the override says who and why, and counts the person in."""
        door.cache.put(participant(status=ParticipantStatus.PENDING))
        refused = door.check_in.scan(scanned())
        allowed = door.check_in.override(refused, "  badge left at home ", "marta", Role.STAFF)
        assert allowed.admits
        assert allowed.verdict.overridden is Reason.NOT_APPROVED
        assert refused.log is not None
        assert allowed.overrides == refused.log.id
        row = door.journal.logs[-1]
        assert (row.facts.result, row.facts.reason) == (ScanResult.MANUAL_OVERRIDE, Reason.STAFF_OVERRIDE)
        assert (row.personal.override_reason, row.personal.scanned_by) == ("badge left at home", "marta")
        assert [log.facts.reason for log in door.journal.logs] == [Reason.NOT_APPROVED, Reason.STAFF_OVERRIDE]
        assert door.inside == 1

    def test_a_double_tap_records_once(self, door: Door) -> None:
        """The second tap on the button gives the outcome of the first."""
        door.check_in.scan(scanned())
        refused = door.check_in.scan(scanned())
        first = door.check_in.override(refused, "same person", None, Role.STAFF)
        assert door.check_in.override(refused, "same person", None, Role.STAFF) is first
        assert len(door.journal.logs) == 3

    @pytest.mark.parametrize("reason", ["", "   "])
    def test_it_needs_a_reason(self, door: Door, reason: str) -> None:
        """Nobody is let in against the rules without a word why."""
        door.cache.put(participant(status=ParticipantStatus.PENDING))
        refused = door.check_in.scan(scanned())
        with pytest.raises(ValueError, match="reason"):
            door.check_in.override(refused, reason, None, Role.STAFF)
        assert len(door.journal.logs) == 1

    def test_a_long_reason_is_cut(self, door: Door) -> None:
        """A reason longer than the contract allows still lets in, and its beginning is recorded."""
        door.cache.put(participant(status=ParticipantStatus.PENDING))
        door.check_in.override(door.check_in.scan(scanned()), "x" * 10_000, None, Role.STAFF)
        assert door.journal.logs[-1].personal.override_reason == "x" * MAX_TEXT

    def test_staff_cannot_do_what_takes_a_lead(self, door: Door) -> None:
        """A blacklisted person waits for the lead; the attempt records nothing."""
        door.cache.blacklist.add(7)
        refused = door.check_in.scan(scanned())
        with pytest.raises(ValueError, match="may not"):
            door.check_in.override(refused, "a friend", None, Role.STAFF)
        assert door.check_in.override(refused, "cleared by security", "lead", Role.LEAD).admits

    def test_one_that_cannot_be_recorded_lets_nobody_in(self, door: Door, expected_logs: ExpectedLogs) -> None:
        """A full disk stops overrides as well, and trying again later works."""
        door.check_in.scan(scanned())
        refused = door.check_in.scan(scanned())
        door.journal.fails = True
        assert not door.check_in.override(refused, "same person", None, Role.STAFF).admits
        door.journal.fails = False
        assert door.check_in.override(refused, "same person", None, Role.STAFF).admits
        assert expected_logs.messages


class TestMemory:
    """Counts and the list of last scans."""

    def test_a_restart_forgets_nothing(self, door: Door) -> None:
        """After a restart the count, the re-entry rule and the list of last scans are what they were."""
        door.check_in.scan(scanned())
        door.check_in.scan(scanned())
        again = door.restarted()
        assert again.inside == 1
        assert again.check_in.scan(scanned()).verdict.reason is Reason.ALREADY_INSIDE
        assert again.check_in.recent()[1:] == door.check_in.recent()

    def test_the_list_keeps_the_last_twenty(self, door: Door) -> None:
        """The newest scan stands first, and the twenty-first falls off the end."""
        for _ in range(RECENT + 5):
            door.clock.advance(1_000)
            door.check_in.scan(scanned())
        assert len(door.check_in.recent()) == RECENT
        assert door.check_in.recent()[0].at_ms == door.clock.now_ms()

    def test_another_gates_admission_is_known_after_a_pull(self, door: Door) -> None:
        """Who came in elsewhere is already inside here, and counted once however often it is heard."""
        heard = presence(device_id="device-2", checkpoint_id="gate-north")
        door.check_in.note([heard, heard])
        assert door.inside == 1
        assert door.check_in.scan(scanned()).verdict.reason is Reason.ALREADY_INSIDE

    def test_the_hubs_echo_of_an_own_scan_counts_nobody_twice(self, door: Door) -> None:
        """A movement that comes back from the hub is the one that is known already."""
        door.check_in.scan(scanned())
        door.check_in.note([presence(at_ms=START_MS, device_id="device-1")])
        assert door.inside == 1

    def test_an_exit_here_counts_although_the_clock_was_put_back(self, door: Door) -> None:
        """What happens here and now is the latest movement, also on a clock that somebody put back an hour."""
        door.check_in.scan(scanned())
        door.clock.set_wall(START_MS - HOUR_MS)
        door.check_in.choose("gate-out")
        door.check_in.scan(scanned())
        assert door.inside == 0

    def test_a_scan_during_a_reload_is_in_the_new_book(self) -> None:
        """A snapshot that arrives while people are scanned loses none of them."""
        journal = SlowJournal()
        door = Door(journal=journal)
        journal.may_answer.clear()
        link = threading.Thread(target=door.check_in.reload)
        link.start()
        assert journal.was_read.wait(10)
        door.check_in.scan(scanned())
        journal.may_answer.set()
        link.join(10)
        assert not link.is_alive()
        assert door.inside == 1

    def test_a_reload_takes_over_what_the_cache_holds_now(self, door: Door) -> None:
        """After a snapshot the counts are the snapshot's and the own journal's."""
        door.check_in.scan(scanned())
        door.cache.heard = [presence(number) for number in (1, 2, 3)]
        door.check_in.reload()
        assert door.inside == 4

    def test_occupancy_shows_the_zone(self, door: Door) -> None:
        """The bar has the zone's name, count, limit, share and colour."""
        door.cache.zones["zone-hall"] = zone(max_capacity=4)
        door.check_in.note([presence(number) for number in (1, 2, 3)])
        occupancy = door.check_in.occupancy()
        assert occupancy is not None
        assert (occupancy.name, occupancy.count, occupancy.capacity) == ("Hall A", 3, 4)
        assert (occupancy.percent, occupancy.level) == (75, FillLevel.NEARLY_FULL)


class TestTime:
    """The device's clock, and what it may decide."""

    def test_a_clock_put_back_warns_and_lets_people_in(self, door: Door) -> None:
        """A clock behind the last row cannot be right: dates stop refusing, and row and screen say so."""
        door.check_in.scan(scanned("https://example.org"))
        door.clock.set_wall(START_MS - 48 * HOUR_MS)
        assert door.check_in.is_clock_suspect()
        outcome = door.check_in.scan(scanned())
        assert outcome.admits
        assert Warn.CLOCK_SUSPECT in outcome.verdict.warnings
        assert door.journal.logs[-1].facts.clock_suspect

    def test_a_clock_behind_the_build_of_the_program_is_suspect(self, door: Door) -> None:
        """A device that wakes up in 1970 knows that it is not 1970."""
        door.clock.set_wall(0)
        assert door.check_in.is_clock_suspect()

    def test_dates_go_by_the_hubs_clock(self, door: Door) -> None:
        """A device four minutes slow opens the event when the hub's clock says so."""
        door.cache.held_event = event(start_date=to_wire(START_MS + 4 * 60_000))
        assert door.check_in.scan(scanned()).verdict.reason is Reason.EVENT_NOT_BEGUN
        door.check_in.set_hub_clock(HubClock(offset_ms=4 * 60_000, error_ms=10))
        assert door.check_in.scan(scanned()).verdict.reason is Reason.ADMITTED
