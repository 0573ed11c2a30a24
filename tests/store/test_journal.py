"""What the journal promises to the use cases and to the engine."""

import threading
from collections.abc import Callable
from itertools import pairwise

import msgspec
import pytest

from kiosk.errors import CannotRecordError
from kiosk.store.journal import DeviceJournal
from sync.wire.enums import Movement, RowOutcome
from sync.wire.journal import (
    GENESIS,
    AccessLogPersonal,
    EpochMark,
    JournalBatch,
    JournalMark,
    RowAnswer,
    chain_row,
    commit_personal,
)
from tests.store.logs import acknowledge, pending_ids, record, scan
from tests.support.clock import START_MS, SettableClock

OpenJournal = Callable[[], DeviceJournal]


def test_rows_are_numbered_from_one(journal: DeviceJournal) -> None:
    """Scans of one epoch are numbered without a gap."""
    assert [record(journal, number).seq for number in (5, 6, 7)] == [1, 2, 3]


def test_rows_survive_a_restart(open_journal: OpenJournal) -> None:
    """What was recorded is there after the program started again, and numbering goes on."""
    first = open_journal()
    ids = [scan(first), scan(first)]
    first.close()
    again = open_journal()
    ids.append(scan(again))
    assert again.head().seq == 3
    assert again.total() == 3
    assert pending_ids(again) == ids


def test_two_threads_never_share_a_number(journal: DeviceJournal) -> None:
    """Two lanes that scan at once get different numbers, and the chain holds."""
    start = threading.Barrier(2)

    def lane() -> None:
        start.wait()
        for _ in range(100):
            scan(journal)

    threads = [threading.Thread(target=lane) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert journal.head().seq == 200
    assert journal.verify().is_sound


def test_a_batch_chains_as_the_wire_says(journal: DeviceJournal) -> None:
    """A hub that computes the chain over the rows as they travel gets the hashes that the device sent."""
    for number in range(5):
        scan(journal, number)
    acknowledge(journal, _sent(journal, 2))
    batch = msgspec.json.decode(msgspec.json.encode(_sent(journal, 2)), type=JournalBatch)
    row_hash = batch.previous
    for row in batch.rows:
        row_hash = chain_row(row_hash, batch.epoch, row)
    assert [row.seq for row in batch.rows] == [3, 4]
    assert batch.previous != GENESIS
    assert row_hash == batch.head


def test_the_personal_part_is_committed_to_with_its_salt(journal: DeviceJournal) -> None:
    """Two scans of one person carry different salts, so an erased row cannot be matched by guessing."""
    scan(journal)
    scan(journal)
    first, second = _sent(journal, 2).rows
    assert first.personal is not None
    assert first.salt != second.salt
    assert commit_personal(bytes.fromhex(first.salt or ""), bytes(first.personal)) != commit_personal(
        bytes.fromhex(second.salt or ""), bytes(first.personal)
    )


def test_a_batch_ends_where_the_hub_already_holds_rows(journal: DeviceJournal) -> None:
    """A batch never jumps over rows that the hub has."""
    for _ in range(6):
        scan(journal)
    _answer(journal, stored=[3, 4])
    assert [row.seq for row in _sent(journal, 500).rows] == [1, 2]
    _answer(journal, stored=[1, 2])
    assert [row.seq for row in _sent(journal, 500).rows] == [5, 6]


def test_rows_that_the_hub_misses_are_sent_again(journal: DeviceJournal) -> None:
    """A hole that the hub reports is filled, although it had answered for the rows before."""
    for _ in range(5):
        scan(journal)
    acknowledge(journal, _sent(journal, 5))
    assert journal.pending_batch(500) is None
    _answer(journal, stored=[], missing=[(2, 3)])
    assert [row.seq for row in _sent(journal, 500).rows] == [2, 3]
    assert journal.head().pending == 2


def test_a_late_answer_takes_nothing_back(journal: DeviceJournal) -> None:
    """An old mark that arrives after a newer one changes nothing."""
    for _ in range(4):
        scan(journal)
    acknowledge(journal, _sent(journal, 4))
    journal.record_answer(
        journal.head().epoch, [], EpochMark(epoch=journal.head().epoch, acked_through=1, max_seen=1, missing=[])
    )
    assert journal.head().pending == 0


def test_an_answer_for_rows_that_were_never_sent_is_passed_over(journal: DeviceJournal) -> None:
    """A hub that answers nonsense does not make the device keep later rows to itself."""
    scan(journal)
    _answer(journal, stored=[1, 2, 900])
    ids = [scan(journal), scan(journal)]
    assert pending_ids(journal) == ids


def test_quarantined_rows_are_held_and_forked_ones_are_not(journal: DeviceJournal) -> None:
    """Only a row that the hub stored, in whatever state, needs no more sending."""
    ids = [scan(journal) for _ in range(3)]
    outcomes = [RowOutcome.QUARANTINED, RowOutcome.FORK, RowOutcome.DUPLICATE]
    answers = [RowAnswer(seq=seq, outcome=outcome) for seq, outcome in enumerate(outcomes, 1)]
    epoch = journal.head().epoch
    journal.record_answer(epoch, answers, EpochMark(epoch=epoch, acked_through=3, max_seen=3, missing=[]))
    assert [row.seq for row in _sent(journal, 500).rows] == [2]
    journal.open_epoch("fork")
    moved = _sent(journal, 500)
    assert (moved.epoch != epoch, moved.previous, [row.id for row in moved.rows]) == (True, GENESIS, [ids[1]])
    assert journal.verify().is_sound


def test_a_disk_that_went_back_in_time_opens_an_epoch_once(journal: DeviceJournal) -> None:
    """When the hub has seen more than this disk knows, what it may lack goes out under new numbers, ids unchanged."""
    ids = [scan(journal) for _ in range(3)]
    acknowledge(journal, _sent(journal, 1))
    old = journal.head().epoch
    mark = JournalMark(epochs=[EpochMark(epoch=old, acked_through=90, max_seen=90, missing=[])])
    assert journal.reconcile(mark)
    assert journal.head().epoch != old
    assert not journal.reconcile(mark)
    assert pending_ids(journal) == ids[1:]
    assert journal.total() == 3
    assert journal.verify().is_sound


def test_an_epoch_that_only_the_hub_knows_opens_one_too(open_journal: OpenJournal) -> None:
    """A journal that began anew on a known device is reported once, also after a restart."""
    journal = open_journal()
    mark = JournalMark(epochs=[EpochMark(epoch="from before", acked_through=3, max_seen=3, missing=[])])
    assert journal.reconcile(mark)
    journal.close()
    assert not open_journal().reconcile(mark)


def test_what_a_restored_hub_lost_is_sent_again(journal: DeviceJournal) -> None:
    """A hub that came back from an older backup gets the rows that it answered for and no longer holds."""
    ids = [scan(journal) for _ in range(5)]
    acknowledge(journal, _sent(journal, 5))
    mark = JournalMark(epochs=[EpochMark(epoch=journal.head().epoch, acked_through=2, max_seen=2, missing=[])])
    assert not journal.reconcile(mark)
    assert pending_ids(journal) == ids[2:]


def test_a_mark_alone_makes_no_row_held(journal: DeviceJournal) -> None:
    """After a restored disk scanned on, the hub's equal count says nothing about which rows it holds."""
    ids = [scan(journal) for _ in range(3)]
    mark = JournalMark(epochs=[EpochMark(epoch=journal.head().epoch, acked_through=3, max_seen=3, missing=[])])
    assert not journal.reconcile(mark)
    assert pending_ids(journal) == ids


def test_marks_survive_a_restart(open_journal: OpenJournal) -> None:
    """After a restart nothing is sent that the hub holds, and everything else is."""
    journal = open_journal()
    for _ in range(4):
        scan(journal)
    _answer(journal, stored=[1, 3])
    journal.close()
    again = open_journal()
    assert again.head().pending == 2
    assert [row.seq for row in _sent(again, 500).rows] == [2]


def test_the_head_tells_the_age_of_the_oldest_pending_row(journal: DeviceJournal, clock: SettableClock) -> None:
    """The heartbeat can say for how long a scan has waited."""
    assert journal.head().oldest_pending_at_ms is None
    scan(journal)
    clock.advance(5_000)
    scan(journal)
    assert journal.head().oldest_pending_at_ms == START_MS
    acknowledge(journal, _sent(journal, 1))
    assert journal.head().oldest_pending_at_ms == START_MS + 5_000


def test_presences_are_the_last_movement_of_each(open_journal: OpenJournal) -> None:
    """After a restart the device knows whom it let in and out itself."""
    journal = open_journal()
    scan(journal, 1, at_ms=START_MS)
    scan(journal, 2, at_ms=START_MS + 1)
    scan(journal, 1, movement=Movement.EXIT, at_ms=START_MS + 2)
    journal.close()
    where = {presence.participant_number: presence for presence in open_journal().presences()}
    assert {number: presence.inside for number, presence in where.items()} == {1: False, 2: True}
    assert where[1].entered_at is not None
    assert where[1].entered_at < where[1].at


def test_recent_logs_come_newest_first(journal: DeviceJournal) -> None:
    """The history shows the last scans with whom they were about."""
    for number in (1, 2, 3):
        scan(journal, number)
    assert [log.personal.participant_number for log in journal.recent(2)] == [3, 2]


def test_ids_grow_with_the_clock(journal: DeviceJournal, clock: SettableClock) -> None:
    """Ids are of version 7: later scans sort later."""
    ids = []
    for _ in range(3):
        ids.append(scan(journal))
        clock.advance(1)
    assert all(earlier < later for earlier, later in pairwise(ids))


def test_the_end_of_the_chain_is_checked_apart(journal: DeviceJournal) -> None:
    """The check at the start looks at the newest rows only; the whole one finds an older change too."""
    for number in range(6):
        scan(journal, number)
    journal._writer.run_driver(
        lambda driver: driver.execute("UPDATE rows SET at_ms = 0, kind = 'x' WHERE place & 4294967295 = 2")
    )
    assert journal.verify(3).rows == 3
    assert journal.verify(3).is_sound
    assert [seq for _, seq in journal.verify().broken] == [2]


def test_a_closed_journal_refuses_and_says_so(journal: DeviceJournal) -> None:
    """Nobody is shown green while the program ends."""
    journal.close()
    with pytest.raises(CannotRecordError):
        scan(journal)


def test_a_batch_fits_into_a_request(journal: DeviceJournal) -> None:
    """Rows with long reasons make smaller batches, and none is left behind."""
    logs = [record(journal, number) for number in range(3)]
    reason = "ዓ" * 500
    for _ in range(400):
        journal.append(logs[0].facts, AccessLogPersonal(participant_number=1, override_reason=reason * 4))
    sizes = []
    while (batch := journal.pending_batch(500)) is not None:
        sizes.append(len(msgspec.json.encode(batch)))
        acknowledge(journal, batch)
    assert len(sizes) > 1
    assert max(sizes) <= 2_000_000


def _sent(journal: DeviceJournal, rows: int) -> JournalBatch:
    batch = journal.pending_batch(rows)
    assert batch is not None
    return batch


def _answer(journal: DeviceJournal, *, stored: list[int], missing: list[tuple[int, int]] | None = None) -> None:
    epoch = journal.head().epoch
    answers = [RowAnswer(seq=seq, outcome=RowOutcome.CREATED) for seq in stored]
    top = journal.head().seq
    journal.record_answer(
        epoch, answers, EpochMark(epoch=epoch, acked_through=top, max_seen=top, missing=missing or [])
    )
