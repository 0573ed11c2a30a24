"""Writing access logs, and letting them move people: the one way into the log, whoever brings them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, select

from server_stub.check_in import presence
from server_stub.check_in.presence import Standing
from server_stub.participants.records import participants
from sync.wire.enums import ADMITTING, Movement
from sync.wire.journal import AccessLogFacts, AccessLogPersonal

# Runs for every scan of every device: tuples on the driver cost two thirds of a compiled insert. Enums go in as plain
# strings, since the driver looks for an adapter of any other type, which takes a microsecond each.
_INSERT = (
    "INSERT INTO access_logs (id, tenant_id, event_id, checkpoint_id, participant_id, participant_number, scan_type,"
    " scan_result, reason, movement, zone_id, code_hash, scanned_by, device_id, device_epoch, device_seq,"
    " override_reason, cache_number, is_clock_suspect, scanned_ms, corrected_ms, received_ms)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)


@dataclass(frozen=True, slots=True)
class NewLog:
    """One scan to record, with where and when the hub takes it to have been."""

    id: str
    facts: AccessLogFacts
    personal: AccessLogPersonal
    zone_id: str | None
    scanned_ms: int
    corrected_ms: int
    device_id: str | None
    device_epoch: str | None
    device_seq: int | None


@dataclass(frozen=True, slots=True)
class _Who:
    """Participants of an event, each way round."""

    number_of: Mapping[str, int]
    id_of: Mapping[int, str]

    def identify(self, personal: AccessLogPersonal) -> tuple[str | None, int | None]:
        participant_id, number = personal.participant_id, personal.participant_number
        if participant_id is None and number is not None:
            participant_id = self.id_of.get(number)
        elif participant_id is not None and number is None:
            number = self.number_of.get(participant_id)
        return participant_id, number


def record(connection: Connection, tenant_id: str, event_id: str, logs: Sequence[NewLog], now_ms: int) -> None:
    """Store logs whose ids are new, and move those whom they admitted.

    A participant is found by number where the log has no id, and the other way round. Belongs to the caller's
    transaction.
    """
    if not logs:
        return
    who = _resolve(connection, event_id, [log.personal for log in logs])
    values, movements = [], []
    for log in logs:
        participant_id, number = who.identify(log.personal)
        values.append((log.id, tenant_id, event_id, *_values(log, participant_id, number), now_ms))
        if number is not None and log.facts.result in ADMITTING:
            movements.append(_standing(log, number))
    connection.exec_driver_sql(_INSERT, values)
    presence.note(connection, event_id, movements)


def _values(log: NewLog, participant_id: str | None, number: int | None) -> tuple[object, ...]:
    facts, personal = log.facts, log.personal
    return (
        facts.checkpoint_id,
        participant_id,
        number,
        str(facts.scan_type),
        str(facts.result),
        str(facts.reason),
        str(facts.movement),
        log.zone_id,
        personal.code_hash,
        personal.scanned_by,
        log.device_id,
        log.device_epoch,
        log.device_seq,
        personal.override_reason,
        facts.cache_number,
        facts.clock_suspect,
        log.scanned_ms,
        log.corrected_ms,
    )


def _standing(log: NewLog, number: int) -> Standing:
    entered = log.facts.movement is Movement.ENTRY
    return Standing(
        participant_number=number,
        zone_id=log.zone_id,
        is_inside=entered,
        at_ms=log.corrected_ms,
        log_id=log.id,
        entered_ms=log.corrected_ms if entered else None,
        checkpoint_id=log.facts.checkpoint_id,
        device_id=log.device_id,
    )


def _resolve(connection: Connection, event_id: str, people: Sequence[AccessLogPersonal]) -> _Who:
    numbers = {one.participant_number for one in people if one.participant_id is None} - {None}
    ids = {one.participant_id for one in people if one.participant_number is None} - {None}
    by_number = _pairs(connection, event_id, participants.c.number.in_(numbers)) if numbers else []
    by_id = _pairs(connection, event_id, participants.c.id.in_(ids)) if ids else []
    return _Who(number_of=dict(by_id), id_of={number: participant_id for participant_id, number in by_number})


def _pairs(connection: Connection, event_id: str, wanted: ColumnElement[bool]) -> list[tuple[str, int]]:
    found = connection.execute(
        select(participants.c.id, participants.c.number).where(participants.c.event_id == event_id, wanted)
    )
    return [(row.id, row.number) for row in found]
