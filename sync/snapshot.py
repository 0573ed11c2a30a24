"""Snapshots: fetched into a temporary file, resumed where the network broke off, and only then turned into a cache.

Nothing half-written or untrue takes the place of the cache in use: first the digest of the whole must agree, then the
header, each line and their count. Memory stays bounded whatever arrives.
"""

import base64
import binascii
import gzip
import hashlib
import io
import re
import zlib
from collections.abc import Iterator
from functools import partial
from itertools import islice
from pathlib import Path
from typing import BinaryIO, cast

import httpx
import msgspec

from sync.client import HubClient
from sync.errors import ProtocolError, RejectedError, TransientError
from sync.ports import CachePort, Clock
from sync.problems import Problem
from sync.sealed_file import SealedFile
from sync.wire.changes import SNAPSHOT_SCHEMA, Change, SnapshotHeader
from sync.wire.routes import DIGEST_HEADER

LONGEST_BYTES = 1_000_000_000
"""A snapshot of a million participants has 73 MB."""
_LINE_BYTES = 64_000
_ROWS_AT_ONCE = 50
"""Handed to the cache in one call, which may keep other threads waiting: a thousand at once delayed scans by 7 ms."""
_SHA256 = re.compile(r"sha-256=:([A-Za-z0-9+/=]+):")
_FROM_TO = re.compile(r"bytes (\d+)-\d+/(\d+)")


class SnapshotFetch:
    """One snapshot on its way; kept between tries so that a bad line makes progress."""

    def __init__(self, client: HubClient, clock: Clock, folder: Path) -> None:
        self._client = client
        self._clock = clock
        self._folder = folder
        self._file: SealedFile | None = None
        self._digest = b""
        self._sha256 = hashlib.sha256()
        self._total: int | None = None

    @property
    def percent(self) -> int | None:
        """How much has arrived; None when nothing is under way."""
        if self._file is None:
            return None
        return min(self._file.size * 100 // self._total, 100) if self._total else 0

    def download(self, event_id: str, *, until_ms: int) -> bool:
        """Fetch until all is here and its digest agrees (True), or until the monotonic clock says stop (False).

        Raises:
            SyncError: what came so far is kept when it may be continued, and dropped when it cannot be trusted.
        """
        finished = self._is_whole() or self._go_on(event_id, until_ms)
        if finished and self._sha256.digest() != self._digest:
            self.drop()
            raise ProtocolError("The snapshot arrived damaged.", next_step="It will be fetched anew.")
        return finished

    def load(self, cache: CachePort, event_id: str) -> None:
        """Build a cache from the download and put it in use; the download is gone afterwards, however it ends.

        Raises:
            ProtocolError: the snapshot is not what its header and the contract promise; the cache in use stays.
        """
        assert self._file is not None
        try:
            unpacked = cast("io.RawIOBase", gzip.GzipFile(fileobj=self._file.reader()))  # has what a raw file has
            with io.BufferedReader(unpacked) as lines:
                _build(lines, cache, event_id)
        except (ValueError, EOFError, gzip.BadGzipFile, zlib.error) as error:
            raise ProtocolError(
                "The snapshot does not keep to the contract.", next_step="It will be fetched anew."
            ) from error
        finally:
            self.drop()

    def drop(self) -> None:
        """Forget what came so far."""
        if self._file is not None:
            self._file.close()
        self._file = None

    def _is_whole(self) -> bool:
        return self._file is not None and self._file.size == self._total

    def _go_on(self, event_id: str, until_ms: int) -> bool:
        offset = self._file.size if self._file else 0
        try:
            with self._client.snapshot(event_id, offset=offset) as response:
                self._begin(response, offset)
                return self._receive(response, until_ms)
        except (ProtocolError, RejectedError):
            self.drop()
            raise

    def _begin(self, response: httpx.Response, offset: int) -> None:
        digest = _digest_of(response)
        start, self._total = _range_of(response)
        if self._file is not None and start == offset and digest == self._digest:
            return
        if start:
            raise ProtocolError("The hub continued another snapshot.", next_step="It will be fetched anew.")
        self.drop()
        self._file, self._digest, self._sha256 = SealedFile(self._folder), digest, hashlib.sha256()

    def _receive(self, response: httpx.Response, until_ms: int) -> bool:
        assert self._file is not None
        for chunk in response.iter_raw():
            self._file.append(chunk)
            self._sha256.update(chunk)
            if self._file.size > LONGEST_BYTES:
                raise ProtocolError("The snapshot is longer than any event's.")
            if self._clock.monotonic_ms() >= until_ms and self._file.size != self._total:
                return False
        if self._total is not None and self._file.size < self._total:
            raise TransientError("The snapshot broke off.", problem=Problem.INTERRUPTED)
        return True


def _digest_of(response: httpx.Response) -> bytes:
    found = _SHA256.search(response.headers.get(DIGEST_HEADER, ""))
    try:
        return base64.b64decode(found[1], validate=True) if found else b""
    except binascii.Error:
        return b""


def _range_of(response: httpx.Response) -> tuple[int, int | None]:
    """Return the byte at which the body starts, and how many the whole snapshot has where the hub said so."""
    if response.status_code != httpx.codes.PARTIAL_CONTENT:
        length = response.headers.get("content-length", "")
        return 0, int(length) if length.isdigit() else None
    found = _FROM_TO.fullmatch(response.headers.get("content-range", ""))
    if found is None:
        raise ProtocolError("The hub does not say which part of the snapshot it sent.")
    return int(found[1]), int(found[2])


def _build(lines: BinaryIO, cache: CachePort, event_id: str) -> None:
    header = msgspec.json.decode(lines.readline(_LINE_BYTES), type=SnapshotHeader)
    if header.schema != SNAPSHOT_SCHEMA or header.event_id != event_id or header.number < 0:
        raise ValueError("a snapshot of another schema or event")
    sink = cache.begin_snapshot(header)
    try:
        for rows in _rows(lines, header.count):
            sink.add(rows)
        sink.finish()
    except BaseException:
        sink.abandon()
        raise


def _rows(lines: BinaryIO, count: int) -> Iterator[list[Change]]:
    """Yield all rows, some at a time, and never more than the header promised.

    Raises:
        ValueError: a line that is no change or too long to be one, or another number of lines.
    """
    decode = msgspec.json.Decoder(Change).decode
    read = iter(partial(lines.readline, _LINE_BYTES), b"")
    left = count
    while rows := [decode(line) for line in islice(read, min(left, _ROWS_AT_ONCE))]:
        left -= len(rows)
        yield rows
    if left or lines.read(1):
        raise ValueError("another number of rows than the header promises")
