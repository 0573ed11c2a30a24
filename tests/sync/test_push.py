"""Push: every row once, whatever the hub or the network does, and one bad row delays nobody."""

from collections.abc import Callable
from pathlib import Path

import pytest

from sync.errors import RejectedError, SyncError, TransientError
from sync.push import Push
from sync.wire.enums import ErrorCode
from sync.wire.journal import MAX_ROWS, JournalBatch
from tests.support.faults import Fault, once
from tests.support.guards import ExpectedLogs
from tests.support.linked_device import LinkedDevice
from tests.support.plain_hub import PlainHub, RefusalError

_BAD = RefusalError(400, ErrorCode.VALIDATION_ERROR)
_LONG = RefusalError(413, ErrorCode.PAYLOAD_TOO_LARGE)


class Sender:
    """A device's journal and the push that empties it into a hub."""

    def __init__(self, hub: PlainHub, folder: Path) -> None:
        self.device = LinkedDevice(hub, folder)
        self.journal = self.device.plain_journal
        self.push = Push(self.device.client, self.journal)

    def send_all(self) -> None:
        """Send until nothing is left."""
        while self.push.send_next():
            pass


@pytest.fixture
def hub() -> PlainHub:
    return PlainHub()


@pytest.fixture
def sender(hub: PlainHub, tmp_path: Path) -> Sender:
    return Sender(hub, tmp_path)


def _refuses_row(*seqs: int) -> Callable[[JournalBatch], RefusalError | None]:
    return lambda batch: _BAD if any(row.seq in seqs for row in batch.rows) else None


def test_a_backlog_of_ten_thousand_goes_in_twenty_requests(hub: PlainHub, sender: Sender) -> None:
    """After a long day cut off, few requests bring everything to the hub (the goal is 25)."""
    sender.device.scan(10_000)
    sender.send_all()

    assert len(sender.device.wire.requests) == 10_000 // MAX_ROWS == 20
    assert len(set(hub.logs)) == 10_000
    assert sender.journal.head().pending == 0


def test_rows_go_packed(sender: Sender) -> None:
    """A batch takes a fraction of its JSON on the line."""
    sender.device.scan(MAX_ROWS)
    sender.send_all()
    request = sender.device.wire.requests[0]

    assert request.headers["Content-Encoding"] == "gzip"
    assert len(request.content) < 100 * MAX_ROWS


@pytest.mark.parametrize("fault", [Fault.LOSE_REPLY, Fault.STALL, Fault.CUT, Fault.TRUNCATE, Fault.GARBLE])
def test_a_lost_answer_doubles_nothing(hub: PlainHub, sender: Sender, fault: Fault) -> None:
    """The hub stored the rows, nobody heard so, and sending them again changes nothing."""
    sent = sender.device.scan(3)
    sender.device.wire.script = once(fault)
    with pytest.raises(SyncError):
        sender.push.send_next()
    pending = sender.journal.head().pending
    sender.send_all()

    assert pending == 3
    assert hub.logs == sent


def test_a_probe_is_one_row(hub: PlainHub, sender: Sender) -> None:
    """What tries whether a failing hub is back costs it little."""
    sender.device.scan(10)
    sender.push.send_next(probe=True)

    assert [len(batch.rows) for batch in hub.batches] == [1]


def test_a_batch_that_is_too_long_is_halved_until_it_fits(hub: PlainHub, sender: Sender) -> None:
    """A proxy with a lower limit is no obstacle; later batches grow again."""
    sent = sender.device.scan(1_000)
    hub.refuses = lambda batch: _LONG if len(batch.rows) > 100 else None
    sender.send_all()

    assert hub.logs == sent
    assert sender.push.refused == 0


def test_one_row_that_a_foreign_hub_refuses_delays_nobody(
    hub: PlainHub, sender: Sender, expected_logs: ExpectedLogs
) -> None:
    """The row is found by halving, set aside and reported; all others arrive."""
    sent = sender.device.scan(1_000)
    hub.refuses = _refuses_row(317)
    sender.send_all()

    assert sorted(hub.logs) == sorted(sent[:316] + sent[317:])
    assert sender.push.refused == 1
    assert len(sender.device.wire.requests) <= 40
    assert "seq=317" in expected_logs.messages[0]


def test_neighbours_that_are_both_refused_are_both_set_aside(
    hub: PlainHub, sender: Sender, expected_logs: ExpectedLogs
) -> None:
    """Two bad rows in a row do not look like a hub that refuses everything."""
    sent = sender.device.scan(50)
    hub.refuses = _refuses_row(20, 21)
    sender.send_all()
    sent_later = sender.device.scan(5)
    sender.send_all()

    assert sorted(hub.logs) == sorted(sent[:19] + sent[21:] + sent_later)
    assert sender.push.refused == 2
    assert len(expected_logs.messages) == 2


def test_a_hub_that_refuses_everything_sets_nothing_aside(hub: PlainHub, sender: Sender) -> None:
    """When no row is taken, the rows are not at fault: they wait until the hub is mended."""
    sent = sender.device.scan(40)
    hub.refuses = lambda _: _BAD
    with pytest.raises(RejectedError):
        sender.send_all()
    hub.refuses = lambda _: None
    sender.send_all()

    assert sender.push.refused == 0
    assert sorted(hub.logs) == sorted(sent)


def test_a_single_refused_row_waits_for_a_witness(hub: PlainHub, sender: Sender, expected_logs: ExpectedLogs) -> None:
    """Alone it may be the hub's fault; once a later row is taken, it is the row's."""
    sender.device.scan(1)
    hub.refuses = _refuses_row(1)
    with pytest.raises(RejectedError):
        sender.send_all()
    refused_alone = sender.push.refused
    later = sender.device.scan(1)
    sender.send_all()

    assert (refused_alone, sender.push.refused) == (0, 1)
    assert hub.logs == later
    assert expected_logs.messages


def test_a_row_refused_once_by_a_garbled_line_is_not_set_aside(hub: PlainHub, sender: Sender) -> None:
    """Only the second refusal of the same row counts."""
    sent = sender.device.scan(2)
    refusals = [_BAD, _BAD]
    hub.refuses = lambda batch: refusals.pop() if refusals and batch.rows[0].seq == 1 else None
    sender.send_all()

    assert sorted(hub.logs) == sorted(sent)
    assert sender.push.refused == 0


def test_what_was_set_aside_is_offered_again_after_a_restart(
    hub: PlainHub, sender: Sender, tmp_path: Path, expected_logs: ExpectedLogs
) -> None:
    """A hub that was mended in the meantime gets the row."""
    sent = sender.device.scan(3)
    hub.refuses = _refuses_row(2)
    sender.send_all()
    hub.refuses = lambda _: None
    restarted = Push(sender.device.client, sender.journal)
    restarted.reconcile()
    while restarted.send_next():
        pass

    assert sorted(hub.logs) == sorted(sent)
    assert restarted.refused == 0
    assert expected_logs.messages


def test_a_single_row_that_is_too_long_is_set_aside(hub: PlainHub, sender: Sender, expected_logs: ExpectedLogs) -> None:
    """A row that no request can carry holds up nobody."""
    sent = sender.device.scan(3)
    hub.refuses = lambda batch: _LONG if any(row.seq == 1 for row in batch.rows) else None
    sender.send_all()

    assert hub.logs == sent[1:]
    assert sender.push.refused == 1
    assert expected_logs.messages


def test_a_fork_opens_a_new_epoch_and_loses_nothing(
    hub: PlainHub, sender: Sender, tmp_path: Path, expected_logs: ExpectedLogs
) -> None:
    """Two devices with one journal (a cloned disk) end with every row of both at the hub."""
    twin = Sender(hub, tmp_path)
    twin.journal.epochs[-1].id = sender.journal.epochs[-1].id
    mine = sender.device.scan(5)
    twin.journal.begin_another_life(2)
    theirs = twin.device.scan(7)
    sender.send_all()
    twin.send_all()

    assert sorted(hub.logs) == sorted(mine + theirs)
    assert twin.journal.reasons == ["fork"]
    assert "seq=1" in expected_logs.messages[0]


def test_a_hub_restored_from_a_backup_gets_its_rows_again(hub: PlainHub, sender: Sender) -> None:
    """What the hub lost is sent again as soon as it says so."""
    sent = sender.device.scan(3)
    sender.send_all()
    backup = hub.backup()
    sent += sender.device.scan(4)
    sender.send_all()
    hub.restore(backup)
    sent += sender.device.scan(1)
    sender.send_all()

    assert sorted(hub.logs) == sorted(sent)


def test_a_transient_failure_changes_nothing(sender: Sender) -> None:
    """A lost request leaves the rows pending and the batch size as it was."""
    sender.device.scan(20)
    sender.device.wire.script = once(Fault.LOSE_REQUEST)
    with pytest.raises(TransientError):
        sender.push.send_next()

    assert sender.journal.head().pending == 20
    sender.send_all()
    assert len(sender.device.wire.requests) == 2
