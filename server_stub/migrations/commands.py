"""`gatehouse-hub migrate`: brings the database to this version's schema."""

import typer

from server_stub import schema_version
from server_stub.errors import OperatorError
from server_stub.settings import settings_with


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
