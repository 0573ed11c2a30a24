"""Settings of the hub: flags of the command line over `GATEHOUSE_HUB_*` of the environment over these defaults."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path

from server_stub.errors import ConfigurationError

PREFIX = "GATEHOUSE_HUB_"
DEFAULT_DATABASE = "sqlite:///./gatehouse-hub.db"
_SQLITE = "sqlite:///"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How one hub runs; made once, at the start."""

    database: str = DEFAULT_DATABASE
    """`sqlite:///` and the path of a file."""
    host: str = "127.0.0.1"
    port: int = 8080
    bcrypt_cost: int = 10
    """Each step doubles the time that checking an unknown key takes; keys are 256 random bits, so 10 is plenty."""
    max_body_bytes: int = 4 * 1024 * 1024
    """Largest request body, counted as sent and again after decompression."""
    trusted_proxies: str = ""
    """Addresses, parted by commas, whose X-Forwarded-For tells the client's address; none by default."""
    log_level: str = "INFO"

    @property
    def database_path(self) -> Path:
        """The SQLite file.

        Raises:
            ConfigurationError: the database is not a SQLite file.
        """
        if not self.database.startswith(_SQLITE) or len(self.database) == len(_SQLITE):
            raise ConfigurationError(
                f"The database {self.database!r} is not one that this hub can open.",
                next_step="Give a SQLite file, as in: --database sqlite:////var/lib/gatehouse/hub.db",
            )
        return Path(self.database.removeprefix(_SQLITE))


def read_settings(environment: Mapping[str, str] = os.environ) -> Settings:
    """Return the settings of the environment, with defaults where it says nothing.

    Raises:
        ConfigurationError: a value is not of its kind, or a `GATEHOUSE_HUB_*` name is unknown.
    """
    known = {PREFIX + field.name.upper(): field for field in fields(Settings)}
    values: dict[str, str | int] = {}
    for name in sorted(name for name in environment if name.startswith(PREFIX)):
        if name not in known:
            raise ConfigurationError(f"There is no setting {name}.", next_step=f"Known: {', '.join(sorted(known))}.")
        field = known[name]
        values[field.name] = _number(name, environment[name]) if field.type is int else environment[name]
    return replace(Settings(), **values)  # type: ignore[arg-type]  # each value was made by its field's type


def settings_with(**flags: str | int | None) -> Settings:
    """Return the settings of the environment, with the flags that were given over them.

    Raises:
        ConfigurationError: a value of the environment makes no sense.
    """
    given = {name: value for name, value in flags.items() if value is not None}
    return replace(read_settings(), **given)  # type: ignore[arg-type]  # typer made each value of its field's type


def _number(name: str, text: str) -> int:
    try:
        return int(text)
    except ValueError as error:
        raise ConfigurationError(
            f"{name} is {text!r}, not a whole number.", next_step="Correct or unset it."
        ) from error
