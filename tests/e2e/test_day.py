"""A day at the gate in small: paired by the command, badges before the camera, the hub cut off in the middle."""

import subprocess
import sys
from pathlib import Path

from sync.wire.enums import Reason
from tests.support.door_device import draw, issue_badges, pairing_code
from tests.support.door_fixtures import OpenDevice
from tests.support.doors import Gate
from tests.support.hub import ServedHub


def test_a_day_at_the_gate(hub: ServedHub, gate: Gate, open_device: OpenDevice, tmp_path: Path) -> None:
    """Every row is at the hub exactly once, whatever happened to the line, and each state came to the screen."""
    gate.register(6)
    badges = issue_badges(gate)
    address, code = f"127.0.0.1:{hub.port}", pairing_code(gate, "South 1")
    done = subprocess.run(
        [sys.executable, "-m", "kiosk", "pair", address, code.lower(), "--data-dir", str(tmp_path / "South 1")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout == "Paired as South 1 for Nile Summit. Start it with: gatehouse run --mode check-in\n"
    assert "This machine has no keyring" in done.stderr

    door = open_device(name="South 1")
    door.wait_ready()
    door.wait_link("ok")
    assert (door.text("gateName"), door.text("linkWords")) == ("South", "In step with the hub")
    door.show(draw(tmp_path / "with-hub", [*badges[:3], "ZZZZ-2222", "https://example.org/menu", badges[0]]), 6)
    door.wait_sent()

    hub.stop()
    door.show(draw(tmp_path / "without-hub", [badges[3], badges[1], badges[4]]), 3)
    door.wait_link("away")
    assert door.text("linkWords").startswith("No hub since")
    door.wait(lambda: door.text("linkQueue") == "3 to send", "the queue on the screen")

    hub.start()
    door.wait_sent()
    door.wait_link("ok")
    door.show(draw(tmp_path / "with-hub-again", [badges[5]]), 1)
    door.wait_sent()

    once, inside = Reason.ADMITTED, Reason.ALREADY_INSIDE
    strange = [Reason.UNKNOWN_PARTICIPANT, Reason.FOREIGN_CODE]
    assert door.reasons == [once, once, once, *strange, inside, once, inside, once, once]
    assert sorted(gate.log_ids()) == sorted(door.journalled)
    assert len(door.journalled) == 10
