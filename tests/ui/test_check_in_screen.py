"""Badges in, verdicts out, as staff at a gate see them."""

import threading

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from pytestqt.qtbot import QtBot

from kiosk.domain.codes import ScannedCode
from sync.wire.enums import Direction, Reason, ScanType
from tests.support import builders
from tests.support.clock import START_MS
from tests.support.guards import ExpectedLogs
from tests.ui import scenes
from tests.ui.conftest import OpenStation
from tests.ui.station import Station, settle


def test_a_good_badge_shows_its_holder_and_green(station: Station) -> None:
    """A good badge lets its holder in, by name, type and access."""
    station.scan(scenes.badge(6))

    assert station.text("verdictTitle") == "Selamawit Tesfaye"
    assert station.text("verdictCategory") == "Speaker"
    assert station.text("verdictAccess") == "Hall A, Hall B, Backstage"
    assert station.text("verdictWord") == "Let in"
    assert station.sounds == ["yes"]


def test_an_admission_goes_by_itself(open_station: OpenStation, qtbot: QtBot) -> None:
    """After its time an admission gives way to the camera."""
    station = open_station(yes_ms=1)
    station.scan(scenes.badge(6))

    qtbot.waitUntil(lambda: not station.shows("verdict"))
    assert station.shows("cameraPicture")


def test_a_refusal_stays_until_somebody_acts(open_station: OpenStation) -> None:
    """A refusal says why and what to do, and stays; one press leads on."""
    station = open_station(yes_ms=1)
    station.scan(scenes.badge(3))
    settle()

    assert station.text("refusalTitle") == "Already inside"
    assert "Gate North at 09:12" in station.text("refusalSentence")
    assert station.text("reasonCode") == "Reason: ALREADY_INSIDE"
    assert station.sounds == ["no"]
    station.click("nextBadge")
    assert not station.shows("verdict")


def test_the_next_badge_does_not_wipe_a_refusal_away(open_station: OpenStation) -> None:
    """A badge that comes at once after a refusal waits its turn and is not lost."""
    station = open_station(refusal_ms=60_000)
    station.scan(scenes.badge(3))
    station.scan(scenes.badge(6))

    assert station.text("refusalTitle") == "Already inside"
    station.touch("nextBadge")
    assert station.text("verdictTitle") == "Selamawit Tesfaye"


def test_the_next_badge_ends_a_refusal_after_its_first_moment(open_station: OpenStation, qtbot: QtBot) -> None:
    """Once a refusal has been up for its first moment, the badge that waits takes its place."""
    station = open_station(refusal_ms=1)
    station.scan(scenes.badge(3))
    station.scan(scenes.badge(6))

    qtbot.waitUntil(lambda: station.shows("verdictTitle"))


def test_codes_from_another_thread_are_decided_in_order(station: Station) -> None:
    """Codes handed over by a scanner's thread all come out, in their order."""
    codes = [ScannedCode(scenes.badge(row), ScanType.QR_SCAN, "QRCode", START_MS) for row in (1, 2, 4, 5)]

    def scanner() -> None:
        for code in codes:
            station.view_model.submit(code)

    thread = threading.Thread(target=scanner)
    thread.start()
    thread.join()
    settle()

    assert [log.personal.participant_number for log in station.journal.logs] == [1, 2, 4, 5]
    assert station.text("verdictTitle") == "Hana Girma"


def test_what_cannot_be_recorded_is_never_green(station: Station) -> None:
    """When the journal refuses, the screen says stop, in red."""
    station.journal.fails = True
    outcome = scenes.outcome(Reason.ADMITTED, recorded=False)
    station.view_model.show(outcome)
    settle()

    assert station.text("refusalTitle") == "Stop. Cannot record."
    assert not station.shows("letInWithReason")
    assert station.sounds == ["no"]


def test_staff_let_somebody_in_with_a_reason(station: Station) -> None:
    """A refusal, a reason from the list, and the person is in, with the reason in the journal."""
    station.scan(scenes.badge(3))
    station.click("letInWithReason")
    assert not station.find("letIn").isEnabled()
    station.click("reason1")
    station.touch("letIn")

    assert station.text("verdictWord") == "Let in by staff"
    assert "Identity checked by photo document" in station.text("verdictSentence")
    assert station.journal.logs[-1].personal.override_reason == "Identity checked by photo document"
    assert station.journal.logs[-1].facts.reason is Reason.STAFF_OVERRIDE


def test_an_override_works_by_keyboard_in_own_words(station: Station) -> None:
    """The reason may be typed, and Enter lets in."""
    station.scan(scenes.badge(3))
    station.view_model.beginOverride()
    settle()
    station.type("Lead knows her")
    station.key(Qt.Key.Key_Return)

    assert station.journal.logs[-1].personal.override_reason == "Lead knows her"


def test_an_override_can_be_given_up(station: Station) -> None:
    """Escape leads from the reasons back to the refusal."""
    station.scan(scenes.badge(3))
    station.view_model.beginOverride()
    settle()
    station.key(Qt.Key.Key_Escape)

    assert station.text("refusalTitle") == "Already inside"
    assert len(station.journal.logs) == 1


def test_only_a_lead_lets_a_blocked_person_in(station: Station) -> None:
    """Where rules speak against the person, staff cannot choose themselves."""
    station.cache.blacklist.add(6)
    station.scan(scenes.badge(6))
    station.click("letInWithReason")

    assert not station.find("byStaff").isEnabled()
    assert station.find("byLead").property("checked")
    station.click("reason0")
    station.click("letIn")
    assert station.text("verdictWord") == "Let in by staff"


def test_codes_wait_while_a_reason_is_given(station: Station) -> None:
    """A badge before the camera does not disturb whoever writes a reason."""
    station.scan(scenes.badge(3))
    station.view_model.beginOverride()
    station.scan(scenes.badge(6))

    assert station.shows("overrideSheet")
    station.view_model.cancelOverride()
    station.click("nextBadge")
    assert station.text("verdictTitle") == "Selamawit Tesfaye"


def test_a_person_is_found_with_the_keyboard_alone(station: Station) -> None:
    """F2, letters, an arrow, Enter: the person is checked like a badge."""
    station.key(Qt.Key.Key_F2)
    station.type("sel")
    station.key(Qt.Key.Key_Down)
    station.key(Qt.Key.Key_Return)

    assert station.shows("verdict")
    assert station.journal.logs[-1].facts.scan_type is ScanType.MANUAL_ENTRY
    station.view_model.find()
    settle()
    assert station.text("searchField") == ""


def test_a_typed_code_is_checked(station: Station) -> None:
    """What finds nobody is taken as a code, and answered like one."""
    station.click("findButton")
    station.type("XX-404")
    assert station.shows("nobodyFound")
    station.click("checkPerson")

    assert station.text("refusalTitle") == "Not on our list"


def test_a_badge_scanned_during_a_search_wins(station: Station) -> None:
    """Scanning goes on while somebody searches."""
    station.click("findButton")
    station.scan(scenes.badge(6))

    assert station.text("verdictTitle") == "Selamawit Tesfaye"


def title_role(model: QAbstractItemModel) -> int:
    """Return the role by which a list gives its titles."""
    return next(role for role, name in model.roleNames().items() if name == b"title")


def test_the_last_twenty_scans_are_in_sight(open_station: OpenStation) -> None:
    """The list grows to twenty, newest first, and no further."""
    cache = scenes.busy_cache(20)
    cache.put(*(builders.participant(100 + n, first_name=f"Guest{n}", access_levels=["Hall A"]) for n in range(25)))
    station = open_station(cache)
    for n in range(25):
        station.scan(scenes.badge(100 + n))
    station.view_model.nextBadge()
    settle()

    history = station.seen_by_qml.history
    titles = [history.data(history.index(row, 0), title_role(history)) for row in range(history.rowCount())]
    assert titles == [f"Guest{n} Girma" for n in range(24, 4, -1)]


def test_the_occupancy_bar_follows_the_scans(open_station: OpenStation) -> None:
    """Every admission moves figure and bar; words and colour change at their marks."""
    cache = scenes.busy_cache(1_049)
    station = open_station(cache)
    assert station.text("occupancyCount") == "1,049"
    assert station.find("occupancyWord").property("text") == "Room left"
    station.scan(scenes.badge(6))
    station.view_model.nextBadge()
    settle()

    assert station.text("occupancyCount") == "1,050"
    assert station.find("occupancyWord").property("text") == "Nearly full"
    fill, bar = station.find("occupancyFill"), station.find("occupancyBar")
    assert fill.width() == pytest.approx(bar.width() * 0.75)


def test_both_ways_can_be_counted(open_station: OpenStation) -> None:
    """Where people pass both ways, staff turn the gate around; elsewhere there is no such button."""
    cache = scenes.busy_cache(20)
    cache.held_checkpoints["gate-south"] = builders.checkpoint(direction=Direction.BIDIRECTIONAL)
    station = open_station(cache)
    station.click("turnButton")
    station.scan(scenes.badge(3))

    assert station.text("verdictWord") == "Let out"
    assert not open_station().shows("turnButton")


def test_a_scan_without_a_checkpoint_is_not_lost_in_silence(
    open_station: OpenStation, expected_logs: ExpectedLogs
) -> None:
    """Before the list is here nothing is decided, and the log says so."""
    cache = scenes.busy_cache(20)
    station = open_station(cache)
    cache.held_event = None
    station.scan(scenes.badge(6))

    assert not station.shows("verdict")
    assert station.sounds == ["attention"]
