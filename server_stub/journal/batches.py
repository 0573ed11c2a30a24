"""Reading a batch off the wire, and recomputing its chain before anything is stored."""

import zlib
from dataclasses import dataclass

import msgspec

from server_stub.errors import PayloadTooLargeError, UnsupportedMediaTypeError, ValidationError
from sync.wire.journal import (
    MAX_BATCH_BYTES,
    MAX_EPOCH,
    MAX_ROWS,
    MAX_SEQ,
    JournalBatch,
    JournalRow,
    chain,
    commitment_of,
)

_GZIP = 16 + zlib.MAX_WBITS


@dataclass(frozen=True, slots=True)
class ChainedRow:
    """A row with its place in the chain, recomputed here."""

    row: JournalRow
    commitment: str
    previous: str
    hash: str


def read_batch(body: bytes, content_encoding: str) -> JournalBatch:
    """Return the batch of a request's body, whose size is bounded before and after decompression.

    Raises:
        UnsupportedMediaTypeError: a coding other than gzip.
        PayloadTooLargeError: more bytes than a batch may have.
        ValidationError: not gzip, not JSON, or not a batch.
    """
    try:
        return msgspec.json.decode(_plain(body, content_encoding.strip().lower()), type=JournalBatch)
    except zlib.error as error:
        raise ValidationError("The body is not gzip, or was cut short.") from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise ValidationError(f"The body is not a batch of journal rows: {error}") from error


def chain_batch(batch: JournalBatch) -> list[ChainedRow]:
    """Return the rows with their hashes.

    Raises:
        ValidationError: the envelope contradicts itself, so that nothing can be said about its rows; a batch that was
            garbled on the way ends here, and is whole when it is sent again.
    """
    if not 1 <= len(batch.rows) <= MAX_ROWS:
        raise ValidationError.of_field("rows", f"A batch has 1 to {MAX_ROWS} rows.")
    if not 1 <= len(batch.epoch) <= MAX_EPOCH:
        raise ValidationError.of_field("epoch", f"An epoch has 1 to {MAX_EPOCH} characters.")
    rows = []
    previous = batch.previous
    for place, row in enumerate(batch.rows):
        if row.seq != batch.rows[0].seq + place or not 1 <= row.seq <= MAX_SEQ:
            raise ValidationError.of_field(f"rows[{place}].seq", "Rows are numbered from 1 and ascend by one.")
        rows.append(_chained(previous, batch.epoch, row, place))
        previous = rows[-1].hash
    if previous != batch.head:
        raise ValidationError.of_field("head", "The rows do not chain to this hash.")
    return rows


def _plain(body: bytes, coding: str) -> bytes:
    if coding in {"", "identity"}:
        plain = body
    elif coding == "gzip":
        plain = _inflate(body)
    else:
        raise UnsupportedMediaTypeError("A batch comes plain or as gzip.")
    if len(plain) > MAX_BATCH_BYTES:
        raise PayloadTooLargeError(f"A batch has at most {MAX_BATCH_BYTES} bytes; send fewer rows.")
    return plain


def _inflate(body: bytes) -> bytes:
    inflater = zlib.decompressobj(_GZIP)
    plain = inflater.decompress(body, MAX_BATCH_BYTES + 1)
    if len(plain) <= MAX_BATCH_BYTES and not inflater.eof:
        raise zlib.error("incomplete")
    return plain


def _chained(previous: str, epoch: str, row: JournalRow, place: int) -> ChainedRow:
    try:
        commitment = commitment_of(row)
    except ValueError as error:
        raise ValidationError.of_field(f"rows[{place}].salt", "A personal part needs its salt in hex.") from error
    digest = chain(
        previous, epoch=epoch, seq=row.seq, row_id=row.id, kind=row.kind, facts=bytes(row.facts), commitment=commitment
    )
    return ChainedRow(row, commitment, previous, digest)
