"""A door of an event in tests: zone, checkpoint, a paired device, and journals as the device writes them."""

import gzip
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

import httpx
import msgspec

from server_stub.check_in import checkpoints, zones
from server_stub.check_in.forms import NewCheckpoint, NewZone
from server_stub.devices import pairing
from server_stub.devices.pairing import NewDevice
from sync.wire import routes
from sync.wire.base import uuid7
from sync.wire.changes import Change, SnapshotHeader
from sync.wire.devices import PairAnswer, PairRequest
from sync.wire.enums import CheckpointType, Direction, Movement, Reason, ScanResult, ScanType
from sync.wire.envelope import Envelope
from sync.wire.journal import (
    GENESIS,
    AccessLogFacts,
    AccessLogPersonal,
    JournalAnswer,
    JournalBatch,
    JournalMark,
    JournalRow,
    chain_row,
)
from sync.wire.records import Checkpoint, Event, Zone
from sync.wire.times import to_wire
from tests.support.clock import START_MS
from tests.support.hub import RunningHub


@dataclass(frozen=True, slots=True)
class Door:
    """A checkpoint of a zone of an event."""

    hub: RunningHub
    tenant_id: str
    event: Event
    zone: Zone
    checkpoint: Checkpoint

    def pair(self, name: str = "Station 1") -> tuple[PairAnswer, httpx.Client]:
        """Pair a device over HTTP, and return what it got with a client that presents its key."""
        new = NewDevice(name=name, checkpoint_id=self.checkpoint.id)
        code = self.hub.write(
            lambda connection, moment: pairing.make_code(connection, moment, self.tenant_id, self.event.id, new)
        )
        with self.hub.client() as client:
            answer = client.post(routes.PAIR, content=msgspec.json.encode(PairRequest(code=code, app_version="0.1.0")))
        paired = read(answer, PairAnswer, status=201)
        return paired, self.hub.client(paired.api_key)


def make_door(hub: RunningHub, tenant_id: str, **event: Any) -> Door:
    """Return a new event's one door."""
    made = hub.make_event(tenant_id, **event)
    zone = hub.write(
        lambda connection, moment: zones.create(
            connection, moment, tenant_id, made.id, NewZone(name="Hall", max_capacity=100)
        )
    )
    new = NewCheckpoint(name="North gate", type=CheckpointType.GATE, direction=Direction.BIDIRECTIONAL, zone_id=zone.id)
    checkpoint = hub.write(lambda connection, moment: checkpoints.create(connection, moment, tenant_id, made.id, new))
    return Door(hub, tenant_id, made, zone, checkpoint)


@dataclass(slots=True)
class Journal:
    """A device's journal of one epoch: rows in a chain."""

    checkpoint_id: str
    epoch: str = "epoch-1"
    rows: list[JournalRow] = field(default_factory=list)
    hashes: list[str] = field(default_factory=lambda: [GENESIS])
    salt: int = 0

    def scan(self, number: int | None = 1, **changed: Any) -> JournalRow:
        """Record an admission of a participant, or what is said otherwise; returns the row."""
        facts = AccessLogFacts(
            at=to_wire(changed.pop("at_ms", START_MS - 60_000 + len(self.rows))),
            checkpoint_id=changed.pop("checkpoint_id", self.checkpoint_id),
            scan_type=ScanType.QR_SCAN,
            result=changed.pop("result", ScanResult.VALID),
            reason=changed.pop("reason", Reason.ADMITTED),
            movement=changed.pop("movement", Movement.ENTRY),
            offset_ms=changed.pop("offset_ms", None),
            zone_id=changed.pop("zone_id", None),
        )
        personal = AccessLogPersonal(
            participant_number=number,
            code_hash="00" * 16,
            **{key: changed.pop(key) for key in list(changed) if key in _WHO},
        )
        return self.add(facts=msgspec.json.encode(facts), personal=msgspec.json.encode(personal), **changed)

    def add(self, *, facts: bytes, personal: bytes | None = None, **changed: Any) -> JournalRow:
        """Record a row of any content."""
        seq = len(self.rows) + 1
        self.salt += 1
        row = JournalRow(
            seq=seq,
            id=changed.pop("id", row_id(self.checkpoint_id, self.epoch, seq)),
            kind=changed.pop("kind", "access-log"),
            facts=msgspec.Raw(facts),
            personal=None if personal is None else msgspec.Raw(personal),
            salt=None if personal is None else f"{self.salt:016x}",
        )
        assert not changed
        self.rows.append(row)
        self.hashes.append(chain_row(self.hashes[-1], self.epoch, row))
        return row

    def batch(self, first: int = 1, last: int | None = None) -> JournalBatch:
        """Return the rows from one number to another, both included."""
        last = len(self.rows) if last is None else last
        return JournalBatch(
            epoch=self.epoch,
            rows=self.rows[first - 1 : last],
            previous=self.hashes[first - 1],
            head=self.hashes[last],
        )


def row_id(*parts: object) -> str:
    """Return the id of the row that these parts name, the same at every call."""
    return uuid7(START_MS, int.from_bytes(sha256(repr(parts).encode()).digest()[:9]))


_WHO = {"participant_id", "scanned_by", "override_reason"}


def push(client: httpx.Client, batch: JournalBatch) -> JournalAnswer:
    """Send rows and return the hub's answer."""
    answer: JournalAnswer = read(client.post(routes.JOURNAL, content=msgspec.json.encode(batch)), JournalAnswer)
    return answer


def read_mark(client: httpx.Client) -> JournalMark:
    """Return what the hub says it holds of the device."""
    mark: JournalMark = read(client.get(routes.JOURNAL_MARK), JournalMark)
    return mark


def read_snapshot(body: bytes) -> tuple[SnapshotHeader, list[Change]]:
    """Return the header and the changes of a snapshot's file."""
    first, *lines = gzip.decompress(body).splitlines()
    header = msgspec.json.decode(first, type=SnapshotHeader)
    return header, [msgspec.json.decode(line, type=Change) for line in lines]


def read(answer: httpx.Response, kind: Any, *, status: int = 200) -> Any:
    """Return the data of a successful answer, strictly of its type."""
    assert answer.status_code == status, answer.text
    return msgspec.json.decode(answer.content, type=Envelope[kind]).data
