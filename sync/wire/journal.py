"""Journal rows as a device sends them, how they chain, and what the hub answers.

A row's `facts` and `personal` parts travel as the very JSON bytes that the device hashed, so both ends compute the same
chain without a canonical form. The personal part enters the chain only as ``SHA-256(salt ‖ personal)``: it and its salt
can be erased later and the chain still verifies.
"""

import hashlib
from typing import TYPE_CHECKING

import msgspec

from sync.wire.base import Sparse, Wire
from sync.wire.enums import Movement, Reason, RowOutcome, ScanResult, ScanType
from sync.wire.times import Instant

MAX_ROWS = 500
"""Rows of one batch."""
MAX_BATCH_BYTES = 2_000_000
"""Bytes of one batch after decompression."""
MAX_EPOCH = 64
"""Characters of an epoch's name."""
MAX_SEQ = 2**53 - 1
"""The largest whole number that every reader of JSON agrees on."""
SALT_BYTES = 8

GENESIS = hashlib.sha256(b"gatehouse journal").hexdigest()
"""The hash before the first row of every epoch."""


if TYPE_CHECKING:
    OptionalRaw = msgspec.Raw | None
else:
    OptionalRaw = msgspec.Raw  # for `Raw | None` msgspec 0.22 decodes nothing but null


class AccessLogFacts(Sparse, frozen=True, kw_only=True):
    """What happened at a checkpoint, without who."""

    at: Instant
    """The device's clock, raw."""
    checkpoint_id: str
    scan_type: ScanType
    result: ScanResult
    reason: Reason
    movement: Movement
    zone_id: str | None = None
    cache_number: int = 0
    """The change number that the decision rested on."""
    boot_id: str | None = None
    boot_ms: int | None = None
    """The boot-time clock, which no hand can set."""
    offset_ms: int | None = None
    """Hub clock minus device clock at the last contact."""
    offset_error_ms: int | None = None
    clock_suspect: bool = False


class AccessLogPersonal(Sparse, frozen=True, kw_only=True):
    """Who it was, and what staff said about it; erased when the event's retention ends."""

    participant_id: str | None = None
    """Absent when a signed badge was admitted whose participant is not in the cache."""
    participant_number: int | None = None
    code_hash: str | None = None
    scanned_by: str | None = None
    override_reason: str | None = None


class JournalRow(Sparse, frozen=True, kw_only=True):
    """One row of one epoch of one device."""

    seq: int
    """From 1, by one."""
    id: str
    """UUIDv7, minted with the row and never again."""
    kind: str
    """A `RowKind`; a hub stores kinds that it does not know in quarantine."""
    facts: msgspec.Raw
    personal: OptionalRaw = None
    salt: str | None = None
    """Hex; with `personal`, and erased with it."""
    commitment: str | None = None
    """Hex of SHA-256(salt ‖ personal); sent in place of an erased personal part."""


class JournalBatch(Wire, frozen=True, kw_only=True):
    """Rows of one device and epoch in ascending order."""

    epoch: str
    rows: list[JournalRow]
    previous: str
    """Chain hash of the row before the first one here."""
    head: str
    """Chain hash of the last row here."""


class RowAnswer(Wire, frozen=True, kw_only=True):
    """What became of one row."""

    seq: int
    outcome: RowOutcome


class EpochMark(Wire, frozen=True, kw_only=True):
    """What the hub holds of one epoch."""

    epoch: str
    acked_through: int
    """Every row up to here is stored durably."""
    max_seen: int
    missing: list[tuple[int, int]] = []
    """Inclusive ranges between `acked_through` and `max_seen` that never arrived."""


class JournalAnswer(Wire, frozen=True, kw_only=True):
    """Given after commit: one answer a row, and the mark."""

    rows: list[RowAnswer]
    mark: EpochMark


class JournalMark(Wire, frozen=True, kw_only=True):
    """What the hub holds of a device, epochs in the order in which they opened."""

    epochs: list[EpochMark]


def commit_personal(salt: bytes, personal: bytes) -> str:
    """Return the commitment to a personal part."""
    return hashlib.sha256(salt + personal).hexdigest()


def commitment_of(row: JournalRow) -> str:
    """Return the commitment that the row carries or implies; empty when it never had a personal part.

    Raises:
        ValueError: a personal part without a usable salt.
    """
    if row.personal is None:
        return row.commitment or ""
    if row.salt is None:
        raise ValueError("a personal part needs its salt")
    return commit_personal(bytes.fromhex(row.salt), bytes(row.personal))


def chain(previous: str, *, epoch: str, seq: int, row_id: str, kind: str, facts: bytes, commitment: str) -> str:
    """Return the hash of a row: SHA-256 over the previous hash and every part, each ended by a line feed.

    JSON text, ids and hashes hold no bare line feed, so no two rows give the same input.
    """
    head = f"{previous}\n{epoch}\n{seq}\n{row_id}\n{kind}\n{commitment}\n".encode()
    return hashlib.sha256(head + facts + b"\n").hexdigest()


def chain_row(previous: str, epoch: str, row: JournalRow) -> str:
    """Return the hash of a row as it travels; raises like `commitment_of`."""
    return chain(
        previous,
        epoch=epoch,
        seq=row.seq,
        row_id=row.id,
        kind=row.kind,
        facts=bytes(row.facts),
        commitment=commitment_of(row),
    )
