"""What is changed at the hub, or happens at another gate, counts at the door after the next pull."""

from pathlib import Path

import httpx
from sqlalchemy import Connection

from server_stub.check_in import checkpoints
from server_stub.check_in.forms import NewCheckpoint
from server_stub.devices.records import kiosk_devices
from server_stub.moment import Moment
from sync.wire import routes
from sync.wire.enums import CheckpointType, Direction, ParticipantStatus, Reason
from tests.support.door_device import draw, issue_badges
from tests.support.door_fixtures import OpenDevice
from tests.support.doors import Gate
from tests.support.hub import ServedHub


def test_a_device_that_the_hub_moves_works_at_the_other_checkpoint(
    hub: ServedHub, gate: Gate, open_device: OpenDevice, tmp_path: Path
) -> None:
    """The name on the screen changes, and the next row is of the new checkpoint."""
    gate.register()
    badges = issue_badges(gate)
    door = open_device(gate)
    door.wait_ready()

    def move(connection: Connection, moment: Moment) -> str:
        new = NewCheckpoint(name="North", type=CheckpointType.GATE, direction=Direction.ENTRY)
        north = checkpoints.create(connection, moment, gate.tenant_id, gate.event_id, new)
        connection.execute(kiosk_devices.update().values(checkpoint_id=north.id, version=2))
        return north.id

    north = hub.write(move)
    door.retry()
    door.wait(lambda: door.text("gateName") == "North", "the other checkpoint")
    door.show(draw(tmp_path / "badge", badges), 1)
    (log,) = door.device.store.journal.recent(1)
    assert log.facts.checkpoint_id == north


def test_who_is_cancelled_at_the_hub_is_refused_at_the_door(
    hub: ServedHub, gate: Gate, open_device: OpenDevice, tmp_path: Path
) -> None:
    """An operator cancels a registration over the API; the badge that was good is not any more."""
    (person,) = gate.register()
    badges = issue_badges(gate)
    door = open_device(gate)
    door.wait_ready()

    with hub.client(hub.make_key(gate.tenant_id)) as client:
        path = f"{routes.EVENTS}/{gate.event_id}/participants/{person}"
        tag = client.get(path).headers["ETag"]
        answer = client.put(path, json={"status": "CANCELLED"}, headers={"If-Match": tag})
        assert answer.status_code == httpx.codes.OK
    door.retry()
    door.wait(lambda: _status(door.device.store.cache.participant(person)) == "CANCELLED", "the cancellation")

    (seen,) = door.show(draw(tmp_path / "badge", badges), 1)
    assert (seen.reason, seen.title) == (Reason.PARTICIPANT_CANCELLED, "Badge withdrawn")


def _status(participant: object) -> ParticipantStatus | None:
    return getattr(participant, "status", None)


def test_who_was_let_in_at_one_gate_is_inside_at_the_other(gate: Gate, open_device: OpenDevice, tmp_path: Path) -> None:
    """One device admits while the other one is switched off; a pull later the other one knows."""
    gate.register()
    badge = draw(tmp_path / "badge", issue_badges(gate))
    there = open_device(gate, "South 2")
    there.wait_ready()
    there.close()

    here = open_device(gate, "South 1")
    here.wait_ready()
    here.show(badge, 1)
    here.wait_sent()
    here.close()

    there = open_device(name="South 2")
    there.wait(lambda: list(there.device.store.cache.presences()), "the other gate's admission")
    (seen,) = there.show(badge, 1)
    assert seen.reason is Reason.ALREADY_INSIDE
    there.wait_sent()
    assert len(gate.log_ids()) == 2
