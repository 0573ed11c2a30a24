"""Push: the journal's rows to the hub, oldest first, until it holds them all. Rows may go twice; none is ever left out.

The hub's answers move a mark and nothing is deleted, so losing or repeating a request or an answer changes nothing.
A batch that is refused is halved; a row that is refused alone while its neighbour is taken is set aside, so that it
delays nobody. It is offered again after the next start, since only memory knows of it.
"""

import logging

from msgspec.structs import replace

from sync.client import HubClient
from sync.errors import RejectedError, TooLargeError
from sync.ports import JournalPort
from sync.wire.enums import RowOutcome
from sync.wire.journal import MAX_ROWS, EpochMark, JournalAnswer, JournalBatch, RowAnswer, chain_row

_WITNESSES = 4
"""Rows after a refused one that are tried alone before the hub is said to refuse everything."""

_log = logging.getLogger(__name__)


class Push:
    """Sends rows, and keeps the journal's mark in step with the hub's."""

    def __init__(self, client: HubClient, journal: JournalPort) -> None:
        self._client = client
        self._journal = journal
        self._rows = MAX_ROWS
        self._set_aside: dict[str, set[int]] = {}

    @property
    def refused(self) -> int:
        """Rows set aside since the start."""
        return sum(map(len, self._set_aside.values()))

    def reconcile(self) -> None:
        """Take over what the hub holds; opens a new epoch where it has seen more than this disk knows.

        Raises:
            SyncError: nothing changed.
        """
        if self._journal.reconcile(self._client.mark()):
            _log.warning("journal went back in time, new epoch=%s", self._journal.head().epoch)

    def send_next(self, *, probe: bool = False) -> bool:
        """Send the oldest rows that the hub lacks, one of them as a probe; returns whether there were any.

        Raises:
            RejectedError: the hub refuses every row, or the only one.
            SyncError: nothing changed.
        """
        batch = self._journal.pending_batch(1 if probe else self._rows)
        if batch is None:
            return False
        try:
            self._settle(batch, self._client.push(batch))
        except RejectedError as error:
            self._send_less(batch, error)
        else:
            self._rows = min(self._rows * 2, MAX_ROWS)
        return True

    def _send_less(self, batch: JournalBatch, error: RejectedError) -> None:
        if len(batch.rows) > 1:
            self._rows = len(batch.rows) // 2
        elif isinstance(error, TooLargeError) or self._takes_a_later_row():
            self._offer_once_more(batch)
        else:
            raise error

    def _offer_once_more(self, batch: JournalBatch) -> None:
        """The first refusal may have been a request garbled on the way; the second is the hub's word."""
        try:
            self._settle(batch, self._client.push(batch))
        except RejectedError as error:
            self._put_aside(batch, error)

    def _takes_a_later_row(self) -> bool:
        """Whether the hub takes a row behind the refused first one: then that row is at fault, not the sender."""
        batch = self._journal.pending_batch(1 + _WITNESSES)
        assert batch is not None
        previous = batch.previous
        for before, row in zip(batch.rows, batch.rows[1:], strict=False):
            previous = chain_row(previous, batch.epoch, before)
            head = chain_row(previous, batch.epoch, row)
            try:
                self._client.push(JournalBatch(epoch=batch.epoch, rows=[row], previous=previous, head=head))
            except RejectedError:
                continue
            return True
        return False

    def _put_aside(self, batch: JournalBatch, error: RejectedError) -> None:
        row = batch.rows[0]
        _log.error("row refused epoch=%s seq=%d problem=%s", batch.epoch, row.seq, error.problem)
        self._set_aside.setdefault(batch.epoch, set()).add(row.seq)
        mark = EpochMark(epoch=batch.epoch, acked_through=row.seq, max_seen=row.seq)
        self._journal.record_answer(batch.epoch, [RowAnswer(seq=row.seq, outcome=RowOutcome.QUARANTINED)], mark)

    def _settle(self, batch: JournalBatch, answer: JournalAnswer) -> None:
        forks = [row.seq for row in answer.rows if row.outcome is RowOutcome.FORK]
        # From the first fork on, the hub holds another journal's rows under these numbers.
        stored = [row for row in answer.rows if not forks or row.seq < forks[0]]
        self._journal.record_answer(batch.epoch, stored, self._without_set_aside(answer.mark))
        if forks:
            self._journal.open_epoch("fork")
            new = self._journal.head().epoch
            _log.warning("journal forked epoch=%s seq=%d, new epoch=%s", batch.epoch, forks[0], new)

    def _without_set_aside(self, mark: EpochMark) -> EpochMark:
        """Return the mark as if the hub did not miss what it refused, so that this is not sent over and over."""
        missing = mark.missing
        for seq in self._set_aside.get(mark.epoch, ()):
            missing = [part for low, high in missing for part in ((low, min(high, seq - 1)), (max(low, seq + 1), high))]
            missing = [(low, high) for low, high in missing if low <= high]
        return replace(mark, missing=missing)
