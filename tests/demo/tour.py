"""The guided tour: the real station before real films, the hub cut off in the middle, every number checked."""

import time
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QPointF, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest
from rich.console import Console
from rich.progress import Progress

from kiosk.app import Device
from kiosk.devices.sources import Recording
from kiosk.services.outcomes import ScanOutcome
from kiosk.settings import Settings
from sync.status import LinkState
from sync.wire.enums import Reason
from tests.demo.cast import Acts, Shot
from tests.demo.film import film
from tests.demo.hub_process import HubProcess
from tests.demo.report import Account

_LOOK_MS = 450
"""After a verdict, before its picture is taken: whatever moves has arrived by then."""
_PLAIN, _SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier


class Tour:
    """Leads one station through a day.

    Args:
        settings: of a device that is paired with `hub`.
        hub: serves.
        acts: who comes.
        event_id: the sample event.
        folder: for films and pictures.
        console: for progress.
    """

    def __init__(
        self, settings: Settings, hub: HubProcess, acts: Acts, *, event_id: str, folder: Path, console: Console
    ) -> None:
        self._hub = hub
        self._event_id = event_id
        self._acts = acts
        self._folder = folder
        self._console = console
        self._account = Account()
        self._pictures: set[str] = set()
        self._device = Device(settings, _application(), every_frame=True)
        self._device.view_model.scanned.connect(self._note)

    def run(self) -> Account:
        """Play all acts and return the account of them.

        Raises:
            TimeoutError: the station did not come to where the tour leads it.
        """
        try:
            self._device.start()
            self._wait(lambda: self._device.station.property("phase") == "ready", "the list of participants")
            self._pause()
            self._picture("no-camera")
            self._play("with the hub", self._acts.with_hub)
            self._let_in_by_staff()
            self._find_by_name()
            self._cut_off()
            self._reconnect()
            self._play("with the hub again", self._acts.again)
            self._settle_accounts()
        finally:
            self._device.close()
        return self._account

    # -- the acts

    def _play(self, title: str, shots: Sequence[Shot]) -> None:
        path = self._folder / f"{title.replace(' ', '-')}.mp4"
        with Progress(console=self._console, transient=True, disable=not self._console.is_terminal) as progress:
            filming = progress.add_task(f"Filming {len(shots)} codes", total=None)
            film(path, [shot.picture for shot in shots])
            progress.update(filming, total=1, completed=1)
            scanning = progress.add_task(f"Scanning {title}", total=len(shots))
            done = len(self._account.seen)
            self._account.expected += [shot.expected for shot in shots]
            self._device.switch_camera(Recording(path))
            self._wait(
                lambda: len(self._account.seen) >= done + len(shots),
                f"{len(shots)} verdicts, {title}",
                timeout_s=30 + 6 * len(shots),
                each=lambda: progress.update(scanning, completed=len(self._account.seen) - done),
            )
            self._pause()
        self._console.print(f"{title}: {len(shots)} codes shown, {len(self._account.seen) - done} verdicts")

    def _let_in_by_staff(self) -> None:
        """Scan somebody whose registration waits, and let them in with a reason."""
        waiting = next(shot for shot in self._acts.with_hub if shot.expected is Reason.NOT_APPROVED)
        self._play("once more, for staff to decide", [waiting])
        self._click("letInWithReason")
        self._picture("override")
        self._account.expected.append(Reason.STAFF_OVERRIDE)
        self._click("reason0")
        self._click("letIn")
        self._wait(lambda: self._account.seen[-1] is Reason.STAFF_OVERRIDE, "the override")
        self._pause()

    def _find_by_name(self) -> None:
        """Find somebody by name with the keyboard alone, and let them in."""
        self._show_camera_again()
        self._click("findButton")
        self._type(self._acts.late_name)
        self._wait(lambda: self._device.search.property("found") > 0, "somebody of that name")
        self._pause()
        self._picture("find-a-person")
        self._account.expected.append(Reason.ADMITTED)
        done = len(self._account.seen)
        QTest.keyClick(self._device.qml.window, Qt.Key.Key_Return)
        self._wait(lambda: len(self._account.seen) > done, "a verdict on who was found")
        self._pause()

    def _cut_off(self) -> None:
        """Kill the hub in the middle, and go on scanning."""
        self._wait(lambda: self._pending() == 0, "everything to be sent")
        self._hub.kill()
        self._console.print("the hub is killed; scanning goes on")
        before = len(self._account.seen)
        self._play("without the hub", self._acts.cut_off)
        self._wait(lambda: self._link() is LinkState.AWAY, "the station to notice", timeout_s=90)
        self._show_camera_again()
        self._picture("scanning-hub-away")
        self._account.scanned_cut_off = len(self._account.seen) - before
        self._account.pending_cut_off = self._pending()

    def _reconnect(self) -> None:
        self._hub.start()
        self._console.print("the hub is back")
        self._wait(lambda: self._pending() == 0, "what waited to be sent", timeout_s=120)
        self._wait(lambda: self._link() is LinkState.OK, "the link", timeout_s=60)

    def _settle_accounts(self) -> None:
        self._wait(lambda: self._pending() == 0, "the last rows to be sent")
        self._show_camera_again()
        self._picture("scanning")
        account, journal = self._account, self._device.store.journal
        account.pending_at_end = self._pending()
        account.journalled = [log.id for log in journal.recent(journal.total())]
        logs = list(self._hub.all(f"/events/{self._event_id}/access-logs"))
        account.held = [log["id"] for log in logs]
        account.held_reasons.update(Reason(log["reason"]) for log in logs)

    # -- looking

    def _note(self, outcome: ScanOutcome) -> None:
        reason = outcome.verdict.reason
        self._account.seen.append(reason)
        if f"verdict-{reason}" not in self._pictures:
            QTimer.singleShot(_LOOK_MS, lambda: self._picture_of(outcome))

    def _picture_of(self, outcome: ScanOutcome) -> None:
        if self._device.view_model.shown() is outcome:
            self._picture(f"verdict-{outcome.verdict.reason}")

    def _picture(self, name: str) -> None:
        self._pictures.add(name)
        file = self._folder / "pictures" / f"{len(self._pictures):02}-{name.lower().replace('_', '-')}.png"
        file.parent.mkdir(exist_ok=True)
        if not self._device.qml.window.grabWindow().save(str(file)):
            raise OSError(f"cannot write {file}")

    def _pending(self) -> int:
        return self._device.store.journal.head().pending

    def _link(self) -> LinkState:
        return LinkState(self._device.station.property("link"))

    # -- acting

    def _show_camera_again(self) -> None:
        if self._device.view_model.property("view") != "scanning":
            self._device.view_model.nextBadge()
        self._pause()

    def _click(self, name: str) -> None:
        item = self._find(name)
        middle = item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()
        QTest.mouseClick(self._device.qml.window, Qt.MouseButton.LeftButton, _PLAIN, middle)
        self._pause()

    def _type(self, text: str) -> None:
        for letter in text:
            key = Qt.Key(ord(letter.upper()))
            QTest.keyClick(self._device.qml.window, key, _SHIFT if letter.isupper() else _PLAIN)
            self._pause(90)  # a person's pace; faster keys are a scanner's

    def _find(self, name: str) -> QQuickItem:
        waiting = [self._device.qml.window.contentItem()]
        while waiting:
            item = waiting.pop()
            if item.objectName() == name and item.isVisible():
                return item
            waiting += item.childItems()
        raise TimeoutError(f"there is no {name} on the screen")

    def _pause(self, milliseconds: int = _LOOK_MS + 150) -> None:
        QTest.qWait(milliseconds)

    def _wait(
        self,
        holds: Callable[[], bool],
        what: str,
        *,
        timeout_s: float = 60,
        each: Callable[[], object] = lambda: None,
    ) -> None:
        deadline = time.monotonic() + timeout_s
        while not holds():
            if time.monotonic() > deadline:
                self._picture("stuck")
                raise TimeoutError(f"waited {timeout_s:.0f} s in vain for {what}")
            QTest.qWait(50)
            each()


def _application() -> QGuiApplication:
    application = QCoreApplication.instance()
    if not isinstance(application, QGuiApplication):
        raise TypeError("the application has to be started before the tour")
    return application
