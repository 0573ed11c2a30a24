"""Sounds by real programs: scripts that note what they were asked to play."""

import logging
import stat
from pathlib import Path

import pytest

from kiosk.devices.sound import SoundPlayer
from tests.support.waiting import wait_until


def program(folder: Path, name: str, script: str) -> str:
    """Write an executable script and return its path."""
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return str(path)


@pytest.fixture
def sounds(tmp_path: Path) -> Path:
    """Return a folder with two sounds."""
    for name in ("yes", "no"):
        (tmp_path / f"{name}.wav").write_bytes(b"RIFF")
    return tmp_path


def test_a_sound_is_played_by_the_first_player_there_is(sounds: Path) -> None:
    """The named file goes to the preferred player that exists, with its own flags."""
    player = program(sounds, "player", f'echo "$@" >> {sounds}/played')
    sound = SoundPlayer(sounds, [("no-such-player-here",), (player, "--quiet")])
    sound.play("yes")
    wait_until(lambda: (sounds / "played").exists() and (sounds / "played").read_text() != "")
    sound.close()
    assert (sounds / "played").read_text() == f"--quiet {sounds}/yes.wav\n"


def test_a_sound_asked_for_again_starts_over(sounds: Path) -> None:
    """Twice the same sound is never two programs at a time, and neither call waits for the other."""
    player = program(sounds, "player", f"echo $$ >> {sounds}/played; exec sleep 60")
    sound = SoundPlayer(sounds, [(player,)])
    sound.play("yes")
    wait_until(lambda: _lines(sounds) == 1)
    sound.play("yes")
    wait_until(lambda: _lines(sounds) == 2)
    first, second = (int(line) for line in (sounds / "played").read_text().split())
    assert not Path(f"/proc/{first}").exists()
    assert Path(f"/proc/{second}").exists()
    sound.close()
    sound.close()
    assert not Path(f"/proc/{second}").exists()


def _lines(sounds: Path) -> int:
    played = sounds / "played"
    return len(played.read_text().splitlines()) if played.exists() else 0


def test_a_player_that_fails_gives_way(sounds: Path) -> None:
    """Where the sound server of the first player is not running, the next sound goes to the second player."""
    failing = program(sounds, "failing", f"echo $$ > {sounds}/failed; exit 1")
    player = program(sounds, "player", f"echo >> {sounds}/played")
    sound = SoundPlayer(sounds, [(failing,), (player,)])
    sound.play("no")
    wait_until(lambda: _has_ended(sounds / "failed"))
    sound.play("yes")
    wait_until(lambda: _lines(sounds) == 1)
    sound.close()


def _has_ended(pid_file: Path) -> bool:
    """Whether the process that wrote its id there has ended and waits to be reaped."""
    pid = pid_file.read_text().strip() if pid_file.exists() else ""
    return bool(pid) and ") Z " in Path(f"/proc/{pid}/stat").read_text()


def test_silence_is_told_once(sounds: Path, caplog: pytest.LogCaptureFixture) -> None:
    """Without a player, or without the file, nothing happens but one line in the log."""
    caplog.set_level(logging.INFO, "kiosk.devices.sound")
    mute = SoundPlayer(sounds, [("no-such-player-here",)])
    for _ in range(3):
        mute.play("yes")
    mute.play("no")
    assert [record.getMessage() for record in caplog.records] == ["sound_not_played name=yes players=0"]
    SoundPlayer(sounds, [("true",)]).play("no-such-sound")
    assert len(caplog.records) == 2


def test_a_player_that_cannot_be_started_is_no_trouble(sounds: Path) -> None:
    """A broken program in the player's place leaves the device silent and running."""
    broken = sounds / "broken"
    broken.write_bytes(b"\x7fELF not really")
    broken.chmod(0o755)
    sound = SoundPlayer(sounds, [(str(broken),)])
    sound.play("yes")
    sound.play("yes")
    sound.close()
