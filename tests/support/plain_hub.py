"""A hub in memory, assumed perfect, as a transport: the device's routes by the contract, and hands to set it back."""

import base64
import copy
import gzip
import hashlib
from collections.abc import Callable, Sequence
from itertools import groupby
from typing import Any

import httpx
import msgspec

from sync.wire import routes, times
from sync.wire.changes import (
    SNAPSHOT_SCHEMA,
    Change,
    ChangePage,
    ParticipantChange,
    SnapshotHeader,
)
from sync.wire.devices import DeviceConfig, Heartbeat, HeartbeatAnswer
from sync.wire.enums import ErrorCode, RowOutcome
from sync.wire.envelope import Envelope, ErrorBody, ErrorEnvelope
from sync.wire.journal import (
    GENESIS,
    EpochMark,
    JournalAnswer,
    JournalBatch,
    JournalMark,
    JournalRow,
    RowAnswer,
    chain_row,
)
from tests.support import builders
from tests.support.clock import START_MS
from tests.support.plain_store import device_config


class RefusalError(Exception):
    """An answer of the error envelope."""

    def __init__(self, status: int, code: ErrorCode) -> None:
        super().__init__(code)
        self.status = status
        self.code = code


class PlainHub(httpx.BaseTransport):
    """The hub of one event; the API key is the device's name."""

    def __init__(self, *, now_ms: Callable[[], int] = lambda: START_MS) -> None:
        self.now_ms = now_ms
        self.config: DeviceConfig = device_config()
        self.heartbeats: list[Heartbeat] = []
        self.rows: dict[tuple[str, str, int], tuple[JournalRow, str, str]] = {}
        """By device, epoch and number: the row, and the hashes before and after it."""
        self.logs: list[str] = []
        """The ids of the access logs, as they came."""
        self._known: set[str] = set()
        self.batches: list[JournalBatch] = []
        self.feed: dict[tuple[type, str], Change] = {}
        self.number = 0
        self.min_since = 0
        self.refuses: Callable[[JournalBatch], RefusalError | None] = lambda _: None
        """Says which batches a foreign hub would refuse."""
        self.page_rows = 1_000

    def publish(self, count: int = 1) -> None:
        """Register participants."""
        for _ in range(count):
            self.number += 1
            person = builders.participant(self.number)
            self.feed[ParticipantChange, person.id] = ParticipantChange(number=self.number, id=person.id, data=person)

    def withdraw(self, participant_number: int) -> None:
        """Delete a participant: a tombstone."""
        self.number += 1
        participant_id = builders.participant(participant_number).id
        tombstone = ParticipantChange(number=self.number, id=participant_id, participant_number=participant_number)
        self.feed[ParticipantChange, participant_id] = tombstone

    def living(self) -> dict[tuple[type, str], Change]:
        """Return everything that is no tombstone."""
        return {key: change for key, change in self.feed.items() if change.data is not None}

    def backup(self) -> tuple[Any, ...]:
        """Return what a backup holds."""
        return copy.copy(self.rows), self.logs.copy(), copy.copy(self.feed), self.number, self.min_since

    def restore(self, backup: tuple[Any, ...]) -> None:
        """Go back to a backup."""
        rows, logs, feed, self.number, self.min_since = backup
        self.rows, self.logs, self.feed = copy.copy(rows), logs.copy(), copy.copy(feed)
        self._known = set(logs)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Answer by the contract."""
        request.read()
        stamp = {routes.HUB_TIME_HEADER: times.to_wire(self.now_ms())}
        try:
            if request.url.path == routes.snapshot(self.config.event_id):
                return self._snapshot(request, stamp)
            data = self._answer(request)
        except RefusalError as refusal:
            error = ErrorEnvelope(error=ErrorBody(code=refusal.code, message="No."))
            return _json(refusal.status, error, stamp)
        return _json(200, Envelope(data=data), stamp)

    def _answer(self, request: httpx.Request) -> Any:
        device, body = request.headers.get(routes.API_KEY_HEADER), request.content
        if device is None:
            raise RefusalError(401, ErrorCode.API_KEY_ERROR)
        match request.method, request.url.path:
            case "POST", routes.HEARTBEAT:
                self.heartbeats.append(msgspec.json.decode(body, type=Heartbeat))
                return HeartbeatAnswer(hub_time=times.to_wire(self.now_ms()), config_version=self.config.version)
            case "GET", routes.DEVICE_CONFIG:
                return self.config
            case "GET", routes.JOURNAL_MARK:
                return self._mark(device)
            case "POST", routes.JOURNAL:
                return self._journal(device, msgspec.json.decode(gzip.decompress(body), type=JournalBatch))
            case "GET", path if path == routes.changes(self.config.event_id):
                return self._page(int(request.url.params["since"]), int(request.url.params["limit"]))
        raise RefusalError(404, ErrorCode.NOT_FOUND)

    def _journal(self, device: str, batch: JournalBatch) -> JournalAnswer:
        refusal = self.refuses(batch)
        if refusal is not None:
            raise refusal
        self.batches.append(batch)
        answers: list[RowAnswer] = []
        previous = batch.previous
        for row in batch.rows:
            row_hash = chain_row(previous, batch.epoch, row)
            forked = bool(answers) and answers[-1].outcome is RowOutcome.FORK
            outcome = RowOutcome.FORK if forked else self._take(device, batch.epoch, row, previous, row_hash)
            answers.append(RowAnswer(seq=row.seq, outcome=outcome))
            previous = row_hash
        assert previous == batch.head, "the batch does not end in the hash that it promises"
        marks = {mark.epoch: mark for mark in self._mark(device).epochs}
        nothing = EpochMark(epoch=batch.epoch, acked_through=0, max_seen=0)
        return JournalAnswer(rows=answers, mark=marks.get(batch.epoch, nothing))

    def _take(self, device: str, epoch: str, row: JournalRow, previous: str, row_hash: str) -> RowOutcome:
        place = (device, epoch, row.seq)
        if place in self.rows:
            return RowOutcome.DUPLICATE if self.rows[place][2] == row_hash else RowOutcome.FORK
        before = GENESIS if row.seq == 1 else self.rows.get((device, epoch, row.seq - 1), (row, "", previous))[2]
        after = self.rows.get((device, epoch, row.seq + 1), (row, row_hash, ""))[1]
        if (before, after) != (previous, row_hash):
            return RowOutcome.FORK
        self.rows[place] = (row, previous, row_hash)
        if row.id in self._known:
            return RowOutcome.DUPLICATE
        self.logs.append(row.id)
        self._known.add(row.id)
        return RowOutcome.CREATED

    def _mark(self, device: str) -> JournalMark:
        places = sorted((epoch, seq) for owner, epoch, seq in self.rows if owner == device)
        epochs = groupby(places, key=lambda place: place[0])
        return JournalMark(epochs=[_epoch_mark(epoch, [seq for _, seq in group]) for epoch, group in epochs])

    def _page(self, since: int, limit: int) -> ChangePage:
        if since < self.min_since or since > self.number:
            raise RefusalError(410, ErrorCode.SNAPSHOT_REQUIRED)
        newer = sorted((row for row in self.feed.values() if row.number > since), key=lambda row: row.number)
        rows = newer[: min(limit, self.page_rows)]
        more = len(newer) > len(rows)
        end = rows[-1].number if more else self.number
        return ChangePage(rows=rows, next=end, has_more=more, head=self.number, min_since=self.min_since)

    def _snapshot(self, request: httpx.Request, stamp: dict[str, str]) -> httpx.Response:
        rows = [change for change in self.feed.values() if change.data is not None or _voids_badges(change)]
        whole = snapshot_bytes(self.number, rows, event_id=self.config.event_id)
        return serve_snapshot(request, whole, stamp)


def _voids_badges(change: Change) -> bool:
    return isinstance(change, ParticipantChange) and change.participant_number is not None


def snapshot_bytes(number: int, rows: Sequence[Change], *, event_id: str = builders.EVENT_ID, **wrong: Any) -> bytes:
    """Return a snapshot; `wrong` puts something else into its header."""
    header = SnapshotHeader(schema=SNAPSHOT_SCHEMA, event_id=event_id, number=number, count=len(rows))
    lines = [msgspec.structs.replace(header, **wrong), *rows]
    return gzip.compress(b"".join(msgspec.json.encode(line) + b"\n" for line in lines), mtime=0)


def serve_snapshot(request: httpx.Request, whole: bytes, stamp: dict[str, str] | None = None) -> httpx.Response:
    """Return the bytes, from where the request asks."""
    digest = base64.b64encode(hashlib.sha256(whole).digest()).decode()
    headers = {"Content-Type": routes.SNAPSHOT_MEDIA_TYPE, routes.DIGEST_HEADER: f"sha-256=:{digest}:"} | (stamp or {})
    start = int(request.headers.get("Range", "bytes=0-")[6:-1])
    if start == 0:
        return httpx.Response(200, headers=headers, stream=_whole(headers, whole))
    headers["Content-Range"] = f"bytes {start}-{len(whole) - 1}/{len(whole)}"
    return httpx.Response(206, headers=headers, stream=_whole(headers, whole[start:]))


def _whole(headers: dict[str, str], body: bytes) -> httpx.ByteStream:
    headers["Content-Length"] = str(len(body))
    return httpx.ByteStream(body)


def _epoch_mark(epoch: str, seqs: list[int]) -> EpochMark:
    missing = sorted(set(range(1, seqs[-1] + 1)) - set(seqs))
    acked = missing[0] - 1 if missing else seqs[-1]
    return EpochMark(epoch=epoch, acked_through=acked, max_seen=seqs[-1], missing=[(seq, seq) for seq in missing])


def _json(status: int, body: Any, headers: dict[str, str]) -> httpx.Response:
    content = msgspec.json.encode(body)
    return httpx.Response(status, headers={"Content-Type": "application/json"} | headers, content=content)
