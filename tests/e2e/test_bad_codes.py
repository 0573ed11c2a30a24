"""Codes that are no badge of this event, shown to the camera or typed: each gets its own screen and its own row."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent

from sync.wire import base45, tokens
from sync.wire.enums import Reason
from sync.wire.tokens import BadgeClaims
from tests.support.builders import STRANGER_KEY
from tests.support.door_device import DoorDevice, Seen, draw, issue_badges
from tests.support.door_fixtures import OpenDevice
from tests.support.doors import Gate

_TEN_MEGABYTES = 10_000_000


def test_each_bad_code_is_told_by_its_own_screen(gate: Gate, open_device: OpenDevice, tmp_path: Path) -> None:
    """Foreign, cut short, forged, of another event, unknown key, unknown code: six screens, and six rows at the hub."""
    gate.register()
    (badge,) = issue_badges(gate)
    door = open_device(gate)
    door.wait_ready()

    seen = door.show(draw(tmp_path / "codes", [*_bad_codes(gate, badge), badge]), 7)

    assert seen == [
        Seen(Reason.FOREIGN_CODE, "Another code"),
        Seen(Reason.UNREADABLE, "Cannot read this"),
        Seen(Reason.BAD_SIGNATURE, "Not one of our badges"),
        Seen(Reason.WRONG_EVENT, "Another event"),
        Seen(Reason.KEY_UNKNOWN, "Cannot check this"),
        Seen(Reason.UNKNOWN_PARTICIPANT, "Not on our list"),
        Seen(Reason.ADMITTED, "Hana Girma"),
    ]
    door.wait_sent()
    assert sorted(gate.log_ids()) == sorted(door.journalled)


def _bad_codes(gate: Gate, badge: str) -> list[str]:
    signed = base45.decode(badge)
    claims = BadgeClaims(participant_number=1, badge_number=1, type_index=0, access_bits=1)
    key_id = tokens.parse(badge).key_id
    return [
        "https://example.org/menu?table=12",
        badge[:-11],
        base45.encode(signed[:-1] + bytes([signed[-1] ^ 1])),
        tokens.mint(claims, "another-event", key_id, STRANGER_KEY),
        tokens.mint(claims, gate.event_id, key_id ^ 0x80, STRANGER_KEY),
        "ZZZZ-2222",
    ]


def test_ten_megabytes_from_a_hand_scanner_are_one_foreign_code(gate: Gate, open_device: OpenDevice) -> None:
    """A scanner gone mad fills no memory: one refusal that says so, one short row, and the next code is read."""
    gate.register()
    (badge,) = issue_badges(gate)
    door = open_device(gate)
    door.wait_ready()

    for _ in range(_TEN_MEGABYTES // 4_000):
        _press(door, "7" * 4_000)
    _press(door, "\r", Qt.Key.Key_Return)
    door.wait(lambda: door.seen, "an answer to ten megabytes")
    door.type(badge, enter=True)
    door.wait(lambda: Reason.ADMITTED in door.reasons, "an answer to the badge")

    # A machine with much else to do may pause in the middle of the flood, which ends one code and begins another.
    assert set(door.seen[:-1]) == {Seen(Reason.FOREIGN_CODE, "Another code")}
    assert door.seen[-1] == Seen(Reason.ADMITTED, "Hana Girma")
    door.wait_sent()


def _press(door: DoorDevice, text: str, key: Qt.Key = Qt.Key.Key_unknown) -> None:
    pressed = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, text)
    QCoreApplication.sendEvent(door.device.qml.window, pressed)
