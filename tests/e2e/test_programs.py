"""The programs as processes: told to stop, killed in the middle, and started again."""

import os
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from kiosk.devices.clock import SystemClock
from kiosk.pairing import open_device_store
from server_stub import __main__ as hub_main
from server_stub import schema_version, serving
from tests.support.door_device import draw, issue_badges, pair_with, settings_in
from tests.support.door_fixtures import OpenDevice
from tests.support.doors import Gate
from tests.support.hub import ServedHub
from tests.support.waiting import wait_until

_START_S = 60


@contextmanager
def _running(folder: Path, *words: str) -> Iterator[subprocess.Popen[str]]:
    """Run `gatehouse run` on the data in the folder; it is killed if the test does not end it."""
    command = [sys.executable, "-m", "kiosk", "run", "--off-screen", "--data-dir", str(folder), *words]
    environment = os.environ | {"GATEHOUSE_SOUND": "false"}
    with subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True) as process:
        try:
            yield process
        finally:
            process.kill()


def _wait_log(folder: Path, words: str) -> None:
    log = folder / "logs" / "gatehouse.log"
    wait_until(lambda: log.exists() and words in log.read_text(), _START_S, what=f"'{words}' in the log")


@pytest.mark.parametrize("asked", [signal.SIGINT, signal.SIGTERM])
def test_a_device_that_is_told_to_stop_stops_well(asked: signal.Signals, tmp_path: Path) -> None:
    """Ctrl-C and SIGTERM close it with exit code 0 and without a traceback; what is missing stood in its log."""
    with _running(tmp_path, "--camera", str(tmp_path / "none.mp4")) as process:
        _wait_log(tmp_path, "There is no file or folder")
        process.send_signal(asked)
        _, said = process.communicate(timeout=_START_S)
    assert process.returncode == 0
    assert "Traceback" not in said
    assert "This machine has no keyring" in said
    open_device_store(settings_in(tmp_path), SystemClock()).close()


def test_a_device_killed_while_scanning_loses_no_row(
    hub: ServedHub, gate: Gate, open_device: OpenDevice, tmp_path: Path
) -> None:
    """Killed with rows that wait for the hub, and started again: every row is at the hub once."""
    gate.register(6)
    badges = draw(tmp_path / "badges", issue_badges(gate))
    folder = tmp_path / "South 1"
    pair_with(gate, settings_in(folder))
    with _running(folder, "--camera", str(badges)) as process:
        wait_until(gate.log_ids, _START_S, what="the first row at the hub")
        hub.stop()
        size = _journal_size(folder)
        wait_until(lambda: _journal_size(folder) > size, _START_S, what="a row that waits")
        process.kill()

    door = open_device(name="South 1")
    assert door.pending > 0
    assert door.device.store.health.chain.is_sound
    door.show(badges, 6)
    hub.start()
    door.wait_sent()
    assert Counter(gate.log_ids()) == Counter(door.journalled)


def _journal_size(folder: Path) -> int:
    return (folder / "store" / "journal.db-wal").stat().st_size


def test_a_hub_whose_database_is_none_names_the_file(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """A wrong path in the settings is told by that path."""
    diary = tmp_path / "diary.db"
    diary.write_text("Dear diary, " * 1_000)
    monkeypatch.setattr(sys, "argv", ["gatehouse-hub", "serve", "--database", f"sqlite:///{diary}"])
    with pytest.raises(SystemExit, match="1"):
        hub_main.main()
    assert f"{diary} cannot be read as a hub's database" in capsys.readouterr().err


def test_a_hub_whose_port_is_taken_says_so(tmp_path: Path) -> None:
    """The port is named, with the flag that takes another."""
    with serving.listen("127.0.0.1", 0) as taken:
        port = taken.getsockname()[1]
        with _hub(tmp_path, port) as process:
            said = process.communicate(timeout=_START_S)[1]
    assert process.returncode == 1
    assert f"port {port}: Address already in use. Stop what uses the port, or choose another with --port." in said
    assert "Traceback" not in said


def test_a_hub_ends_well_by_control_c(tmp_path: Path) -> None:
    """Ctrl-C lets requests finish, and leaves exit code 0 and no traceback."""
    with _hub(tmp_path, 0) as process:
        assert process.stderr is not None
        assert "Ctrl-C stops it" in process.stderr.readline()
        process.send_signal(signal.SIGINT)
        said = process.stderr.read()
    assert process.returncode == 0
    assert "Traceback" not in said


def _hub(folder: Path, port: int) -> subprocess.Popen[str]:
    database = folder / "hub.db"
    schema_version.migrate(database)
    words = ["serve", "--port", str(port), "--database", f"sqlite:///{database}"]
    return subprocess.Popen([sys.executable, "-m", "server_stub", *words], stderr=subprocess.PIPE, text=True)
