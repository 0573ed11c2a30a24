"""A mailbox with one slot between two threads: the newest thing waits, never a queue of old ones."""

import threading
from typing import Generic, TypeVar

T = TypeVar("T")


class Mailbox(Generic[T]):
    """One slot, one writer, one reader. A reader that is slow skips what it missed, and memory never grows."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._item: T | None = None
        self._closed = False

    def put(self, item: T) -> None:
        """Lay the item in the slot in place of whatever was there; after `close` it is dropped."""
        with self._changed:
            if not self._closed:
                self._item = item
                self._changed.notify_all()

    def put_when_taken(self, item: T) -> None:
        """Wait until the slot is empty or the mailbox is closed, then put: nothing is skipped."""
        with self._changed:
            self._changed.wait_for(lambda: self._item is None or self._closed)
            self.put(item)

    def take(self) -> T | None:
        """Wait for an item and take it; None once the mailbox is closed and empty."""
        with self._changed:
            self._changed.wait_for(lambda: self._item is not None or self._closed)
            item, self._item = self._item, None
            self._changed.notify_all()
            return item

    def close(self, *, drop: bool = False) -> None:
        """Take nothing more in; an item in the slot can still be taken unless it is dropped. Idempotent."""
        with self._changed:
            self._closed = True
            if drop:
                self._item = None
            self._changed.notify_all()
