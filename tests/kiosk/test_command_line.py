"""`gatehouse` at the command line: help, exit codes, and words that say what to do next."""

import json
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import cv2
import numpy as np
import pytest
from typer.testing import CliRunner

from kiosk import __main__ as program
from kiosk.devices.clock import SystemClock
from kiosk.pairing import open_device_store
from tests.support.door_device import draw, settings_in

Gatehouse = Callable[..., tuple[int, str]]


@pytest.fixture
def gatehouse(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Gatehouse:
    """Return a function that runs the command line in this process: its exit code and what it wrote on both streams."""

    def run(*words: str) -> tuple[int, str]:
        monkeypatch.setattr(sys, "argv", ["gatehouse", *words])
        with pytest.raises(SystemExit) as left:
            program.main()
        written = capfd.readouterr()
        return int(left.value.code or 0), written.out + written.err

    return run


def _run(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "kiosk", *words], capture_output=True, text=True, check=False)


@pytest.mark.parametrize("command", ["run", "pair", "decode"])
def test_every_command_shows_how_it_is_used(command: str) -> None:
    """--help ends well and holds a line to copy."""
    shown = CliRunner().invoke(program.app, [command, "--help"])
    assert shown.exit_code == 0
    assert f"Example: gatehouse {command} " in " ".join(shown.output.split())


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["fly"], "No such command"),
        (["run", "--mode", "bar"], "check-in"),
        (["pair", "hub.example.org"], "Missing argument"),
        (["pair", "hub.example.org", "ABCD-2345", "--config", "/no/such/file.toml"], "leave --config"),
    ],
)
def test_wrong_usage_ends_with_2(gatehouse: Gatehouse, words: list[str], says: str) -> None:
    """What makes no sense is named, with what would."""
    code, written = gatehouse(*words)
    assert code == 2
    assert says in " ".join(written.replace("│", " ").split())
    assert "Traceback" not in written


def test_a_data_folder_that_cannot_be_written_ends_with_6(gatehouse: Gatehouse, tmp_path: Path) -> None:
    """A read-only or impossible folder is named before anything else happens."""
    (tmp_path / "a-file").touch()
    code, written = gatehouse("pair", "localhost", "ABCD-2345", "--data-dir", str(tmp_path / "a-file" / "data"))
    assert code == 6
    assert "cannot be used" in written
    assert "--data-dir" in written


def test_pictures_without_a_code_each_get_their_line(gatehouse: Gatehouse, tmp_path: Path) -> None:
    """A good one, an empty one, a broken one, a folder and a missing one: one line of JSON each, and exit code 1."""
    good = draw(tmp_path, ["GH1ONE"]) / "000.png"
    empty, broken, folder, missing = (tmp_path / name for name in ("empty.png", "broken.png", "folder", "missing.png"))
    cv2.imwrite(str(empty), np.full((200, 200, 3), 255, np.uint8))
    broken.write_bytes(b"\x89PNG, and then nothing")
    folder.mkdir()

    code, written = gatehouse("decode", *map(str, (good, empty, broken, folder, missing)))
    lines = [json.loads(line) for line in written.splitlines()]

    assert code == 1
    assert [line["file"] for line in lines] == [str(path) for path in (good, empty, broken, folder, missing)]
    assert (lines[0]["text"], lines[0]["format"]) == ("GH1ONE", "QRCode")
    assert [bool(line.get("error")) for line in lines] == [False, True, True, True, True]
    assert gatehouse("decode", str(good))[0] == 0


def test_a_journal_of_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    """The device says that a newer Gatehouse is needed, ends with 6, and has not touched the file."""
    chosen = settings_in(tmp_path / "device")
    with closing(open_device_store(chosen, SystemClock())) as store:
        store.journal._writer.run_driver(lambda driver: driver.execute("PRAGMA user_version = 99"))
    journal = chosen.data_dir / "store" / "journal.db"
    before = journal.read_bytes()

    done = _run("run", "--off-screen", "--data-dir", str(chosen.data_dir))

    assert done.returncode == 6
    assert "written by a newer Gatehouse" in done.stderr
    assert "Traceback" not in done.stderr
    assert journal.read_bytes() == before


def test_a_store_in_use_is_not_opened_twice(tmp_path: Path) -> None:
    """A second device on the same folder says so and ends with 6."""
    chosen = settings_in(tmp_path / "device")
    with closing(open_device_store(chosen, SystemClock())):
        done = _run("pair", "localhost", "ABCD-2345", "--data-dir", str(chosen.data_dir))
    assert done.returncode == 6
    assert "Another Gatehouse uses" in done.stderr
    assert "Traceback" not in done.stderr


def test_what_the_system_refuses_is_told_without_a_traceback(tmp_path: Path) -> None:
    """A file that cannot be read, for whatever reason, is named; the traceback is in the log."""
    (tmp_path / "store" / "keyring.key").mkdir(parents=True)
    done = _run("pair", "localhost", "ABCD-2345", "--data-dir", str(tmp_path))
    assert done.returncode == 6
    assert "keyring.key" in done.stderr.splitlines()[-1]
    assert "Traceback" in (tmp_path / "logs" / "gatehouse.log").read_text()


def test_a_mode_without_screens_ends_with_2(tmp_path: Path) -> None:
    """A mode of a later version is refused before a window opens."""
    done = _run("run", "--off-screen", "--mode", "info", "--data-dir", str(tmp_path / "device"))
    assert done.returncode == 2
    assert "--mode check-in" in done.stderr
