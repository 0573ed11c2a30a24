"""`gatehouse-hub`: serving the hub, and the few things that an operator does beside it.

Exit codes: 0 done, 1 it could not be done, 2 the command or a setting makes no sense.
"""

import sys

import typer
from sqlalchemy.exc import DatabaseError

from server_stub.badges.commands import badges
from server_stub.commands import create_key, migrate, serve
from server_stub.devices.commands import pairing_code
from server_stub.errors import HubError, OperatorError
from server_stub.seed.commands import seed

app = typer.Typer(
    name="gatehouse-hub",
    help="The Gatehouse hub: the REST API that kiosks and partners talk to. "
    "Settings come from flags, else from GATEHOUSE_HUB_… in the environment.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)
for command in (serve, migrate, seed, badges, pairing_code, create_key):
    app.command()(command)


def main() -> None:
    """Run the command line and leave with its exit code."""
    try:
        app()
    except OperatorError as error:
        _fail(str(error), error.exit_code)
    except HubError as error:
        _fail(f"{error} Nothing was changed.", 1)
    except DatabaseError as error:
        _fail(f"The database failed: {error.orig}. Check the file, its folder and the space on its disk.", 1)


def _fail(message: str, exit_code: int) -> None:
    print(f"gatehouse-hub: {message}", file=sys.stderr)
    sys.exit(exit_code)


if __name__ == "__main__":
    main()
