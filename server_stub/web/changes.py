"""Bodies that change a record: only the fields that were sent."""

from typing import Any

import msgspec
from msgspec import UNSET, Struct


def given_fields(changes: Struct) -> dict[str, Any]:
    """Return the fields of a change that the client sent, null ones included."""
    return {name: value for name, value in msgspec.structs.asdict(changes).items() if value is not UNSET}
