"""One slot between two threads."""

import threading

from kiosk.devices.mailbox import Mailbox
from tests.devices.streams import DEADLINE_S


def test_the_newest_item_waits() -> None:
    """A reader that comes late gets the newest item and none of the others."""
    mailbox: Mailbox[int] = Mailbox()
    for item in range(5):
        mailbox.put(item)
    mailbox.close()
    assert (mailbox.take(), mailbox.take()) == (4, None)


def test_a_held_back_writer_loses_nothing() -> None:
    """Where nothing may be skipped, every item arrives in order, however slow the reader is."""
    mailbox: Mailbox[int] = Mailbox()

    def write() -> None:
        for item in range(200):
            mailbox.put_when_taken(item)
        mailbox.close()

    writer = threading.Thread(target=write)
    writer.start()
    taken = list(iter(mailbox.take, None))
    writer.join(DEADLINE_S)
    assert taken == list(range(200))


def test_closing_frees_both_sides() -> None:
    """A writer that waits for a slot and a reader that waits for an item both return when the mailbox closes."""
    full: Mailbox[int] = Mailbox()
    empty: Mailbox[int] = Mailbox()
    full.put(1)
    waiting = [threading.Thread(target=full.put_when_taken, args=(2,)), threading.Thread(target=empty.take)]
    for thread in waiting:
        thread.start()
    full.close(drop=True)
    empty.close()
    for thread in waiting:
        thread.join(DEADLINE_S)
        assert not thread.is_alive()
    assert full.take() is None
