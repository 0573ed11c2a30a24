"""What the commands about the hub itself do; each feature brings its own."""

import signal
import sys
from dataclasses import replace

import typer
from sqlalchemy import Connection

from server_stub import schema_version
from server_stub.api_keys import service as api_keys
from server_stub.api_keys.forms import ApiKey, NewApiKey
from server_stub.app import create_app
from server_stub.command_line import open_hub
from server_stub.errors import OperatorError
from server_stub.gate.permissions import GRANTABLE
from server_stub.logs import set_up_logs
from server_stub.moment import Moment, system_clock, uuid7_ids
from server_stub.serving import listen, make_server
from server_stub.settings import Settings, read_settings
from server_stub.sqlite_database import SqliteDatabase
from server_stub.tenants import service as tenants


def serve(database: str | None, host: str | None, port: int | None) -> None:
    """Serve until interrupted.

    Raises:
        OperatorError: the database has another version, or the address is taken.
    """
    settings = settings_with(database=database, host=host, port=port)
    schema_version.require_current(settings.database_path)
    set_up_logs(settings.log_level)
    opened = SqliteDatabase(settings.database_path)
    for asked in (signal.SIGINT, signal.SIGTERM):  # uvicorn raises it again once it has let its requests finish
        signal.signal(asked, _leave)
    try:
        hub = create_app(settings, opened, system_clock, uuid7_ids(system_clock))
        with listen(settings.host, settings.port) as listener:
            _announce(*listener.getsockname()[:2])
            make_server(hub, trusted_proxies=settings.trusted_proxies).run(sockets=[listener])
    finally:
        opened.close()


def migrate(database: str | None) -> None:
    """Bring the database to this version's schema, and say which it had.

    Raises:
        OperatorError: there is no folder for it, or a newer hub wrote it.
    """
    path = settings_with(database=database).database_path
    if not path.parent.is_dir():
        raise OperatorError(f"There is no folder {path.parent}.", next_step=f"Make it: mkdir -p {path.parent}")
    before, after = schema_version.migrate(path)
    typer.echo(f"{path} is at version {after}, as it was." if before == after else f"{path} is at version {after} now.")


def create_key(database: str | None, tenant: str, permissions: list[str], name: str) -> None:
    """Make an API key and print it; nothing else goes to standard output.

    Raises:
        typer.BadParameter: there is no such permission.
        OperatorError: the database is not there, or of another version.
    """
    if unknown := sorted(set(permissions) - GRANTABLE):
        known = ", ".join(sorted(GRANTABLE))
        raise typer.BadParameter(f"there is no {', '.join(unknown)}; known are {known}", param_hint="--permission")
    new = NewApiKey(name=name, permissions=permissions)
    with open_hub(database, "create-key") as hub:
        tenant_id = hub.write(lambda connection, moment: _find_or_make(connection, moment, tenant))
        drawn = api_keys.draw_hashed(tenant_id, hub.settings.bcrypt_cost)

        def store(connection: Connection, moment: Moment) -> ApiKey:
            return api_keys.create(connection, moment, tenant_id, drawn, new)

        key_id = hub.write(store).id
    typer.echo(drawn.key.text)
    typer.echo(f"Key {key_id} of {tenant}. It is not shown again.", err=True)


def settings_with(**flags: str | int | None) -> Settings:
    """Return the settings of the environment, with the flags that were given over them.

    Raises:
        ConfigurationError: a value of the environment makes no sense.
    """
    given = {name: value for name, value in flags.items() if value is not None}
    return replace(read_settings(), **given)  # type: ignore[arg-type]  # typer made each value of its field's type


def _leave(_signal: int, _frame: object) -> None:
    sys.exit(0)


def _find_or_make(connection: Connection, moment: Moment, slug: str) -> str:
    return tenants.find(connection, slug) or tenants.create(connection, moment, name=slug, slug=slug)


def _announce(host: str, port: int) -> None:
    address = f"http://{f'[{host}]' if ':' in host else host}:{port}"
    typer.echo(f"Gatehouse hub on {address}, documentation at {address}/docs. Ctrl-C stops it.", err=True)
