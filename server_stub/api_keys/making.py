"""Drawing keys until one has a prefix of its own."""

import asyncio
from collections.abc import Callable

from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from server_stub.api_keys.forms import ApiKey, MadeApiKey
from server_stub.api_keys.service import HashedKey, draw_hashed
from server_stub.errors import UnavailableError
from server_stub.hub import Hub

_DRAWS = 5


async def make_key(
    hub: Hub,
    tenant_id: str,
    store: Callable[[Connection, HashedKey], ApiKey],
    *,
    draw: Callable[[str, int], HashedKey] = draw_hashed,
) -> MadeApiKey:
    """Return a new key of the tenant, stored by `store` in one transaction.

    Two keys in 2³² share a prefix by chance; the later one is drawn again.

    Raises:
        UnavailableError: no free prefix was drawn.
        HubError: whatever `store` raises.
    """
    for _ in range(_DRAWS):
        drawn = await asyncio.to_thread(draw, tenant_id, hub.settings.bcrypt_cost)
        try:
            record = await hub.database.write(lambda connection, drawn=drawn: store(connection, drawn))  # type: ignore[misc]  # mypy infers no types for lambdas with defaults
        except IntegrityError:
            continue
        return MadeApiKey(key=drawn.key.text, api_key=record)
    raise UnavailableError("No free key prefix was found; try again.")
