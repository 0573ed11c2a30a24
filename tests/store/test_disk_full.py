"""The disk fills while people pass."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.errors import CannotRecordError
from kiosk.store.journal import DeviceJournal
from tests.store.logs import scan

REPOSITORY = Path(__file__).parents[2]
SCAN_INTO_A_SMALL_DISK = """
import resource, signal, sys
from pathlib import Path
from kiosk.errors import CannotRecordError
from kiosk.store.journal import DeviceJournal
from tests.store.logs import KEY
from tests.store.logs import scan
from tests.support.clock import SettableClock

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, resource.RLIM_INFINITY))
journal = DeviceJournal(Path(sys.argv[1]), KEY, SettableClock())
try:
    while True:
        print(scan(journal))
except CannotRecordError:
    print("refused")
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
print(scan(journal))
journal.close()
"""


def test_a_scan_that_finds_no_space_is_refused_and_leaves_nothing(journal: DeviceJournal) -> None:
    """On a full disk nobody is shown green, and the rows before stay whole."""
    ids = [scan(journal) for _ in range(20)]
    pages = journal._writer.run_driver(lambda driver: driver.execute("PRAGMA page_count").fetchone()[0])
    journal._writer.run_driver(lambda driver: driver.execute(f"PRAGMA max_page_count = {pages}").fetchone())
    refused = 0
    for _ in range(20):
        try:
            ids.append(scan(journal))
        except CannotRecordError:
            refused += 1
    assert refused
    assert [log.id for log in journal.recent(100)][::-1] == ids
    assert journal.head().seq == journal.total() == len(ids)


@pytest.mark.skipif(sys.platform == "win32", reason="file size limits are POSIX")
def test_scanning_goes_on_when_space_is_free_again(tmp_path: Path, open_journal: Callable[[], DeviceJournal]) -> None:
    """A write refused by the system loses no recorded row, and the same process records again once there is room."""
    path = str(tmp_path / "journal.db")
    run = subprocess.run(
        [sys.executable, "-c", SCAN_INTO_A_SMALL_DISK, path], cwd=REPOSITORY, capture_output=True, text=True, check=True
    )
    said = run.stdout.split()
    assert said.count("refused") == 1
    assert said.index("refused") > 10
    journal = open_journal()
    assert [log.id for log in journal.recent(1_000)][::-1] == [line for line in said if line != "refused"]
    assert journal.verify().is_sound
