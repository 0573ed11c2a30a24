"""The store fits the ports that the use cases and the engine declare."""

from kiosk.services.ports import DoorCache, Journal
from kiosk.store.cache import DeviceCache
from kiosk.store.journal import DeviceJournal
from sync.ports import CachePort, JournalPort, SnapshotSink
from sync.wire.changes import SnapshotHeader
from tests.store.logs import acknowledge, scan
from tests.support import builders


def test_one_journal_serves_use_cases_and_engine(journal: DeviceJournal) -> None:
    """A scan recorded through one port is sent through the other; mypy holds the signatures."""
    recording: Journal = journal
    sending: JournalPort = journal
    row_id = scan(journal)
    batch = sending.pending_batch(500)
    assert batch is not None
    assert [row.id for row in batch.rows] == [recording.recent(1)[0].id] == [row_id]
    acknowledge(journal, batch)
    assert sending.head().pending == 0


def test_one_cache_serves_use_cases_and_engine(cache: DeviceCache) -> None:
    """A snapshot that came through one port is read through the other."""
    reading: DoorCache = cache
    filling: CachePort = cache
    sink: SnapshotSink = filling.begin_snapshot(SnapshotHeader(schema=1, event_id=builders.EVENT_ID, number=3, count=0))
    sink.finish()
    assert reading.number() == filling.number() == 3
