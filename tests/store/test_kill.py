"""The process ends in the middle of a scan, many times over."""

import multiprocessing
from collections.abc import Callable
from pathlib import Path

from kiosk.store.journal import DeviceJournal
from tests.store.scan_until_killed import scan_until_killed

KILLS = 10


def test_no_recorded_row_is_lost_to_a_kill(tmp_path: Path, open_journal: Callable[[], DeviceJournal]) -> None:
    """After each kill, every row that was shown as recorded is there, without gaps, and the chain is whole."""
    recorded: dict[int, str] = {}
    for kill in range(KILLS):
        recorded |= _scan_and_kill(tmp_path / "journal.db", rows=7 + 13 * kill % 40)
        journal = open_journal()
        held = {log.seq: log.id for log in journal.recent(1_000_000)}
        assert recorded.items() <= held.items()
        assert sorted(held) == list(range(1, journal.head().seq + 1))
        assert journal.verify().is_sound
        journal.close()
    assert len(recorded) > KILLS


def _scan_and_kill(path: Path, *, rows: int) -> dict[int, str]:
    """Let a process scan until it said so many rows, kill it, and return everything that it said."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.store.scan_until_killed"])
    hear, say = context.Pipe(duplex=False)
    process = context.Process(target=scan_until_killed, args=(path, say), daemon=True)
    process.start()
    say.close()
    said = [hear.recv() for _ in range(rows)]
    process.kill()
    process.join()
    while hear.poll():
        try:
            said.append(hear.recv())
        except (EOFError, OSError):
            break
    hear.close()
    return dict(said)
