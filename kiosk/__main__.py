"""The command line of a device: `gatehouse run`, `pair`, `decode`.

Exit codes, of every command:

    0  done; for `run`, the window was closed or the process was told to stop
    1  it could not be done: the hub is not there or refuses, a picture holds no code
    2  a flag, a setting or the installation makes no sense
    4  no keyring, or it is locked
    6  the data folder or the files in it cannot be used as they stand
    130  interrupted

A device without a hub or a camera runs, and its screen says what is missing.
"""

import json
import logging
import os
import sys
from contextlib import closing
from pathlib import Path
from typing import Annotated

import typer

from kiosk import bootstrap, logs, settings
from kiosk.devices.clock import SystemClock
from kiosk.devices.decode_command import decode_files
from kiosk.devices.decoder import Engine
from kiosk.errors import GatehouseError, StoreError
from kiosk.settings import Graphics, Settings
from kiosk.store.files import make_folder
from sync.wire.enums import DeviceMode

app = typer.Typer(
    help="A check-in device: scans badges, decides on the spot, tells its hub later. "
    "Settings come from flags, else from GATEHOUSE_… in the environment, else from a file.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

_log = logging.getLogger(__name__)

DataDir = Annotated[str | None, typer.Option(help="Folder for the journal, the cache and the logs.")]
Config = Annotated[str | None, typer.Option(help="Settings file (TOML); flags win over it.")]


def load_settings(**flags: str | None) -> Settings:
    """Return the settings from flags, environment and file, with logging set up.

    Raises:
        ConfigurationError: they make no sense.
        StoreError: the data folder cannot be made or written to.
    """
    loaded = settings.load(flags, os.environ, home=Path.home())
    make_folder(loaded.data_dir / "logs")
    logs.set_up(loaded.data_dir / "logs", loaded.log_level)
    return loaded


@app.command()
def run(
    *,
    mode: Annotated[DeviceMode | None, typer.Option(help="What this device is for.")] = None,
    camera: Annotated[
        str | None, typer.Option(help="A camera's number, or a video, a picture or a folder of them.", metavar="0|PATH")
    ] = None,
    language: Annotated[str | None, typer.Option(help="First language of the screen: en, fr, am or ar.")] = None,
    theme: Annotated[str | None, typer.Option(help="Colours: light, dark or contrast.")] = None,
    full_screen: Annotated[bool, typer.Option("--full-screen", help="Fill the screen.")] = False,
    off_screen: Annotated[bool, typer.Option("--off-screen", help="Draw into memory, without a display.")] = False,
    data_dir: DataDir = None,
    config: Config = None,
) -> None:
    """Run this device until its window is closed.

    Example: gatehouse run --mode check-in --camera 0
    """
    loaded = load_settings(
        mode=mode.value if mode else None,
        camera=camera,
        language=language,
        theme=theme,
        full_screen="true" if full_screen else None,
        off_screen="true" if off_screen else None,
        data_dir=data_dir,
        config=config,
    )
    prepare_qt(loaded)
    from kiosk import app as device  # noqa: PLC0415 - Qt reads its environment when it is imported

    raise typer.Exit(device.run(loaded))


@app.command()
def pair(
    hub_url: Annotated[str, typer.Argument(help="The hub's address; https unless it says otherwise.")],
    code: Annotated[str, typer.Argument(help="The one-time code from the hub's devices page.")],
    data_dir: DataDir = None,
    config: Config = None,
) -> None:
    """Pair this device with a hub, by a one-time code.

    Example: gatehouse pair https://hub.example.org ABCD-2345
    """
    from kiosk.pairing import open_device_store, pair_device  # noqa: PLC0415 - costs the other commands a second

    loaded, clock = load_settings(data_dir=data_dir, config=config), SystemClock()
    with closing(open_device_store(loaded, clock)) as store:
        store.health.log()
        told = pair_device(store, clock, hub_url, code)
    print(f"Paired as {told.name} for {told.event_name}. Start it with: gatehouse run --mode {told.mode}")


@app.command()
def decode(
    images: Annotated[list[Path], typer.Argument(help="Pictures with codes in them.", metavar="IMAGE...")],
    engine: Annotated[Engine, typer.Option(help="The library that reads them.")] = Engine.ZXING,
) -> None:
    """Say what codes are in pictures: one line of JSON each. Exits with 1 if one had none.

    Example: gatehouse decode badges/*.png
    """
    failed = False
    for record in decode_files(images, engine=engine):
        failed = failed or "error" in record
        print(json.dumps(record, ensure_ascii=False))
    raise typer.Exit(1 if failed else 0)


def prepare_qt(loaded: Settings) -> None:
    """Set Qt's environment; must come before the first import of `kiosk.app`."""
    chosen = bootstrap.plan(
        os.environ,
        off_screen=loaded.off_screen,
        gpu=loaded.graphics is Graphics.GPU,
        screens=[loaded.screen] if loaded.off_screen else [],
    )
    scratch = loaded.data_dir / "run"
    make_folder(scratch)
    bootstrap.apply(chosen, scratch=scratch)


def main() -> None:
    """Run a command; what a person can mend is told in two sentences, with an exit code of its own."""
    try:
        app()
    except GatehouseError as error:
        _fail(error)
    except OSError as error:
        _log.exception("command failed")
        _fail(StoreError(f"The system refused: {error}.", next_step="Check the rights and the space on the disk."))


def _fail(error: GatehouseError) -> None:
    print(f"gatehouse: {error}", file=sys.stderr)
    sys.exit(error.exit_code)


if __name__ == "__main__":
    main()
