"""`make demo`: a hub with a sample event, a station paired with it, and its window; with no display, a guided tour."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from kiosk import logs, settings
from kiosk.__main__ import prepare_qt
from kiosk.settings import Settings
from tests.demo.cast import Acts, Casting
from tests.demo.film import film
from tests.demo.hub_process import HubProcess

OUT = Path("build/demo")
CHECKPOINT = "North gate"

console = Console(width=110)


def main(
    *,
    off_screen: Annotated[bool, typer.Option("--off-screen", help="The guided tour, also where there is one.")] = False,
    out: Annotated[Path, typer.Option(help="Folder for everything that the demo makes; emptied first.")] = OUT,
) -> None:
    """Show the whole product. Exits with 1 if a number at the end of the tour is wrong."""
    # The demo's keys belong in its own folder, not in the keyring of whoever runs it.
    os.environ["DBUS_SESSION_BUS_ADDRESS"] = "unix:path=/nonexistent"
    has_display = bool(os.environ.get("WAYLAND_DISPLAY") or os.environ.get("DISPLAY"))
    out = out.absolute()
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    hub = HubProcess(out)
    try:
        event_id = open_doors(hub)
        pair(hub, out)
        if has_display and not off_screen:
            show_window(hub, event_id, out)
        else:
            console.print("There is no display: a guided tour, drawn off-screen.")
            raise typer.Exit(tour(hub, event_id, out))
    finally:
        hub.kill()


def open_doors(hub: HubProcess) -> str:
    """Make the sample event, serve it, and return its id."""
    hub.command("migrate")
    with console.status("Registering 2,000 participants"):
        console.print(hub.command("seed").splitlines()[0])
    key = hub.command("create-key", "--tenant", "sample", "--permission", "*").strip()
    hub.use_key(key)
    hub.start()
    console.print(f"The hub serves at {hub.url}, its documentation at {hub.url}/docs")
    event_id: str = hub.get("/events")["data"][0]["id"]
    return event_id


def pair(hub: HubProcess, out: Path) -> None:
    """Pair a station by its own command."""
    code = hub.pairing_code(CHECKPOINT, "Station 1")
    done = subprocess.run(
        [sys.executable, "-m", "kiosk", "pair", hub.url, code, "--data-dir", str(out / "station")],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(done.stderr)
    console.print(done.stdout.strip())


def show_window(hub: HubProcess, event_id: str, out: Path) -> None:
    """Open the station's window on a real camera, or on a film where there is none, until it is closed."""
    camera = "0"
    if not list(Path("/dev").glob("video*")):
        with console.status("No camera here: filming badges instead"):
            acts = Casting(hub, event_id, out / "cast").acts()
            film(out / "badges.mp4", [shot.picture for shot in acts.with_hub])
        camera = str(out / "badges.mp4")
    console.print("The station's window is open; close it to end the demo.")
    station = ["--mode", "check-in", "--camera", camera, "--data-dir", str(out / "station")]
    subprocess.run([sys.executable, "-m", "kiosk", "run", *station], check=True)


def tour(hub: HubProcess, event_id: str, out: Path) -> int:
    """Lead the station through a day; returns the exit code."""
    with console.status("Printing badges"):
        acts = Casting(hub, event_id, out / "cast").acts()
    return lead(station_settings(out), hub, event_id, acts, out)


def station_settings(out: Path) -> Settings:
    """Return how the tour's station is set, its logging set up and Qt's environment prepared."""
    flags = {"data_dir": str(out / "station"), "off_screen": "true", "sound": "false", "camera": str(out / "none.mp4")}
    loaded = settings.load(flags, os.environ, home=Path.home())
    log = (out / "station.log").open("w")  # open to the last line of the process
    logs.set_up(loaded.data_dir / "logs", loaded.log_level, stream=log)
    prepare_qt(loaded)
    return loaded


def lead(loaded: Settings, hub: HubProcess, event_id: str, acts: Acts, out: Path) -> int:
    """Run the tour and tell what came of it."""
    from kiosk.ui.engine import log_qt_messages, start_application  # noqa: PLC0415 - Qt's environment stands now
    from tests.demo.report import show  # noqa: PLC0415
    from tests.demo.tour import Tour  # noqa: PLC0415

    application = start_application(["gatehouse"])
    log_qt_messages()
    account = Tour(loaded, hub, acts, event_id=event_id, folder=out, console=console).run()
    show(account, console)
    for fault in account.faults():
        console.print(f"[red]wrong:[/] {fault}")
    console.print(f"Pictures of every state: {out / 'pictures'}")
    application.quit()
    return 1 if account.faults() else 0


if __name__ == "__main__":
    typer.run(main)
