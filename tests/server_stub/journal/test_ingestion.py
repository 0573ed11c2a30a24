"""Journals over HTTP: every row once, whatever happens on the way."""

import gzip
from collections.abc import Iterator
from typing import Any

import httpx
import msgspec
import pytest
from sqlalchemy import Column, select

from server_stub.check_in.records import access_logs, presence
from server_stub.devices.records import kiosk_devices
from server_stub.journal.records import journal_rows
from sync.wire import routes
from sync.wire.enums import ErrorCode, Movement, Reason, RowOutcome, ScanResult
from sync.wire.envelope import ErrorEnvelope
from sync.wire.journal import MAX_BATCH_BYTES, MAX_ROWS, JournalBatch, JournalMark, commitment_of
from tests.server_stub.door import Door, Journal, make_door, push, read, read_mark, row_id
from tests.support.clock import START_MS, SettableClock
from tests.support.hub import InProcessHub


@pytest.fixture
def door(hub: InProcessHub, tenant_id: str) -> Door:
    """Return a door with ten participants."""
    door = make_door(hub, tenant_id)
    for _ in range(10):
        hub.make_participant(tenant_id, door.event.id)
    return door


@pytest.fixture
def device(door: Door) -> Iterator[httpx.Client]:
    """Return a paired device's client."""
    _, client = door.pair()
    with client:
        yield client


@pytest.fixture
def journal(door: Door) -> Journal:
    """Return the device's journal."""
    return Journal(door.checkpoint.id)


def _outcomes(client: httpx.Client, batch: JournalBatch) -> list[RowOutcome]:
    return [row.outcome for row in push(client, batch).rows]


def _logs(door: Door) -> list[str]:
    wanted = select(access_logs.c.id).where(access_logs.c.event_id == door.event.id)
    return door.hub.read(lambda connection: list(connection.execute(wanted).scalars()))


def _column(door: Door, column: Column[Any]) -> list[Any]:
    """Return a column of the event's logs in the order of their numbers."""
    wanted = select(column).where(access_logs.c.event_id == door.event.id).order_by(access_logs.c.device_seq)
    return door.hub.read(lambda connection: list(connection.execute(wanted).scalars()))


def _problems(door: Door) -> list[str | None]:
    devices = select(kiosk_devices.c.id).where(kiosk_devices.c.event_id == door.event.id)
    wanted = select(journal_rows.c.problem).where(journal_rows.c.device_id.in_(devices))
    ordered = wanted.order_by(journal_rows.c.epoch, journal_rows.c.seq)
    return door.hub.read(lambda connection: list(connection.execute(ordered).scalars()))


def _inside(door: Door) -> dict[int, bool]:
    wanted = select(presence.c.participant_number, presence.c.is_inside).where(presence.c.event_id == door.event.id)
    return door.hub.read(
        lambda connection: {row.participant_number: row.is_inside for row in connection.execute(wanted)}
    )


def test_new_rows_become_access_logs(door: Door, device: httpx.Client, journal: Journal) -> None:
    """Each row is acknowledged, and is there as an access log with everything that it said."""
    row = journal.scan(3, scanned_by="op-1", override_reason="Late", result=ScanResult.MANUAL_OVERRIDE)
    answer = push(device, journal.batch())
    assert [(each.seq, each.outcome) for each in answer.rows] == [(1, RowOutcome.CREATED)]
    assert (answer.mark.acked_through, answer.mark.max_seen, answer.mark.missing) == (1, 1, [])
    log = door.hub.read(
        lambda connection: connection.execute(select(access_logs).where(access_logs.c.event_id == door.event.id)).one()
    )
    assert (log.id, log.participant_number, log.scanned_by, log.override_reason) == (row.id, 3, "op-1", "Late")
    assert (log.device_seq, log.zone_id, log.received_ms) == (1, door.zone.id, START_MS)


def test_repeats_change_nothing(door: Door, device: httpx.Client, journal: Journal) -> None:
    """A batch whose answer was lost is sent again, whole or in other pieces, and no log is doubled."""
    for number in range(1, 6):
        journal.scan(number)
    assert set(_outcomes(device, journal.batch(1, 3))) == {RowOutcome.CREATED}
    assert _outcomes(device, journal.batch(1, 5)) == [RowOutcome.DUPLICATE] * 3 + [RowOutcome.CREATED] * 2
    assert set(_outcomes(device, journal.batch(2, 4))) == {RowOutcome.DUPLICATE}
    assert len(_logs(door)) == 5
    assert read_mark(device).epochs[0].acked_through == 5


def test_holes_are_told_and_filled(device: httpx.Client, journal: Journal) -> None:
    """What never arrived is named in the mark until it does."""
    for number in range(1, 8):
        journal.scan(number)
    assert push(device, journal.batch(3, 4)).mark.missing == [(1, 2)]
    mark = push(device, journal.batch(7, 7)).mark
    assert (mark.acked_through, mark.max_seen, mark.missing) == (0, 7, [(1, 2), (5, 6)])
    push(device, journal.batch(5, 6))
    assert push(device, journal.batch(1, 2)).mark.acked_through == 7
    assert read_mark(device).epochs[0].missing == []


def test_another_row_under_a_held_number_is_a_fork(door: Door, device: httpx.Client, journal: Journal) -> None:
    """After a restored image the device re-used numbers: those rows and all that chain to them are refused as forks."""
    journal.scan(1)
    journal.scan(2)
    push(device, journal.batch())
    restored = Journal(door.checkpoint.id, rows=journal.rows[:1], hashes=journal.hashes[:2])
    for number in (5, 6, 7):
        restored.scan(number, id=row_id(door.checkpoint.id, "restored", number))
    answer = push(device, restored.batch())
    assert [row.outcome for row in answer.rows] == [RowOutcome.DUPLICATE, *[RowOutcome.FORK] * 3]
    assert answer.mark.max_seen == 2
    assert _outcomes(device, restored.batch(3, 4)) == [RowOutcome.FORK] * 2
    assert len(_logs(door)) == 2


def test_a_row_that_does_not_chain_to_a_later_one_is_a_fork(device: httpx.Client, journal: Journal) -> None:
    """A hole can be filled only by the row that the held one after it chains to."""
    journal.scan(1)
    journal.scan(2)
    push(device, journal.batch(2, 2))
    other = Journal(journal.checkpoint_id)
    other.scan(9)
    assert _outcomes(device, other.batch()) == [RowOutcome.FORK]
    assert _outcomes(device, journal.batch(1, 1)) == [RowOutcome.CREATED]


def test_a_first_row_chains_to_the_beginning(device: httpx.Client, journal: Journal) -> None:
    """An epoch that starts in the middle of nowhere is a fork."""
    journal.hashes = ["11" * 32]
    journal.scan(1)
    assert _outcomes(device, journal.batch()) == [RowOutcome.FORK]
    assert read_mark(device) == JournalMark(epochs=[])


def test_renumbered_rows_are_acknowledged_and_not_doubled(door: Door, device: httpx.Client, journal: Journal) -> None:
    """Rows that move into a new epoch keep their ids: the hub counts each once."""
    first = journal.scan(1)
    second = journal.scan(2)
    push(device, journal.batch(1, 1))
    renumbered = Journal(door.checkpoint.id, epoch="epoch-2", salt=0)
    for row in (first, second):
        renumbered.add(facts=bytes(row.facts), personal=bytes(row.personal or b""), id=row.id)
    assert _outcomes(device, renumbered.batch()) == [RowOutcome.DUPLICATE, RowOutcome.CREATED]
    assert sorted(_logs(door)) == sorted([first.id, second.id])
    marks = read_mark(device).epochs
    assert [(mark.epoch, mark.acked_through) for mark in marks] == [("epoch-1", 1), ("epoch-2", 2)]


def test_one_id_with_two_meanings_is_quarantined(door: Door, device: httpx.Client, journal: Journal) -> None:
    """Nobody's row can take the place of another: neither on the same device nor from another one."""
    taken = journal.scan(1)
    journal.scan(2, id=taken.id)
    assert _outcomes(device, journal.batch()) == [RowOutcome.CREATED, RowOutcome.QUARANTINED]
    _, other = door.pair("Station 2")
    copied = Journal(door.checkpoint.id)
    copied.add(facts=bytes(taken.facts), personal=bytes(taken.personal or b""), id=taken.id)
    with other:
        assert _outcomes(other, copied.batch()) == [RowOutcome.QUARANTINED]
    assert _logs(door) == [taken.id]
    assert _problems(door).count("ID_TAKEN") == 2


@pytest.mark.parametrize(
    ("changed", "problem"),
    [
        ({"facts": b"{}"}, "MALFORMED_FACTS"),
        ({"facts": b'"text"'}, "MALFORMED_FACTS"),
        ({"facts": b"{}", "kind": "queue-ticket"}, "UNKNOWN_KIND"),
        ({"facts": b"{}", "id": "not a uuid"}, "MALFORMED_ID"),
        ({"facts": b"{}", "kind": "a\nb"}, "UNKNOWN_KIND"),
    ],
)
def test_what_the_hub_cannot_read_is_held_in_quarantine(
    door: Door, device: httpx.Client, journal: Journal, changed: dict[str, object], problem: str
) -> None:
    """A row of a later version or a broken program is acknowledged and kept, and delays no other row."""
    journal.scan(1)
    journal.add(**changed)  # type: ignore[arg-type]  # the cases above fit
    journal.scan(2)
    answer = push(device, journal.batch())
    assert [row.outcome for row in answer.rows] == [
        RowOutcome.CREATED,
        RowOutcome.QUARANTINED,
        RowOutcome.CREATED,
    ]
    assert answer.mark.acked_through == 3
    assert _problems(door) == [None, problem, None]
    assert set(_outcomes(device, journal.batch())) == {RowOutcome.DUPLICATE}


@pytest.mark.parametrize(
    ("changed", "problem"),
    [
        ({"checkpoint_id": "elsewhere"}, "UNKNOWN_CHECKPOINT"),
        ({"at_ms": -90_000_000_000_000_000 // 10_000}, "MALFORMED_FACTS"),
        ({"offset_ms": 10**30}, "MALFORMED_FACTS"),
        ({"number": -1}, "MALFORMED_PERSONAL"),
        ({"number": 2**80}, "MALFORMED_PERSONAL"),
    ],
)
def test_scans_that_cannot_have_been_are_held_in_quarantine(
    door: Door, device: httpx.Client, journal: Journal, changed: dict[str, object], problem: str
) -> None:
    """Unknown places, times beyond the calendar and impossible numbers do no harm."""
    journal.scan(**changed)  # type: ignore[arg-type]  # the cases above fit
    assert _outcomes(device, journal.batch()) == [RowOutcome.QUARANTINED]
    assert _problems(door) == [problem]


def test_scans_at_a_deleted_checkpoint_still_count(
    door: Door, device: httpx.Client, journal: Journal, client: httpx.Client
) -> None:
    """What was scanned before the deletion reached the device is a log like any other."""
    path = f"{routes.EVENTS}/{door.event.id}/checkpoints/{door.checkpoint.id}"
    assert client.delete(path).status_code == 204
    journal.scan(1)
    assert _outcomes(device, journal.batch()) == [RowOutcome.CREATED]


def test_participants_are_found_by_number_and_by_id(door: Door, device: httpx.Client, journal: Journal) -> None:
    """A badge admitted by its claims names a number only, a name search an id only: the log has both."""
    person = door.hub.make_participant(door.tenant_id, door.event.id)
    journal.scan(person.number)
    journal.scan(None, participant_id=person.id)
    journal.scan(999_999)
    push(device, journal.batch())
    assert _column(door, access_logs.c.participant_id) == [person.id, person.id, None]
    assert _column(door, access_logs.c.participant_number) == [person.number, person.number, 999_999]


def test_presence_follows_corrected_time_in_any_order(door: Door, device: httpx.Client, journal: Journal) -> None:
    """An exit that was pushed before the older entry still leaves the person outside; refusals move nobody."""
    _, other = door.pair("Station 2")
    late = Journal(door.checkpoint.id, epoch="late")
    late.scan(1, at_ms=START_MS - 50_000)
    journal.scan(1, movement=Movement.EXIT, reason=Reason.LEFT, at_ms=START_MS - 40_000)
    journal.scan(2, result=ScanResult.INVALID, reason=Reason.NOT_APPROVED)
    push(device, journal.batch())
    with other:
        push(other, late.batch())
    assert _inside(door) == {1: False}
    here = select(presence).where(presence.c.event_id == door.event.id)
    row = door.hub.read(lambda connection: connection.execute(here).one())
    assert (row.at_ms, row.entered_ms) == (START_MS - 40_000, START_MS - 50_000)


def test_a_wrong_clock_is_corrected_and_the_future_is_not_believed(
    door: Door, device: httpx.Client, journal: Journal
) -> None:
    """The device's own measure of its clock is applied, and no log lies after its arrival."""
    journal.scan(1, at_ms=START_MS - 3_600_000, offset_ms=3_500_000)
    journal.scan(2, at_ms=START_MS + 86_400_000)
    push(device, journal.batch())
    assert _column(door, access_logs.c.corrected_ms) == [START_MS - 100_000, START_MS]


def test_other_devices_hear_of_admissions(
    door: Door, device: httpx.Client, journal: Journal, clock: SettableClock
) -> None:
    """An admission goes into the change feed in the transaction that took it in, once."""
    path = routes.changes(door.event.id)
    before = device.get(path).json()["data"]["head"]
    journal.scan(4)
    push(device, journal.batch())
    push(device, journal.batch())
    page = device.get(path, params={"since": before}).json()["data"]
    assert [row["kind"] for row in page["rows"]] == ["presence"]
    assert page["rows"][0]["id"] == f"4:{door.zone.id}"
    assert page["rows"][0]["data"]["inside"] is True
    assert page["head"] == before + 1


def test_erased_rows_are_taken_by_their_commitment(door: Door, device: httpx.Client, journal: Journal) -> None:
    """A row whose personal part was erased before it was sent is still held, without anybody's name on it."""
    row = journal.scan(1)
    erased = msgspec.structs.replace(row, personal=None, salt=None, commitment=commitment_of(row))
    batch = msgspec.structs.replace(journal.batch(), rows=[erased])
    assert _outcomes(device, batch) == [RowOutcome.CREATED]
    assert _outcomes(device, journal.batch()) == [RowOutcome.DUPLICATE]
    assert _inside(door) == {}


def test_gzip_is_read(device: httpx.Client, journal: Journal) -> None:
    """Batches come packed."""
    journal.scan(1)
    body = gzip.compress(msgspec.json.encode(journal.batch()))
    answer = device.post(routes.JOURNAL, content=body, headers={"Content-Encoding": "gzip"})
    assert answer.status_code == 200


def _refusal(answer: httpx.Response, status: int) -> ErrorEnvelope:
    assert answer.status_code == status, answer.text
    return msgspec.json.decode(answer.content, type=ErrorEnvelope)


@pytest.mark.parametrize(
    "body", [b"", b"{", b"[]", b"{}", b"\xff\xfe", b'{"epoch":"e","rows":[],"previous":"","head":""}', b"<html>"]
)
def test_what_is_no_batch_is_refused(device: httpx.Client, body: bytes) -> None:
    """Broken and empty envelopes are answered with what is wrong, and nothing is stored."""
    refusal = _refusal(device.post(routes.JOURNAL, content=body), 400)
    assert refusal.error.code is ErrorCode.VALIDATION_ERROR
    assert read_mark(device).epochs == []


def test_a_garbled_batch_is_refused_and_taken_when_sent_again(
    door: Door, device: httpx.Client, journal: Journal
) -> None:
    """A byte that changed on the way breaks the chain, so that no wrong row takes a number."""
    journal.scan(1)
    journal.scan(2)
    body = msgspec.json.encode(journal.batch()).replace(b'"kind":"access-log"', b'"kind":"access-lag"', 1)
    refusal = _refusal(device.post(routes.JOURNAL, content=body), 400)
    assert [fault.field for fault in refusal.error.details or []] == ["head"]
    assert set(_outcomes(device, journal.batch())) == {RowOutcome.CREATED}


@pytest.mark.parametrize("seqs", [(0, 1), (1, 3), (2, 2), (2, 1), (2**53, 2**53 + 1), (-1, 0)])
def test_rows_are_numbered_without_gaps(device: httpx.Client, journal: Journal, seqs: tuple[int, int]) -> None:
    """A batch that leaves numbers out, repeats or reverses them contradicts itself."""
    journal.scan(1)
    journal.scan(2)
    rows = [msgspec.structs.replace(row, seq=seq) for row, seq in zip(journal.rows, seqs, strict=True)]
    batch = msgspec.structs.replace(journal.batch(), rows=rows)
    refusal = _refusal(device.post(routes.JOURNAL, content=msgspec.json.encode(batch)), 400)
    assert (refusal.error.details or [])[0].field.endswith(".seq")


def test_a_personal_part_needs_its_salt(device: httpx.Client, journal: Journal) -> None:
    """Without a salt in hex the row's commitment cannot be computed."""
    journal.scan(1)
    batch = msgspec.structs.replace(journal.batch(), rows=[msgspec.structs.replace(journal.rows[0], salt="no hex")])
    refusal = _refusal(device.post(routes.JOURNAL, content=msgspec.json.encode(batch)), 400)
    assert (refusal.error.details or [])[0].field == "rows[0].salt"


def test_too_many_rows_are_refused(device: httpx.Client, journal: Journal) -> None:
    """A batch has at most five hundred rows; a full one is taken."""
    for _ in range(MAX_ROWS + 1):
        journal.scan(1)
    _refusal(device.post(routes.JOURNAL, content=msgspec.json.encode(journal.batch())), 400)
    assert len(push(device, journal.batch(1, MAX_ROWS)).rows) == MAX_ROWS


def test_a_gzip_bomb_is_refused_unopened(device: httpx.Client) -> None:
    """A body that unpacks to more than a batch may have is refused after that many bytes."""
    bomb = gzip.compress(b" " * (20 * MAX_BATCH_BYTES))
    _refusal(device.post(routes.JOURNAL, content=bomb, headers={"Content-Encoding": "gzip"}), 413)


@pytest.mark.parametrize(("coding", "status"), [("gzip", 400), ("br", 415), ("GZIP", 400), ("identity", 400)])
def test_codings(device: httpx.Client, coding: str, status: int) -> None:
    """What is not gzip though it says so is malformed; other codings are not read."""
    _refusal(device.post(routes.JOURNAL, content=b"no gzip", headers={"Content-Encoding": coding}), status)


def test_a_cut_off_gzip_body_is_refused(device: httpx.Client, journal: Journal) -> None:
    """Half a body is no batch."""
    journal.scan(1)
    body = gzip.compress(msgspec.json.encode(journal.batch()))
    _refusal(device.post(routes.JOURNAL, content=body[:-9], headers={"Content-Encoding": "gzip"}), 400)


def test_only_a_device_has_a_journal(client: httpx.Client, journal: Journal) -> None:
    """A key that was not made by pairing can neither send rows nor ask for a mark."""
    journal.scan(1)
    _refusal(client.post(routes.JOURNAL, content=msgspec.json.encode(journal.batch())), 403)
    _refusal(client.get(routes.JOURNAL_MARK), 403)


def test_devices_do_not_share_journals(door: Door, device: httpx.Client, journal: Journal) -> None:
    """The same epoch and numbers on another device are other rows."""
    journal.scan(1)
    push(device, journal.batch())
    _, other = door.pair("Station 2")
    with other:
        assert read_mark(other).epochs == []
    assert read(device.get(routes.JOURNAL_MARK), JournalMark).epochs[0].acked_through == 1
