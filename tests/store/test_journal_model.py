"""The journal against a plain one in memory, over any order of scans, answers, faults and restarts."""

import tempfile
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from kiosk.store.journal import DeviceJournal
from sync.wire.enums import RowOutcome
from sync.wire.journal import GENESIS, EpochMark, JournalBatch, JournalMark, RowAnswer, chain_row
from tests.store.logs import KEY, scan
from tests.support.clock import SettableClock
from tests.support.plain_store import PlainJournal

Ranges = st.lists(st.tuples(st.integers(1, 12), st.integers(0, 3)), max_size=3).map(
    lambda pairs: [(first, first + length) for first, length in pairs]
)


class JournalMachine(RuleBasedStateMachine):
    """Does the same to both journals; epochs are compared by place, rows by the order in which they were scanned."""

    def __init__(self) -> None:
        super().__init__()
        self._folder = tempfile.TemporaryDirectory()
        self._model = PlainJournal()
        self._names: dict[str, int] = {}
        self._model_names: dict[str, int] = {}
        self._real = self._opened()

    @rule(count=st.integers(1, 4))
    def scan(self, count: int) -> None:
        """People pass."""
        for _ in range(count):
            number = len(self._names)
            self._names[scan(self._real, number)] = number
            self._model_names[self._model.append()] = number

    @rule(
        rows=st.integers(1, 5), outcomes=st.lists(st.sampled_from(RowOutcome), min_size=5, max_size=5), missing=Ranges
    )
    def push(self, rows: int, outcomes: list[RowOutcome], missing: list[tuple[int, int]]) -> None:
        """The hub answers for a batch, and may report holes."""
        real, model = self._real.pending_batch(rows), self._model.pending_batch(rows)
        assert self._seen(real, self._names) == self._seen(model, self._model_names)
        for journal, batch in ((self._real, real), (self._model, model)):
            if batch is not None:
                answers = [RowAnswer(seq=row.seq, outcome=outcomes[place]) for place, row in enumerate(batch.rows)]
                mark = EpochMark(epoch=batch.epoch, acked_through=0, max_seen=20, missing=missing)
                journal.record_answer(batch.epoch, answers, mark)

    @rule(held=st.lists(st.tuples(st.integers(0, 15), Ranges), max_size=3))
    def reconcile(self, held: list[tuple[int, list[tuple[int, int]]]]) -> None:
        """The hub says what it holds: less than it had, more than this disk knows, or nothing of an epoch."""
        answers = []
        for journal, epochs in ((self._real, self._real_epochs()), (self._model, self._model_epochs())):
            marks = [
                EpochMark(epoch=epoch, acked_through=max_seen, max_seen=max_seen, missing=missing)
                for epoch, (max_seen, missing) in zip(epochs, held, strict=False)
            ]
            answers.append(journal.reconcile(JournalMark(epochs=marks)))
        assert answers[0] == answers[1]

    @rule()
    def fork(self) -> None:
        """Somebody else used our numbers."""
        for journal in (self._real, self._model):
            journal.open_epoch("fork")

    @rule()
    def restart(self) -> None:
        """The program starts again."""
        self._real.close()
        self._real = self._opened()

    @invariant()
    def agree(self) -> None:
        """Both know the same head and the same number of pending rows, no row is lost, and the chain is whole."""
        real, model = self._real.head(), self._model.head()
        assert (real.seq, real.pending) == (model.seq, model.pending)
        assert self._real.total() == len(self._names)
        assert self._real.verify().is_sound
        assert {log.id for log in self._real.recent(1_000)} == self._names.keys()

    def teardown(self) -> None:
        """Close the files."""
        self._real.close()
        self._folder.cleanup()

    def _opened(self) -> DeviceJournal:
        return DeviceJournal(Path(self._folder.name) / "journal.db", KEY, SettableClock())

    def _real_epochs(self) -> list[str]:
        return [epoch.id for epoch in self._real._epochs]

    def _model_epochs(self) -> list[str]:
        return [epoch.id for epoch in self._model.epochs]

    @staticmethod
    def _seen(batch: JournalBatch | None, names: dict[str, int]) -> list[tuple[int, int]]:
        if batch is None:
            return []
        row_hash = batch.previous
        for row in batch.rows:
            row_hash = chain_row(row_hash, batch.epoch, row)
        assert row_hash == batch.head
        assert batch.rows[0].seq > 1 or batch.previous == GENESIS
        return [(row.seq, names[row.id]) for row in batch.rows]


TestJournalMachine = JournalMachine.TestCase
TestJournalMachine.settings = settings(max_examples=15, stateful_step_count=15)
