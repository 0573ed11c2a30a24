"""`gatehouse-hub create-key`: makes an API key."""

import typer
from sqlalchemy import Connection

from server_stub.api_keys import service
from server_stub.api_keys.forms import ApiKey, NewApiKey
from server_stub.command_line import open_hub
from server_stub.gate.permissions import GRANTABLE
from server_stub.moment import Moment
from server_stub.tenants import service as tenants


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
        drawn = service.draw_hashed(tenant_id, hub.settings.bcrypt_cost)

        def store(connection: Connection, moment: Moment) -> ApiKey:
            return service.create(connection, moment, tenant_id, drawn, new)

        key_id = hub.write(store).id
    typer.echo(drawn.key.text)
    typer.echo(f"Key {key_id} of {tenant}. It is not shown again.", err=True)


def _find_or_make(connection: Connection, moment: Moment, slug: str) -> str:
    return tenants.find(connection, slug) or tenants.create(connection, moment, name=slug, slug=slug)
