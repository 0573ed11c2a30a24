"""Sounds by whichever player the system has; a device without one stays silent and goes on."""

import logging
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

_log = logging.getLogger(__name__)

PLAYERS = (("pw-play",), ("paplay",), ("aplay", "--quiet"))
"""Programs that play a WAV file named as their last argument, the preferred first."""


class SoundPlayer:
    """Plays `<name>.wav` of a folder. For one thread; nothing here blocks or raises on account of sound.

    A sound that is asked for again while it plays starts over, so that two scans in a row are two sounds and never
    three programs. A player that fails (no sound server) gives way to the next one.
    """

    def __init__(self, folder: Path, players: Sequence[Sequence[str]] = PLAYERS) -> None:
        self._folder = folder
        self._players = [tuple(player) for player in players if shutil.which(player[0])]
        self._running: dict[str, subprocess.Popen[bytes]] = {}
        self._told = False

    def play(self, name: str) -> None:
        """Start the named sound and return at once."""
        self._drop_failed_player()
        self._stop(name)
        path = self._folder / f"{name}.wav"
        if not self._players or not path.is_file():
            self._tell_once(name)
            return
        try:
            self._running[name] = subprocess.Popen(  # noqa: S603 - a fixed program and a file of our own
                [*self._players[0], str(path)],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
        except OSError:
            self._players.pop(0)
            self._tell_once(name)

    def close(self) -> None:
        """Stop every sound; idempotent."""
        for name in list(self._running):
            self._stop(name)

    def _drop_failed_player(self) -> None:
        failed = [name for name, process in self._running.items() if process.poll() not in {None, 0}]
        for name in failed:
            del self._running[name]
        if failed and self._players:
            _log.info("sound_player_failed player=%s", self._players.pop(0)[0])

    def _stop(self, name: str) -> None:
        process = self._running.pop(name, None)
        if process is not None:
            process.kill()
            process.wait()

    def _tell_once(self, name: str) -> None:
        if not self._told:
            self._told = True
            _log.info("sound_not_played name=%s players=%d", name, len(self._players))
