"""The station from its command to the camera's first picture on its window, as a process of its own.

Limit: a process that only imports what the station is made of (Qt Quick, OpenCV, the decoder, the store's driver) and
ends. The station besides opens and checks two encrypted files, loads its screens, opens the film and draws.
"""

import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import Connection

from server_stub.devices import pairing
from server_stub.devices.pairing import NewDevice
from server_stub.moment import Moment
from tests.bench.figures import Figure, told
from tests.bench.sizes import Size
from tests.devices.frames import PLAIN, frame, write_video
from tests.support import builders
from tests.support.doors import Gate, open_gate
from tests.support.hub import ServedHub

_IMPORTS = (
    "import PySide6.QtQuick, cv2, zxingcpp, sqlcipher3, sqlalchemy, httpx, cryptography.hazmat.primitives.ciphers"
)
_LONGEST_S = 60
_FILM_FRAMES = 60


def measure(size: Size, folder: Path) -> list[Figure]:
    """Return how long the station takes to start."""
    film = write_video(folder / "film.avi", [frame(builders.token(), PLAIN)] * _FILM_FRAMES)
    data_dir = folder / "station"
    data_dir.mkdir()
    with ServedHub(folder / "hub.db") as hub:
        gate = open_gate(hub)
        _seconds(
            [sys.executable, "-m", "kiosk", "pair", hub.base_url, _pairing_code(gate), "--data-dir", str(data_dir)]
        )
        station = [sys.executable, "-m", "tests.bench.first_picture", str(data_dir), str(film)]
        _seconds(station)  # fetches the event
        pairs = [(_seconds([sys.executable, "-c", _IMPORTS]), _seconds(station)) for _ in range(size.starts)]
    limit_s, start_s = (statistics.median(times) for times in zip(*pairs, strict=True))
    return [
        told("start of the station to the first picture", start_s, "s"),
        told("start of the station to the first picture", start_s / limit_s, "× bare imports"),
    ]


def _pairing_code(gate: Gate) -> str:
    new = NewDevice(name="South 1", checkpoint_id=gate.checkpoint_id)

    def make(connection: Connection, moment: Moment) -> str:
        return pairing.make_code(connection, moment, gate.tenant_id, gate.event_id, new)

    return gate.hub.write(make)


def _seconds(command: Sequence[str]) -> float:
    """Return the seconds until the process says its first line, or ends without one.

    Raises:
        RuntimeError: it failed; with what it said.
    """
    start = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        process.stdout.readline()
        seconds = time.perf_counter() - start
        _, said = process.communicate(timeout=_LONGEST_S)
    if process.returncode:
        raise RuntimeError(f"{command[1:]} failed: {said}")
    return seconds
