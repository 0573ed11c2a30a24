"""Pictures of every state of the check-in screen: `python -m tests.ui.screenshots OUT`."""

import argparse
import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from kiosk import bootstrap

SIZES = ((1920, 1080), (1280, 800), (1080, 1920))
LANGUAGES = ("en", "fr", "am", "ar")

if __name__ == "__main__":
    bootstrap.apply(bootstrap.plan(os.environ, off_screen=True), scratch=Path(TemporaryDirectory().name))

from kiosk.ui.engine import start_application  # noqa: E402 - its environment stands only now
from kiosk.ui.station_view_model import CameraState, Phase  # noqa: E402
from sync.status import LinkState, SyncStatus  # noqa: E402
from sync.wire.enums import Reason, Warn  # noqa: E402
from tests.support.clock import START_MS  # noqa: E402
from tests.ui import scenes  # noqa: E402
from tests.ui.picture import held_badge  # noqa: E402
from tests.ui.station import Station, settle  # noqa: E402

State = Callable[[Station], None]


def status(link: LinkState, *, pending: int = 0, loading_percent: int | None = None) -> SyncStatus:
    """Return how the device stands to its hub since eight minutes."""
    return SyncStatus(
        link=link,
        since_ms=START_MS - 8 * scenes.MINUTE_MS,
        pending=pending,
        oldest_pending_at_ms=None,
        last_contact_ms=None,
        loading_percent=loading_percent,
    )


def in_use(station: Station) -> None:
    """A busy morning: some came in, one was refused, and the camera sees a badge."""
    station.around.set_link(status(LinkState.OK))
    station.around.set_scans(1_284)
    for row in (1, 2):
        station.scan(scenes.badge(row))
        station.clock.advance(30_000)
    station.scan(scenes.badge(3))
    station.clock.advance(20_000)
    for row in (4, 5):
        station.scan(scenes.badge(row))
        station.clock.advance(15_000)
    station.view_model.nextBadge()
    station.around.tick()
    station.frames.post(held_badge(scenes.badge(6)))


def calm(station: Station) -> None:
    """Bring a station in use back from any state to its camera."""
    if station.shows("languageSheet"):
        station.click("back")
    if station.seen_by_qml.view == "overriding":
        station.view_model.cancelOverride()
    station.view_model.nextBadge()
    station.around.set_place("Gate South", Phase.READY)
    station.around.set_camera(CameraState.RUNNING)
    station.around.set_link(status(LinkState.OK))
    station.frames.post(held_badge(scenes.badge(6)))
    if station.seen_by_qml_appearance.isContrast:
        station.appearance.toggleContrast()


def hub_away(station: Station) -> None:
    """Go on without the hub."""
    station.around.set_link(status(LinkState.AWAY, pending=41))
    station.around.set_camera(CameraState.RUNNING, is_dark=True)


def _camera(state: CameraState) -> State:
    return lambda station: station.around.set_camera(state)


def _link(state: LinkState) -> State:
    return lambda station: station.around.set_link(status(state, pending=3))


def _verdict(reason: Reason, row: int = 6, *, warnings: Sequence[Warn] = (), recorded: bool = True) -> State:
    outcome = scenes.outcome(reason, row, warnings=warnings, recorded=recorded)
    return lambda station: station.view_model.show(outcome)


def _find(text: str) -> State:
    def show(station: Station) -> None:
        station.view_model.find()
        settle()
        station.find("searchField").setProperty("text", text)

    return show


def _override(reason: Reason) -> State:
    def show(station: Station) -> None:
        station.view_model.show(scenes.outcome(reason))
        station.view_model.beginOverride()
        settle()
        station.click("reason1")

    return show


def _starting(station: Station) -> None:
    station.around.set_place("", Phase.STARTING)
    station.around.set_link(status(LinkState.OK, loading_percent=42))


def _languages(station: Station) -> None:
    station.click("languageButton")


def _contrast(state: State) -> State:
    def show(station: Station) -> None:
        station.appearance.toggleContrast()
        state(station)

    return show


STATES: dict[str, State] = {
    "scanning": lambda _: None,
    "scanning-hub-away": hub_away,
    "scanning-hub-trouble": _link(LinkState.TROUBLE),
    "scanning-unauthorized": _link(LinkState.UNAUTHORIZED),
    "scanning-contrast": _contrast(hub_away),
    "camera-none": _camera(CameraState.NO_CAMERA),
    "camera-unplugged": _camera(CameraState.UNPLUGGED),
    "camera-ended": _camera(CameraState.ENDED),
    "starting": _starting,
    "not-paired": lambda station: station.around.set_place("", Phase.NOT_PAIRED),
    "languages": _languages,
    "find-empty": _find(""),
    "find-people": _find("sel"),
    "find-nobody": _find("qqq"),
    "override": _override(Reason.ALREADY_INSIDE),
    "override-lead": _override(Reason.BLACKLISTED),
    "cannot-record": _verdict(Reason.ADMITTED, recorded=False),
    "yes-arabic-name": _verdict(Reason.ADMITTED, 7),
    "yes-ethiopic-name": _verdict(Reason.ADMITTED, 8),
    "yes-long-name": _verdict(Reason.ADMITTED, 9, warnings=[Warn.CLOCK_SUSPECT]),
    "yes-contrast": _contrast(_verdict(Reason.ADMITTED)),
    "no-contrast": _contrast(_verdict(Reason.ALREADY_INSIDE, 3)),
    **{f"verdict-{reason.value.lower().replace('_', '-')}": _verdict(reason) for reason in Reason},
    "verdict-already-inside": _verdict(Reason.ALREADY_INSIDE, 3),
}
"""Each state of the screen by name, as what brings a station in use into it."""


def render_states(
    out: Path,
    sizes: Sequence[tuple[int, int]] = SIZES,
    languages: Sequence[str] = LANGUAGES,
    names: Sequence[str] = tuple(STATES),
) -> Iterator[Path]:
    """Yield each picture as soon as it is written; Qt's application must be there, with its fonts."""
    out.mkdir(parents=True, exist_ok=True)
    for language in languages:
        station = Station(scenes.busy_cache(), language=language, operator="Marta")
        in_use(station)
        for name in names:
            calm(station)
            STATES[name](station)
            for width, height in sizes:
                station.resize(width, height)
                path = out / f"{name}-{language}-{width}x{height}.png"
                station.window.grabWindow().save(str(path))
                yield path
        station.close()


def _size(text: str) -> tuple[int, int]:
    width, _, height = text.partition("x")
    return int(width), int(height)


def main() -> None:
    """Write the pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--size", type=_size, action="append")
    parser.add_argument("--language", action="append", choices=LANGUAGES)
    parser.add_argument("--state", action="append", choices=STATES)
    chosen = parser.parse_args()
    application = start_application(["screenshots"])
    assert application is not None
    for path in render_states(
        chosen.out, chosen.size or SIZES, chosen.language or LANGUAGES, chosen.state or tuple(STATES)
    ):
        print(path)


if __name__ == "__main__":
    main()
