"""A station that does nothing but scan; the kill test runs it in a process of its own and ends that without notice."""

import itertools
from multiprocessing.connection import Connection
from pathlib import Path

from kiosk.store.journal import DeviceJournal
from tests.store.logs import KEY, acknowledge, record
from tests.support.clock import SettableClock


def scan_until_killed(path: Path, said: Connection) -> None:
    """Scan and say which rows are recorded; now and then answer as the hub, so that a kill may hit that too."""
    journal = DeviceJournal(path, KEY, SettableClock())
    for number in itertools.count():
        log = record(journal, number)
        said.send((log.seq, log.id))
        if number % 20 == 19 and (batch := journal.pending_batch(10)) is not None:
            acknowledge(journal, batch)
