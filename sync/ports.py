"""What a host must provide so that the engine can run: the device's store implements these, and tests a plain one.

The engine calls them from its one thread; a host makes them safe to use beside its other threads.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from sync.wire.changes import Change, SnapshotHeader
from sync.wire.devices import DeviceConfig
from sync.wire.journal import EpochMark, JournalBatch, JournalMark, RowAnswer


class Clock(Protocol):
    """The device's two clocks."""

    def now_ms(self) -> int:
        """Return the wall clock, raw: it may be wrong and it may jump."""

    def monotonic_ms(self) -> int:
        """Return a clock that only moves forward."""


@dataclass(frozen=True, slots=True)
class JournalHead:
    """Where the journal stands."""

    epoch: str
    seq: int
    pending: int
    oldest_pending_at_ms: int | None


class JournalPort(Protocol):
    """The journal as the engine sees it: rows to send, and what the hub holds."""

    def head(self) -> JournalHead:
        """Return where the open epoch stands, and how many rows of all epochs the hub does not hold yet."""

    def pending_batch(self, max_rows: int) -> JournalBatch | None:
        """Return the oldest rows that the hub does not hold, of one epoch and without a gap; None when it holds all."""

    def record_answer(self, epoch: str, rows: Sequence[RowAnswer], mark: EpochMark) -> None:
        """Store what the hub holds now; durable when it returns.

        Rows answered as anything but a fork are held from now on; rows that the mark misses are to be sent again.
        """

    def reconcile(self, mark: JournalMark) -> bool:
        """Take over what the hub says it lost; a row never counts as held before an answer about it was recorded.

        Returns True when the hub has seen more of an epoch than this disk knows: the disk went back in time (or was
        cloned), and holds other rows than the hub under the same numbers. A new epoch is open then, and rows that the
        hub lacks will be sent in it.
        """

    def open_epoch(self, reason: str) -> None:
        """Open a new epoch and move into it every row that the hub does not hold, as after a fork."""


class SnapshotSink(Protocol):
    """A cache under construction, beside the one in use."""

    def add(self, changes: Sequence[Change]) -> None:
        """Store rows of the snapshot."""

    def finish(self) -> None:
        """Check the count, make it durable and put it in the place of the cache in use.

        Raises:
            ValueError: it does not hold the number of rows that the header promised; the cache in use stays.
        """

    def abandon(self) -> None:
        """Throw it away; the cache in use stays."""


class CachePort(Protocol):
    """The cache as the engine sees it."""

    def number(self) -> int:
        """Return the change number that the cache stands at; 0 when it is empty and needs a snapshot."""

    def apply(self, changes: Sequence[Change], number: int) -> None:
        """Store the rows and the new number in one transaction; rows older than those held are passed over."""

    def begin_snapshot(self, header: SnapshotHeader) -> SnapshotSink:
        """Start a new cache beside the one in use."""


class ConfigPort(Protocol):
    """Where the device keeps what the hub told it to be."""

    def config(self) -> DeviceConfig:
        """Return the configuration in force."""

    def set_config(self, config: DeviceConfig) -> None:
        """Keep a newer configuration; durable when it returns."""
