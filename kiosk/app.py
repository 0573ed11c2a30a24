"""The composition root: the only module that knows all the others. Builds a device, runs it and takes it down."""

import logging
import random
import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import httpx
import numpy as np
from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtGui import QGuiApplication

import kiosk
from kiosk.devices.camera import CameraStatus
from kiosk.devices.clock import SystemClock
from kiosk.devices.decoder import Engine as DecoderEngine
from kiosk.devices.decoder import create_decoder
from kiosk.devices.scanner import CameraScanner
from kiosk.devices.sound import SoundPlayer
from kiosk.devices.sources import Source, parse_source
from kiosk.domain.codes import ScannedCode
from kiosk.errors import ConfigurationError
from kiosk.hand_scanner import HandScanner
from kiosk.link.background import BackgroundLink
from kiosk.pairing import APP_VERSION, forget_other_events, open_device_store
from kiosk.services.check_in import CheckIn
from kiosk.services.lookup import Lookup
from kiosk.services.outcomes import ScanOutcome
from kiosk.services.ports import HubClock
from kiosk.settings import Settings
from kiosk.store.keys import DeviceIdentity
from kiosk.ui.appearance import Appearance, measured_mm_per_px
from kiosk.ui.check_in_view_model import CheckInViewModel
from kiosk.ui.engine import QmlWindow, log_qt_messages, start_application
from kiosk.ui.frame_item import FrameMailbox
from kiosk.ui.local_times import LocalTimes, zone_of
from kiosk.ui.relay import Relay
from kiosk.ui.search_view_model import SearchViewModel
from kiosk.ui.station_view_model import CameraState, Phase, StationViewModel
from kiosk.ui.verdict_page import VerdictWriter
from resources import ROOT
from sync.client import HubClient
from sync.engine import Engine
from sync.exchange import connect
from sync.status import SyncStatus
from sync.wire.changes import Change, PresenceChange
from sync.wire.devices import DeviceConfig
from sync.wire.enums import DeviceMode, ScanType

TICK_MS = 1_000

_log = logging.getLogger(__name__)


class Device:
    """A device with its window, from the opening of its files to their closing. All of it in the window's thread.

    Args:
        settings: how this device is set.
        application: whose keys it hears.
        every_frame: decode each frame of a recording, however long it takes, instead of the newest.
        paced: play a recording at its own speed; without it, as fast as it is decoded.

    Raises:
        GatehouseError: it cannot start, and nothing is left open; the text says what to do.
    """

    def __init__(
        self, settings: Settings, application: QGuiApplication, *, every_frame: bool = False, paced: bool = True
    ) -> None:
        self._settings = settings
        self._application = application
        self._heard_ms: int | None = None
        self.clock = SystemClock()
        self.store = open_device_store(settings, self.clock)
        try:
            self._build(every_frame=every_frame, paced=paced)
        except BaseException:
            self.store.close()
            raise

    def start(self) -> None:
        """Read the store, then let the camera, the link and the clock on the screen run."""
        config = self.store.config.held()
        if config is not None:
            self._place(config)
        self.check_in.start()
        self._refresh()
        self.view_model.rewrite()
        if self._settings.full_screen:
            self.qml.window.showFullScreen()
        self._tick.start()
        self.scanner.start()
        if self.link is not None:
            self.link.start()
        self._hand_scanner.listen(self._application)

    def switch_camera(self, source: Source) -> None:
        """Read codes from another source from now on."""
        self.scanner.switch(source)

    def close(self) -> None:
        """Take everything down: first what brings work, then the screen, then the files. Idempotent.

        A code that was read already is still decided and recorded.
        """
        self.scanner.stop()
        self._stop_link()
        QCoreApplication.sendPostedEvents()
        self._tick.stop()
        self._hand_scanner.close(self._application)
        self.view_model.close()
        self._sounds.close()
        self.qml.close()
        self.appearance.close()
        self.store.close()

    # -- what the link tells, in its own thread

    def on_changes(self, changes: Sequence[Change]) -> None:
        """Other devices' movements count from now on, and whatever else changed shows."""
        self.check_in.note([change.data for change in changes if isinstance(change, PresenceChange) and change.data])
        self._relay.post(self._refresh)

    def on_snapshot(self) -> None:
        """A new cache is in place."""
        self.check_in.reload()
        self._relay.post(self._refresh)

    def on_config(self, config: DeviceConfig) -> None:
        """The hub wants this device to be something else."""
        self._relay.post(lambda: self._place(config))
        self._relay.post(self._refresh)

    def on_status(self, status: SyncStatus) -> None:
        """The link, the backlog or the hub's clock stands otherwise."""
        is_news = status.last_contact_ms != self._heard_ms
        if is_news and status.hub_offset_ms is not None and status.hub_offset_error_ms is not None:
            self._heard_ms = status.last_contact_ms
            self.check_in.set_hub_clock(HubClock(status.hub_offset_ms, status.hub_offset_error_ms))
        self._relay.post(lambda: self.station.set_link(status))

    # -- building

    def _build(self, *, every_frame: bool, paced: bool) -> None:
        identity, config = self.store.keys.identity(), self.store.config.held()
        _require_screens(self._settings.mode or (config.mode if config else None))
        if config is not None:
            forget_other_events(self.store, config.event_id)  # the hub moved this device, and it was cut off in between
        self._relay = Relay()
        self.check_in = CheckIn(
            self.store.cache,
            self.store.journal,
            self.clock,
            device_id=identity.device_id if identity else None,
            built_at_ms=int(Path(kiosk.__file__).stat().st_mtime * 1_000),
        )
        self._sounds = SoundPlayer(ROOT / "sounds")
        self._build_view_models(config)
        self._hand_scanner = HandScanner(self.view_model.submit, self.clock)
        self.scanner = CameraScanner(
            parse_source(self._settings.camera),
            create_decoder(DecoderEngine(self._settings.decoder.value)),
            on_code=self.view_model.submit,
            on_frame=lambda picture: self.frames.post(np.asarray(picture, np.uint8)),
            on_state=lambda status: self._relay.post(lambda: self._show_camera(status)),
            now_ms=self.clock.now_ms,
            every_frame=every_frame,
            paced=paced,
        )
        self._http = connect(identity.hub_url) if identity else None
        self.link = self._build_link(self._http, identity) if self._http and identity else None
        self._tick = QTimer(interval=TICK_MS)
        self._tick.timeout.connect(self.station.tick)
        self.qml = QmlWindow(
            "Main.qml",
            {"checkIn": self.view_model, "search": self.search, "station": self.station},
            appearance=self.appearance,
        )

    def _build_view_models(self, config: DeviceConfig | None) -> None:
        settings, cache = self._settings, self.store.cache
        event = cache.event()
        self.times = LocalTimes(zone_of(event.timezone if event else None))
        self.frames = FrameMailbox()
        self.appearance = Appearance(
            ROOT / "i18n",
            theme=settings.theme or "dark",
            language=settings.language or (config.language if config else "en"),
            measured=measured_mm_per_px(QGuiApplication.primaryScreen()),
        )
        self.view_model = CheckInViewModel(self.check_in, VerdictWriter(cache, self.times), play=self._play)
        self.view_model.scanned.connect(self._scanned)
        self.view_model.cache_failed.connect(self._begin_cache_anew)
        self.search = SearchViewModel(Lookup(cache), chosen=self.view_model.admit_found, typed=self._enter)
        self.station = StationViewModel(self.frames, self.times, now_ms=self.clock.now_ms)
        self.appearance.language_changed.connect(self._rewrite)

    def _build_link(self, http: httpx.Client, identity: DeviceIdentity) -> BackgroundLink:
        engine = Engine(
            client=HubClient(http, self.clock, api_key=identity.api_key),
            journal=self.store.journal,
            cache=self.store.cache,
            config=self.store.config,
            clock=self.clock,
            generator=random.Random(),  # noqa: S311 - spreads retries; guards nothing
            listener=self,
            snapshot_folder=self._settings.data_dir / "store",
            app_version=APP_VERSION,
        )
        return BackgroundLink(engine, self.clock)

    # -- in the window's thread

    def _stop_link(self) -> None:
        if self.link is None or self._http is None:
            return
        if self.link.stop():
            self._http.close()
        else:
            _log.warning("link did not stop in time")

    def _place(self, config: DeviceConfig) -> None:
        if config.checkpoint_id is not None:
            self.check_in.choose(config.checkpoint_id, self.check_in.movement())

    def _refresh(self) -> None:
        """Show what changed behind the screen."""
        event = self.store.cache.event()
        if event is not None:
            self.times.zone = zone_of(event.timezone)
        checkpoint = self.check_in.checkpoint()
        if self.link is None:
            phase = Phase.NOT_PAIRED
        elif event is None:
            phase = Phase.STARTING
        else:
            phase = Phase.READY if checkpoint else Phase.NO_CHECKPOINT
        self.station.set_place(checkpoint.name if checkpoint else "", phase)
        self.station.set_scans(self.store.journal.total())
        self.view_model.refresh()

    def _rewrite(self) -> None:
        self._refresh()
        self.view_model.rewrite()
        self.station.rewrite()

    def _scanned(self, _outcome: ScanOutcome) -> None:
        self.station.set_scans(self.store.journal.total())
        if self.link is not None:
            self.link.nudge()

    def _begin_cache_anew(self) -> None:
        """Throw the list away and have the hub send it again; the screen says so, and the journal is another file."""
        self.store.cache.clear()
        if self.link is not None:
            self.link.retry_now()
        self._refresh()

    def _play(self, name: str) -> None:
        if self._settings.sound:
            self._sounds.play(name)

    def _show_camera(self, status: CameraStatus) -> None:
        if status.message:
            _log.info("camera state=%s message=%r", status.state, status.message)
        self.station.set_camera(CameraState(status.state.value))

    def _enter(self, text: str) -> None:
        self.view_model.submit(ScannedCode(text, ScanType.MANUAL_ENTRY, "Typed", self.clock.now_ms()))


def run(settings: Settings, *, ready: Callable[[Device], None] | None = None) -> int:
    """Run the device until its window is closed or the process is told to stop; returns the exit code.

    Qt's environment must stand already (`kiosk.bootstrap`).

    Raises:
        GatehouseError: the device cannot start; the text says what to do.
    """
    _require_screens(settings.mode)
    application = start_application(["gatehouse"])
    log_qt_messages()
    with _quit_by_signal(application):
        device = Device(settings, application)
        try:
            device.store.health.log()
            device.start()
            if ready is not None:
                ready(device)
            return application.exec()
        finally:
            device.close()


def _require_screens(mode: DeviceMode | None) -> None:
    if mode not in {None, DeviceMode.CHECK_IN}:
        raise ConfigurationError(
            f"This version has no screens for the mode {mode}.",
            next_step="Start it with --mode check-in, or have the hub give this device that mode.",
        )


@contextmanager
def _quit_by_signal(application: QGuiApplication) -> Iterator[None]:
    """Let Ctrl-C and SIGTERM end the event loop, also when they come before it begins.

    Python serves a signal when it runs again, at the next tick of the clock on the screen.
    """
    numbers = (signal.SIGINT, signal.SIGTERM)
    before = [signal.signal(number, lambda *_: QTimer.singleShot(0, application.quit)) for number in numbers]
    try:
        yield
    finally:
        for number, handler in zip(numbers, before, strict=True):
            signal.signal(number, handler)
