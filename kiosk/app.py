"""The composition root: the only module that knows all the others. Builds a device, runs it and takes it down."""

import logging
import random
import signal
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication

import kiosk
from kiosk.devices.camera import CameraStatus
from kiosk.devices.clock import SystemClock
from kiosk.devices.decoder import Engine as DecoderEngine
from kiosk.devices.decoder import create_decoder
from kiosk.devices.scanner import CameraScanner
from kiosk.devices.sound import SoundPlayer
from kiosk.devices.sources import Source, parse_source
from kiosk.devices.typed_scanner import LONGEST_GAP_MS, TypedScanner, TypedTooLong
from kiosk.domain.codes import ScannedCode
from kiosk.errors import ConfigurationError
from kiosk.link.background import BackgroundLink
from kiosk.link.pairing import open_http
from kiosk.pairing import APP_VERSION, open_device_store
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
from kiosk.ui.key_listener import KeyListener
from kiosk.ui.local_times import LocalTimes, zone_of
from kiosk.ui.relay import Relay
from kiosk.ui.search_view_model import SearchViewModel
from kiosk.ui.station_view_model import CameraState, Phase, StationViewModel
from kiosk.ui.verdict_page import VerdictWriter
from resources import ROOT
from sync.client import HubClient
from sync.engine import Engine
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
        every_frame: decode each frame of a recording, however long it takes, instead of the newest.
    """

    def __init__(self, settings: Settings, application: QGuiApplication, *, every_frame: bool = False) -> None:
        self._settings = settings
        self.clock = SystemClock()
        self.store = open_device_store(settings, self.clock)
        self._relay = Relay()
        identity = self.store.keys.identity()
        self.check_in = CheckIn(
            self.store.cache,
            self.store.journal,
            self.clock,
            device_id=identity.device_id if identity else None,
            built_at_ms=int(Path(kiosk.__file__).stat().st_mtime * 1_000),
        )
        self._sounds = SoundPlayer(ROOT / "sounds")
        self._build_view_models()
        self._typed = TypedScanner()
        self._keys = KeyListener(self._key_typed, self.clock.monotonic_ms)
        self._key_pause = QTimer(singleShot=True, interval=LONGEST_GAP_MS + 10)
        self._key_pause.timeout.connect(lambda: self._submit_all(self._typed.paused(self.clock.monotonic_ms())))
        self._tick = QTimer(interval=TICK_MS)
        self._tick.timeout.connect(self.station.tick)
        self.scanner = CameraScanner(
            parse_source(settings.camera),
            create_decoder(DecoderEngine(settings.decoder.value)),
            on_code=self.view_model.submit,
            on_frame=lambda picture: self.frames.post(np.asarray(picture, np.uint8)),
            on_state=lambda status: self._relay.post(lambda: self._show_camera(status)),
            now_ms=self.clock.now_ms,
            every_frame=every_frame,
        )
        self.link = self._build_link(identity) if identity else None
        self.qml = QmlWindow(
            "Main.qml",
            {"checkIn": self.view_model, "search": self.search, "station": self.station},
            appearance=self.appearance,
        )
        self._keys.listen(application)

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

    def switch_camera(self, source: Source) -> None:
        """Read codes from another source from now on."""
        self.scanner.switch(source)

    def close(self) -> None:
        """Take everything down: first what brings work, then the screen, then the files. Nothing recorded is lost."""
        self.scanner.stop()
        if self.link is not None and not self.link.stop():
            _log.warning("link did not stop in time")
        self._tick.stop()
        self._key_pause.stop()
        self._sounds.close()
        self.qml.close()
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
        if status.hub_offset_ms is not None and status.hub_offset_error_ms is not None:
            self.check_in.set_hub_clock(HubClock(status.hub_offset_ms, status.hub_offset_error_ms))
        self._relay.post(lambda: self.station.set_link(status))

    # -- building

    def _build_view_models(self) -> None:
        settings, cache = self._settings, self.store.cache
        event, config = cache.event(), self.store.config.held()
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
        self.search = SearchViewModel(Lookup(cache), chosen=self.view_model.admit_found, typed=self._enter)
        self.station = StationViewModel(self.frames, self.times, now_ms=self.clock.now_ms)
        self.appearance.language_changed.connect(self._rewrite)

    def _build_link(self, identity: DeviceIdentity) -> BackgroundLink:
        http = open_http(identity.hub_url)
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
        else:
            phase = Phase.STARTING if event is None or checkpoint is None else Phase.READY
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

    def _play(self, name: str) -> None:
        if self._settings.sound:
            self._sounds.play(name)

    def _show_camera(self, status: CameraStatus) -> None:
        self.station.set_camera(CameraState(status.state.value))

    def _enter(self, text: str) -> None:
        self.view_model.submit(ScannedCode(text, ScanType.MANUAL_ENTRY, "Typed", self.clock.now_ms()))

    def _key_typed(self, text: str, at_ms: int) -> None:
        self._submit_all(self._typed.typed(text, at_ms))
        self._key_pause.start()

    def _submit_all(self, typed: Sequence[ScannedCode | TypedTooLong]) -> None:
        for one in typed:
            text = one.text if isinstance(one, ScannedCode) else f"{one.characters} characters"
            self.view_model.submit(ScannedCode(text, ScanType.QR_SCAN, "Typed", self.clock.now_ms()))


def run(settings: Settings, *, ready: Callable[[Device], None] | None = None) -> int:
    """Run the device until its window is closed or the process is told to stop; returns the exit code.

    Qt's environment must stand already (`kiosk.bootstrap`).

    Raises:
        GatehouseError: the device cannot start; the text says what to do.
    """
    if settings.mode not in {None, DeviceMode.CHECK_IN}:
        raise ConfigurationError(
            f"This version has no screens for the mode {settings.mode}.", next_step="Use --mode check-in."
        )
    application = start_application(["gatehouse"])
    log_qt_messages()
    device = Device(settings, application)
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: application.quit())  # served at the next tick, when Python runs again
    try:
        device.start()
        if ready is not None:
            ready(device)
        return application.exec()
    finally:
        device.close()
