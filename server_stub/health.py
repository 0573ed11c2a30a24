"""Whether the hub can serve: the database answers and has the schema of this version."""

from functools import cache

from litestar import get
from litestar.di import NamedDependency
from msgspec import Struct
from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from server_stub import schema_version
from server_stub.errors import UnavailableError
from server_stub.hub import Hub
from sync.wire.routes import HEALTH


class Health(Struct, rename="camel", frozen=True, kw_only=True):
    """A hub that can serve."""

    status: str = "ok"
    schema_version: str


@get(HEALTH, security=[{}], tags=["Operation"])
async def health(hub: NamedDependency[Hub]) -> Health:
    """Say whether the hub can serve; 503 where it cannot."""
    try:
        found = await hub.database.read(_schema_version)
    except SQLAlchemyError as error:
        raise UnavailableError("The database does not answer.") from error
    if found != _needed():
        raise UnavailableError(f"The database is at version {found}, not {_needed()}: run gatehouse-hub migrate.")
    return Health(schema_version=found)


def _schema_version(connection: Connection) -> str | None:
    return schema_version.current(connection)


@cache
def _needed() -> str:
    return schema_version.needed()
