"""The operator's commands about the hub itself; each feature brings its own."""

import signal
import sys
from dataclasses import replace
from typing import Annotated

import typer
from sqlalchemy import Connection

from server_stub import schema_version
from server_stub.api_keys import service as api_keys
from server_stub.api_keys.forms import ApiKey, NewApiKey
from server_stub.app import create_app
from server_stub.command_line import DatabaseOption, open_hub
from server_stub.errors import OperatorError
from server_stub.gate.permissions import GRANTABLE
from server_stub.logs import set_up_logs
from server_stub.moment import Moment, system_clock, uuid7_ids
from server_stub.serving import listen, make_server
from server_stub.settings import Settings, read_settings
from server_stub.sqlite_database import SqliteDatabase
from server_stub.tenants import service as tenants


def serve(
    database: DatabaseOption = None,
    host: Annotated[str | None, typer.Option(help="Address to listen on; 0.0.0.0 for all.")] = None,
    port: Annotated[int | None, typer.Option(help="Port to listen on; 0 takes a free one.", min=0, max=65535)] = None,
) -> None:
    """Serve the REST API until interrupted."""
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


def migrate(database: DatabaseOption = None) -> None:
    """Bring the database to this version's schema, making it where there is none."""
    path = settings_with(database=database).database_path
    if not path.parent.is_dir():
        raise OperatorError(f"There is no folder {path.parent}.", next_step=f"Make it: mkdir -p {path.parent}")
    before, after = schema_version.migrate(path)
    typer.echo(f"{path} is at version {after}, as it was." if before == after else f"{path} is at version {after} now.")


def create_key(
    *,
    tenant: Annotated[str, typer.Option(help="Slug of the tenant; made where there is none.")],
    permission: Annotated[list[str], typer.Option(help="As in events:read, events:* or *; may be repeated.")],
    name: Annotated[str, typer.Option(help="What the key is for.")] = "Made at the command line",
    database: DatabaseOption = None,
) -> None:
    """Make an API key and print it, this once; nothing else goes to standard output."""
    if unknown := sorted(set(permission) - GRANTABLE):
        known = ", ".join(sorted(GRANTABLE))
        raise typer.BadParameter(f"there is no {', '.join(unknown)}; known are {known}", param_hint="--permission")
    new = NewApiKey(name=name, permissions=permission)
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
