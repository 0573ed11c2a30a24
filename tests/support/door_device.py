"""The real device in a test: paired, drawn off-screen, before badges from the real hub, and waited for by events."""

import time
from collections.abc import Callable, Iterable
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple

import qrcode
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest
from qrcode.constants import ERROR_CORRECT_M
from sqlalchemy import Connection

from kiosk import settings
from kiosk.app import Device
from kiosk.devices.clock import SystemClock
from kiosk.devices.sources import Recording
from kiosk.pairing import open_device_store, pair_device
from kiosk.services.outcomes import ScanOutcome
from kiosk.settings import Settings
from server_stub.badges import service as badges
from server_stub.command_line import find_event
from server_stub.devices import pairing
from server_stub.devices.pairing import NewDevice
from server_stub.moment import Moment
from sync.wire.enums import Reason
from tests.support.doors import Gate


class Seen(NamedTuple):
    """One verdict as it came to the screen."""

    reason: Reason
    title: str
    """The largest words: a name on an admission, what is wrong on a refusal."""


class DoorDevice:
    """A running device; recordings play as fast as they are decoded, and each verdict makes way for the next.

    Args:
        chosen: its settings; `settings_in` makes some.
        application: with the bundled fonts.
    """

    def __init__(self, chosen: Settings, application: QGuiApplication) -> None:
        self.seen: list[Seen] = []
        self.device = Device(chosen, application, every_frame=True, paced=False)
        self.device.view_model.scanned.connect(self._note)
        self.device.start()

    @property
    def reasons(self) -> list[Reason]:
        """Why each code was answered as it was, in order."""
        return [each.reason for each in self.seen]

    @property
    def journalled(self) -> list[str]:
        """The ids of all rows on disk."""
        journal = self.device.store.journal
        return [log.id for log in journal.recent(journal.total())]

    @property
    def pending(self) -> int:
        """How many rows the hub does not hold."""
        return self.device.store.journal.head().pending

    def close(self) -> None:
        """Take the device down."""
        self.device.close()

    def wait(self, holds: Callable[[], object], what: str, *, retrying: bool = False, timeout_s: float = 20.0) -> None:
        """Let the window work until something holds; raises AssertionError when it takes too long.

        Args:
            holds: asked again and again.
            what: for the error.
            retrying: let the link never wait before it tries again.
            timeout_s: long enough for a machine that has much else to do.
        """
        deadline = time.monotonic() + timeout_s
        while not holds():
            assert time.monotonic() < deadline, f"waited {timeout_s:.0f} s in vain for {what}"
            if retrying:
                self.retry()
            QTest.qWait(5)

    def wait_ready(self) -> None:
        """Wait until the list of participants is here."""
        self.wait(lambda: self.around("phase") == "ready", "the list of participants")

    def wait_sent(self) -> None:
        """Wait until the hub holds every row."""
        self.wait(lambda: self.pending == 0, "every row at the hub", retrying=True)

    def wait_link(self, state: str) -> None:
        """Wait until the link stands so on the screen."""
        self.wait(lambda: self.around("link") == state, f"the link to be {state}", retrying=True)

    def show(self, source: Path, count: int) -> list[Seen]:
        """Hold a picture, a film or a folder before the camera; returns the verdicts on that many codes."""
        before = len(self.seen)
        self.device.switch_camera(Recording(source))
        self.wait(lambda: len(self.seen) >= before + count, f"{count} verdicts")
        self.wait(lambda: self.device.view_model.property("view") == "scanning", "the camera again")
        return self.seen[before:]

    def retry(self) -> None:
        """Have the link try at once."""
        assert self.device.link is not None
        self.device.link.retry_now()

    def type(self, text: str, *, enter: bool = False) -> None:
        """Type as a hand scanner does, with Enter at the end where it sends one."""
        for letter in text:
            QTest.keyClick(self.device.qml.window, letter)  # type: ignore[call-overload]  # letters are taken, too
        if enter:
            QTest.keyClick(self.device.qml.window, Qt.Key.Key_Return)

    def around(self, name: str) -> object:
        """Return a property of the station as its screen reads it."""
        return self.device.station.property(name)

    def text(self, name: str) -> str:
        """Return the words of a visible item, without the marks that fence names off; empty when it is hidden."""
        items = [item for item in self._items() if item.objectName() == name and item.isVisible()]
        words = str(items[0].property("text")) if items else ""
        return words.replace("\u2068", "").replace("\u2069", "")

    def _items(self) -> Iterable[QQuickItem]:
        waiting = [self.device.qml.window.contentItem()]
        while waiting:
            item = waiting.pop()
            yield item
            waiting += item.childItems()

    def _note(self, outcome: ScanOutcome) -> None:
        self.seen.append(Seen(outcome.verdict.reason, self.text("refusalTitle") or self.text("verdictTitle")))
        QTimer.singleShot(0, self.device.view_model.nextBadge)


def settings_in(folder: Path, camera: Path | str | None = None) -> Settings:
    """Return the settings of a device whose data lie in the folder; without a camera it finds none."""
    flags = {
        "data_dir": str(folder),
        "camera": str(camera or folder / "no-camera.mp4"),
        "off_screen": "true",
        "sound": "false",
    }
    return settings.load(flags, {}, home=folder)


def pair_with(
    gate: Gate, chosen: Settings, name: str = "South 1", *, hub_url: str | None = None, **changed: Any
) -> None:
    """Pair the device with the gate's hub, as `gatehouse pair` does, by the address of something in between.

    `changed` is what the hub is to make of the device, as fields of `NewDevice`.
    """
    code = pairing_code(gate, name, **changed)
    with closing(open_device_store(chosen, SystemClock())) as store:
        pair_device(store, SystemClock(), hub_url or gate.hub.base_url, code)


def pairing_code(gate: Gate, name: str, **changed: Any) -> str:
    """Return a new code for a device at this gate."""
    new = NewDevice(**({"name": name, "checkpoint_id": gate.checkpoint_id} | changed))
    return gate.hub.write(
        lambda connection, moment: pairing.make_code(connection, moment, gate.tenant_id, gate.event_id, new)
    )


def issue_badges(gate: Gate) -> list[str]:
    """Return the text of everybody's badge, in the order in which they were registered."""

    def work(connection: Connection, moment: Moment) -> list[str]:
        event = find_event(connection, gate.event_id)
        people = badges.choose(connection, gate.event_id)
        return [badge.token for badge in badges.issue(connection, moment, event, people)]

    return gate.hub.write(work)


def draw(folder: Path, texts: Iterable[str]) -> Path:
    """Draw a QR code of each text into the folder, in order, and return the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for place, text in enumerate(texts):
        symbol = qrcode.QRCode(error_correction=ERROR_CORRECT_M, box_size=8, border=4)
        symbol.add_data(text)
        symbol.make_image().save(str(folder / f"{place:03}.png"))
    return folder
