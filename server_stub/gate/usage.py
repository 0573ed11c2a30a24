"""Use of API keys, counted in memory and written every few seconds."""

import asyncio
import logging
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam
from sqlalchemy.exc import SQLAlchemyError

from server_stub.database import Database
from server_stub.gate.records import api_keys

FLUSH_EVERY_S = 5

_log = logging.getLogger(__name__)

_ADD = (
    api_keys.update()
    .where(api_keys.c.id == bindparam("key_id"))
    .values(
        usage_count=api_keys.c.usage_count + bindparam("uses"),
        last_used_ms=bindparam("at_ms"),
        last_used_ip=bindparam("address"),
    )
)


@dataclass(slots=True)
class _Use:
    uses: int
    at_ms: int
    address: str


class UsageCounters:
    """Counts without touching the database; a hub that is killed loses the last few seconds of it."""

    def __init__(self) -> None:
        self._uses: dict[str, _Use] = {}

    def count(self, key_id: str, *, at_ms: int, address: str) -> None:
        """Count one request made with a key."""
        use = self._uses.setdefault(key_id, _Use(0, at_ms, address))
        use.uses, use.at_ms, use.address = use.uses + 1, at_ms, address

    async def flush(self, database: Database) -> None:
        """Write what was counted since the last flush; what cannot be written is kept for the next."""
        uses, self._uses = self._uses, {}
        if not uses:
            return
        try:
            await database.write(lambda connection: _store(connection, uses))
        except SQLAlchemyError:
            _log.exception("usage not written keys=%d", len(uses))
            self._take_back(uses)

    async def flush_regularly(self, database: Database) -> None:
        """Flush every few seconds until cancelled."""
        while True:
            await asyncio.sleep(FLUSH_EVERY_S)
            await self.flush(database)

    def _take_back(self, uses: dict[str, _Use]) -> None:
        for key_id, use in uses.items():
            newer = self._uses.setdefault(key_id, _Use(0, use.at_ms, use.address))
            newer.uses += use.uses


def _store(connection: Connection, uses: dict[str, _Use]) -> None:
    connection.execute(
        _ADD,
        [
            {"key_id": key_id, "uses": use.uses, "at_ms": use.at_ms, "address": use.address}
            for key_id, use in uses.items()
        ],
    )
