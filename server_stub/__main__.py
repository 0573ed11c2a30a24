"""`gatehouse-hub`: serving the hub, and the few things that an operator does beside it.

Exit codes: 0 done, 1 it could not be done, 2 the command or a setting makes no sense.

The commands are declared here, and each imports what it does when it runs: the hub takes a second to import, which
--help, a mistyped flag and the other commands need not wait for.
"""

# ruff: noqa: PLC0415 - see above

import sys
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from server_stub.errors import HubError, OperatorError
from sync.wire.enums import DeviceMode

DatabaseOption = Annotated[
    str | None,
    typer.Option("--database", help="As in sqlite:////var/lib/gatehouse/hub.db; else GATEHOUSE_HUB_DATABASE."),
]
EventOption = Annotated[
    str | None, typer.Option("--event", help="Slug or id; may be left out where there is only one.")
]

app = typer.Typer(
    name="gatehouse-hub",
    help="The Gatehouse hub: the REST API that kiosks and partners talk to. "
    "Settings come from flags, else from GATEHOUSE_HUB_… in the environment.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)


@app.command()
def serve(
    database: DatabaseOption = None,
    host: Annotated[str | None, typer.Option(help="Address to listen on; 0.0.0.0 for all.")] = None,
    port: Annotated[int | None, typer.Option(help="Port to listen on; 0 takes a free one.", min=0, max=65535)] = None,
) -> None:
    """Serve the REST API until interrupted.

    Example: gatehouse-hub serve --host 0.0.0.0 --port 8080
    """
    from server_stub import commands

    commands.serve(database, host, port)


@app.command()
def migrate(database: DatabaseOption = None) -> None:
    """Bring the database to this version's schema, making it where there is none.

    Example: gatehouse-hub migrate --database sqlite:///./hub.db
    """
    from server_stub.migrations import commands

    commands.migrate(database)


@app.command()
def seed(
    *,
    participants: Annotated[int, typer.Option("--participants", min=1, max=200_000)] = 2_000,
    database: DatabaseOption = None,
) -> None:
    """Make a sample event that goes on now, with participants, zones, checkpoints and a blacklist; once.

    Example: gatehouse-hub seed
    """
    from server_stub.seed import commands

    commands.seed(participants, database)


@app.command()
def badges(
    *,
    out: Annotated[Path, typer.Option("--out", help="Folder for the pictures; made where it is not there.")],
    event: EventOption = None,
    participant: Annotated[
        list[str] | None, typer.Option("--participant", help="Registration code; may be repeated. Else everybody.")
    ] = None,
    limit: Annotated[int | None, typer.Option("--limit", min=1, help="Only the first so many.")] = None,
    reprint: Annotated[bool, typer.Option("--reprint", help="New badges that void the ones printed before.")] = False,
    font: Annotated[Path | None, typer.Option("--font", help="TrueType file to print names with.")] = None,
    database: DatabaseOption = None,
) -> None:
    """Issue badges: a PNG each, and badges.csv. Running it again gives the same badges, unless --reprint.

    Example: gatehouse-hub badges --out badges --limit 50
    """
    from server_stub.badges import commands

    commands.badges(database, event, out, codes=participant or (), limit=limit, reprint=reprint, font=font)


@app.command()
def pairing_code(
    *,
    event: EventOption = None,
    checkpoint: Annotated[
        str | None,
        typer.Option("--checkpoint", help="Name or id of where it stands; check-in needs one."),
    ] = None,
    name: Annotated[
        str | None, typer.Option("--name", help="Unique in the event; made up where it is left out.")
    ] = None,
    mode: Annotated[DeviceMode, typer.Option("--mode")] = DeviceMode.CHECK_IN,
    language: Annotated[str, typer.Option("--language", help="Language that the device starts in.")] = "en",
    hub_url: Annotated[str | None, typer.Option("--hub-url", help="How devices reach this hub.")] = None,
    show_qr: Annotated[bool, typer.Option("--qr", help="Show the pairing line as a QR code too.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print one line of JSON.")] = False,
    database: DatabaseOption = None,
) -> None:
    """Make a code that pairs one device within 15 minutes, and print the line to type on the device.

    Example: gatehouse-hub pairing-code --checkpoint "North gate"
    """
    from server_stub.devices import commands

    wanted = commands.Wanted(event=event, checkpoint=checkpoint, name=name, mode=mode, language=language)
    commands.pairing_code(database, wanted, hub_url=hub_url, show_qr=show_qr, as_json=as_json)


@app.command()
def create_key(
    *,
    tenant: Annotated[str, typer.Option(help="Slug of the tenant; made where there is none.")],
    permission: Annotated[list[str], typer.Option(help="As in events:read, events:* or *; may be repeated.")],
    name: Annotated[str, typer.Option(help="What the key is for.")] = "Made at the command line",
    database: DatabaseOption = None,
) -> None:
    """Make an API key and print it, this once; nothing else goes to standard output.

    Example: gatehouse-hub create-key --tenant sample --permission 'events:*'
    """
    from server_stub.api_keys import commands

    commands.create_key(database, tenant, permission, name)


def main() -> None:
    """Run the command line and leave with its exit code."""
    try:
        app()
    except OperatorError as error:
        _fail(str(error), error.exit_code)
    except HubError as error:
        _fail(f"{error} Nothing was changed.", 1)
    except Exception as error:
        from sqlalchemy.exc import DatabaseError

        if not isinstance(error, DatabaseError):
            raise
        _fail(f"The database failed: {error.orig}. Check the file, its folder and the space on its disk.", 1)


def _fail(message: str, exit_code: int) -> NoReturn:
    print(f"gatehouse-hub: {message}", file=sys.stderr)
    sys.exit(exit_code)


if __name__ == "__main__":
    main()
