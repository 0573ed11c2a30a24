"""A page of the change feed on its way into a cache that already holds rows."""

from collections.abc import Sequence

from kiosk.store.cache_tables import (
    PARTICIPANT,
    PUT_META,
    PUT_OTHER,
    PUT_PARTICIPANT,
    ParticipantRow,
    other_row,
    participant_row,
    void_row,
)
from kiosk.store.database import DriverConnection
from sync.wire.changes import Change, ParticipantChange

HELD = "SELECT number, change, words FROM participants WHERE id = ?"
HELD_TOMBSTONE = "SELECT change FROM others WHERE kind = ? AND id = ?"
FORGET_TOMBSTONE = "DELETE FROM others WHERE kind = ? AND id = ?"
FORGET_TOKENS = "DELETE FROM tokens WHERE number = ? AND token IN (SELECT value FROM json_each(?))"
ADD_TOKENS = "INSERT OR IGNORE INTO tokens SELECT value, ?, ? FROM json_each(?)"


def store(driver: DriverConnection, changes: Sequence[Change], number: int) -> None:
    """Store rows and number; the caller holds the transaction."""
    others = []
    for change in changes:
        if isinstance(change, ParticipantChange):
            _store_participant(driver, change)
        else:
            others.append(other_row(change))
    driver.executemany(PUT_OTHER, others)
    driver.execute(PUT_META, ("number", number))


def _store_participant(driver: DriverConnection, change: ParticipantChange) -> None:
    held = driver.execute(HELD, (change.id,)).fetchone()
    if held is not None:
        if held[1] < change.number:
            _replace(driver, _row(change, held[0]), held[0], held[2])
    elif change.data is None and change.participant_number is None:
        driver.execute(PUT_OTHER, other_row(change))
    elif _outdates_tombstone(driver, change):
        _replace(driver, _row(change, change.participant_number), None, None)


def _row(change: ParticipantChange, number: int | None) -> ParticipantRow:
    if change.data is not None:
        return participant_row(change.data, change.number)
    assert number is not None
    return void_row(number, change.id, change.number)


def _outdates_tombstone(driver: DriverConnection, change: ParticipantChange) -> bool:
    """Return whether no newer tombstone without a number is held, and forget an older one."""
    held = driver.execute(HELD_TOMBSTONE, (PARTICIPANT, change.id)).fetchone()
    if held is None:
        return True
    if held[0] >= change.number:
        return False
    driver.execute(FORGET_TOMBSTONE, (PARTICIPANT, change.id))
    return True


def _replace(driver: DriverConnection, row: ParticipantRow, old_number: int | None, old_words: str | None) -> None:
    number, words, heads = row[0], row[5], row[6]
    driver.execute(PUT_PARTICIPANT, row)
    if (old_number, old_words) == (number, words):
        return
    if old_words is not None:
        driver.execute(FORGET_TOKENS, (old_number, old_words))
    if words is not None:
        driver.execute(ADD_TOKENS, (number, heads, words))
