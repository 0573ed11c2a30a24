"""The gate that every API key passes: cheap checks first, bcrypt last and rarely.

In order: form, row, status and expiry, address and origin, known secret, failed tries, bcrypt. Known secrets come
before failed tries, so that nobody can lock a working key out by guessing at its prefix.
"""

import asyncio
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import bcrypt
from sqlalchemy import Connection, Row, select

from server_stub.database import Database
from server_stub.errors import ForbiddenError, KeyRefusedError
from server_stub.gate import addresses, key_text
from server_stub.gate.fences import FailedTries, VerifiedSecrets
from server_stub.gate.key_text import KeyText
from server_stub.gate.records import api_keys
from server_stub.gate.usage import UsageCounters
from server_stub.tenants import service as tenants
from server_stub.tenants.records import FeatureFlag
from sync.wire.enums import ApiKeyStatus

ROW_TRUSTED_FOR_MS = 250
"""How long another process may go on accepting a key after this one revoked it."""
DEVICE_SCOPE = "device:"
"""Before a device's id, in the scopes of the key that pairing made for it."""

_MOST_ROWS = 10_000


@dataclass(frozen=True, slots=True)
class KeyRow:
    """What the gate needs of a key and its tenant."""

    id: str
    tenant_id: str
    prefix: str
    hash: bytes
    permissions: tuple[str, ...]
    scopes: tuple[str, ...]
    status: ApiKeyStatus
    expires_ms: int | None
    grace_end_ms: int | None
    allowed_ips: tuple[str, ...]
    allowed_origins: tuple[str, ...]
    switched_off: frozenset[FeatureFlag]

    @property
    def device_id(self) -> str | None:
        """The device that pairing made the key for."""
        found = (scope.removeprefix(DEVICE_SCOPE) for scope in self.scopes if scope.startswith(DEVICE_SCOPE))
        return next(found, None)

    def is_accepted(self, now_ms: int) -> bool:
        """Return whether the key is active, or rotated and inside its grace, and not past its expiry."""
        if self.expires_ms is not None and now_ms >= self.expires_ms:
            return False
        in_grace = self.grace_end_ms is not None and now_ms < self.grace_end_ms
        return self.status is ApiKeyStatus.ACTIVE or (self.status is ApiKeyStatus.ROTATED and in_grace)


class KeyGate:
    """Checks presented keys; lives in the event loop, with threads for bcrypt alone."""

    def __init__(self, database: Database, clock: Callable[[], int]) -> None:
        self._database = database
        self._clock = clock
        self._rows: dict[str, tuple[int, KeyRow]] = {}
        self._forgotten = 0
        self._verified = VerifiedSecrets(clock)
        self._tries = FailedTries(clock)
        self._one_at_a_time: dict[str, asyncio.Lock] = {}
        self._hashers = ThreadPoolExecutor(os.cpu_count() or 1, thread_name_prefix="hub-bcrypt")
        self.usage = UsageCounters()

    async def admit(self, text: str | None, *, address: str, origin: str | None = None) -> KeyRow:
        """Return the key that was presented from this address, and count its use.

        Raises:
            KeyRefusedError: none, malformed, unknown, revoked or expired.
            ForbiddenError: not from this address or origin.
            TooManyRequestsError: too many wrong tries.
        """
        presented = _parse(text)
        row = await self._accepted_row(presented)
        if not addresses.is_allowed(row.allowed_ips, address):
            raise ForbiddenError("This API key may not be used from this address.")
        if origin is not None and row.allowed_origins and origin not in row.allowed_origins:
            raise ForbiddenError("This API key may not be used from this origin.")
        await self._prove(row, presented, address)
        self.usage.count(row.id, at_ms=self._clock(), address=address)
        return row

    async def recognise(self, text: str, *, address: str) -> KeyRow | None:
        """Return the key that this text is, if it is accepted now; it need not be allowed from here, nor is it used.

        Raises:
            TooManyRequestsError: too many wrong tries from this address.
        """
        try:
            presented = _parse(text)
            row = await self._accepted_row(presented)
            await self._prove(row, presented, address)
        except KeyRefusedError:
            return None
        return row

    def forget(self, key_id: str) -> None:
        """Read the key anew at its next request; call it after every committed change of a key."""
        self._forgotten += 1
        self._verified.forget(key_id)
        self._rows = {prefix: entry for prefix, entry in self._rows.items() if entry[1].id != key_id}

    def forget_rows(self) -> None:
        """Read every key anew at its next request; call it after a tenant's capabilities were switched."""
        self._forgotten += 1
        self._rows.clear()

    def close(self) -> None:
        """Let the threads go."""
        self._hashers.shutdown()

    async def _accepted_row(self, presented: KeyText) -> KeyRow:
        row = await self._row(presented.prefix)
        if row is None or not row.is_accepted(self._clock()):
            raise KeyRefusedError
        return row

    async def _row(self, prefix: str) -> KeyRow | None:
        read_ms, row = self._rows.get(prefix, (0, None))
        if row is not None and 0 <= self._clock() - read_ms < ROW_TRUSTED_FOR_MS:
            return row
        began_ms, forgotten = self._clock(), self._forgotten
        row = await self._database.read(lambda connection: load_row(connection, prefix))
        if row is not None and forgotten == self._forgotten:  # else it may be older than the change just made
            if len(self._rows) >= _MOST_ROWS:
                self._rows.clear()
            self._rows[prefix] = (began_ms, row)
        return row

    async def _prove(self, row: KeyRow, presented: KeyText, address: str) -> None:
        if self._verified.holds(row.id, presented.secret):
            return
        async with self._one_at_a_time.setdefault(row.id, asyncio.Lock()):
            if self._verified.holds(row.id, presented.secret):
                return
            self._tries.require_allowed(prefix=row.prefix, address=address)
            if not await self._matches(presented.secret, row.hash):
                self._tries.add(prefix=row.prefix, address=address)
                raise KeyRefusedError
        self._verified.add(row.id, presented.secret)

    async def _matches(self, secret: str, hashed: bytes) -> bool:
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._hashers, bcrypt.checkpw, secret.encode(), hashed)


def load_row(connection: Connection, prefix: str) -> KeyRow | None:
    """Return the key with this prefix."""
    found = connection.execute(select(api_keys).where(api_keys.c.key_prefix == prefix)).one_or_none()
    return None if found is None else _key_row(found, tenants.switched_off(connection, found.tenant_id))


def _key_row(found: Row[Any], switched_off: frozenset[FeatureFlag]) -> KeyRow:
    return KeyRow(
        id=found.id,
        tenant_id=found.tenant_id,
        prefix=found.key_prefix,
        hash=found.key_hash.encode(),
        permissions=tuple(found.permissions),
        scopes=tuple(found.scopes),
        status=ApiKeyStatus(found.status),
        expires_ms=found.expires_ms,
        grace_end_ms=found.rotation_grace_end_ms,
        allowed_ips=tuple(found.allowed_ips),
        allowed_origins=tuple(found.allowed_origins),
        switched_off=switched_off,
    )


def _parse(text: str | None) -> KeyText:
    try:
        return key_text.parse(text or "")
    except ValueError:
        raise KeyRefusedError from None
