"""An event at the real hub with one gate, and devices that are paired with it by code."""

from dataclasses import dataclass

from sqlalchemy import Connection, select

from server_stub.check_in import checkpoints, zones
from server_stub.check_in.forms import NewCheckpoint, NewZone
from server_stub.check_in.records import access_logs
from server_stub.devices import pairing
from server_stub.devices.pairing import NewDevice
from server_stub.feed import service as feed
from server_stub.feed.records import feed_changes, feed_heads
from server_stub.moment import Moment
from server_stub.participants import service as participants
from sync.client import HubClient
from sync.pairing import pair
from sync.wire import times
from sync.wire.devices import PairAnswer
from sync.wire.enums import CheckpointType, Direction, Movement, Reason, ScanResult, ScanType
from sync.wire.journal import AccessLogFacts, AccessLogPersonal
from tests.support.clock import START_MS, SettableClock
from tests.support.hub import RunningHub


@dataclass(frozen=True)
class Gate:
    """One gate of one event at a running hub."""

    hub: RunningHub
    tenant_id: str
    event_id: str
    zone_id: str
    checkpoint_id: str

    def pair(self, name: str) -> PairAnswer:
        """Pair a device over HTTP with a code that the hub made."""
        new = NewDevice(name=name, checkpoint_id=self.checkpoint_id)

        def make(connection: Connection, moment: Moment) -> str:
            return pairing.make_code(connection, moment, self.tenant_id, self.event_id, new)

        with self.hub.client() as http:
            return pair(HubClient(http, SettableClock()), self.hub.write(make), app_version="1.0")

    def register(self, count: int = 1) -> list[str]:
        """Register participants; returns their ids."""
        return [self.hub.make_participant(self.tenant_id, self.event_id).id for _ in range(count)]

    def withdraw(self, participant_id: str) -> None:
        """Delete a participant."""

        def work(connection: Connection, moment: Moment) -> None:
            row = participants.get_row(connection, self.tenant_id, self.event_id, participant_id)
            participants.withdraw(connection, moment, row)

        self.hub.write(work)

    def lose_last_change(self) -> None:
        """Let the feed stand one change further back, as after a backup was put in place."""

        def work(connection: Connection, _: Moment) -> None:
            last = feed.head(connection, self.event_id)
            here = feed_changes.c.event_id == self.event_id
            connection.execute(feed_changes.delete().where(here, feed_changes.c.number == last))
            connection.execute(
                feed_heads.update().where(feed_heads.c.event_id == self.event_id).values(number=last - 1)
            )

        self.hub.write(work)

    def log_ids(self) -> list[str]:
        """Return the id of every access log that the hub holds."""
        return self.hub.read(lambda connection: list(connection.execute(select(access_logs.c.id)).scalars()))

    def admission(self, at_ms: int = START_MS) -> AccessLogFacts:
        """Return what is recorded of somebody let in here."""
        return AccessLogFacts(
            at=times.to_wire(at_ms),
            checkpoint_id=self.checkpoint_id,
            scan_type=ScanType.QR_SCAN,
            result=ScanResult.VALID,
            reason=Reason.ADMITTED,
            movement=Movement.ENTRY,
            zone_id=self.zone_id,
        )


def open_gate(hub: RunningHub) -> Gate:
    """Make an event with a zone and a gate into it."""
    tenant_id = hub.make_tenant()
    event_id = hub.make_event(tenant_id).id

    def work(connection: Connection, moment: Moment) -> tuple[str, str]:
        zone = zones.create(connection, moment, tenant_id, event_id, NewZone(name="Hall"))
        form = NewCheckpoint(name="South", type=CheckpointType.GATE, direction=Direction.BIDIRECTIONAL, zone_id=zone.id)
        return zone.id, checkpoints.create(connection, moment, tenant_id, event_id, form).id

    zone_id, checkpoint_id = hub.write(work)
    return Gate(hub, tenant_id, event_id, zone_id, checkpoint_id)


def person(number: int) -> AccessLogPersonal:
    """Return who it was: a participant by the number on the badge."""
    return AccessLogPersonal(participant_number=number, code_hash=f"{number:032x}")
