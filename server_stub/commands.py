"""`gatehouse-hub serve`: runs the hub."""

import signal
import sys

import typer

from server_stub import schema_version
from server_stub.app import create_app
from server_stub.logs import set_up_logs
from server_stub.moment import system_clock, uuid7_ids
from server_stub.serving import listen, make_server
from server_stub.settings import settings_with
from server_stub.sqlite_database import SqliteDatabase


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


def _leave(_signal: int, _frame: object) -> None:
    sys.exit(0)


def _announce(host: str, port: int) -> None:
    address = f"http://{f'[{host}]' if ':' in host else host}:{port}"
    typer.echo(f"Gatehouse hub on {address}, documentation at {address}/docs. Ctrl-C stops it.", err=True)
