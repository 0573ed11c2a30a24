"""The cache file: its tables as fixed SQL, and how a change becomes a row.

Everything here is rebuilt from the hub, so another schema version means a new file and no migration. The words of a
participant's names are one JSON list; the token table holds them again, one a row, for the search.
"""

from collections.abc import Iterable

import msgspec

from kiosk.store.folding import heads, name_words
from sync.wire.changes import BlockChange, Change, DoorParticipant, ParticipantChange
from sync.wire.registration_codes import fold_code

SCHEMA = 1

TABLES = (
    "CREATE TABLE participants (number INTEGER PRIMARY KEY, id TEXT NOT NULL, change INTEGER NOT NULL,"
    " code TEXT, badge TEXT, words TEXT, heads TEXT, payload BLOB)",
    "CREATE TABLE others (kind TEXT NOT NULL, id TEXT NOT NULL, change INTEGER NOT NULL, participant INTEGER,"
    " payload BLOB, PRIMARY KEY (kind, id)) WITHOUT ROWID",
    "CREATE TABLE tokens (token TEXT NOT NULL, number INTEGER NOT NULL, heads TEXT NOT NULL,"
    " PRIMARY KEY (token, number)) WITHOUT ROWID",
    "CREATE TABLE meta (name TEXT PRIMARY KEY, value) WITHOUT ROWID",
)
INDEXES = (
    "CREATE UNIQUE INDEX participants_id ON participants (id)",
    "CREATE INDEX participants_code ON participants (code) WHERE code IS NOT NULL",
    "CREATE INDEX participants_badge ON participants (badge) WHERE badge IS NOT NULL",
    "CREATE INDEX blocks ON others (participant) WHERE participant IS NOT NULL",
)
FILL_TOKENS = (
    "INSERT INTO tokens SELECT value, number, heads FROM participants, json_each(words)"
    " WHERE words IS NOT NULL ORDER BY value, number"
)

PUT_PARTICIPANT = (
    "INSERT INTO participants (number, id, change, code, badge, words, heads, payload)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
    " ON CONFLICT DO UPDATE SET number = excluded.number, id = excluded.id, change = excluded.change,"
    " code = excluded.code, badge = excluded.badge, words = excluded.words, heads = excluded.heads,"
    " payload = excluded.payload"
    " WHERE excluded.change > change"
)
PUT_OTHER = (
    "INSERT INTO others (kind, id, change, participant, payload) VALUES (?, ?, ?, ?, ?)"
    " ON CONFLICT DO UPDATE SET change = excluded.change, participant = excluded.participant,"
    " payload = excluded.payload WHERE excluded.change > change"
)
PUT_META = "INSERT INTO meta VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value"

PARTICIPANT = "participant"
ParticipantRow = tuple[int, str, int, str | None, str | None, str | None, str | None, bytes | None]
OtherRow = tuple[str, str, int, int | None, bytes | None]

_PAYLOAD = msgspec.msgpack.Encoder()
_JSON = msgspec.json.Encoder()


def participant_row(data: DoorParticipant, change: int) -> ParticipantRow:
    """Return the row of a participant."""
    words, code = name_words(data), fold_code(data.registration_code)
    return (
        data.number,
        data.id,
        change,
        code,
        data.platform_badge_hash,
        _JSON.encode(words).decode(),
        heads([*words, code]),
        _PAYLOAD.encode(data),
    )


def void_row(number: int, participant_id: str, change: int) -> ParticipantRow:
    """Return the row of a participant whom the hub deleted: nothing personal is left in it."""
    return (number, participant_id, change, None, None, None, None, None)


def other_row(change: Change) -> OtherRow:
    """Return the row of anything else, and of a deleted participant whose number is not known."""
    kind = str(change.__struct_config__.tag)
    payload = None if change.data is None else _PAYLOAD.encode(change.data)
    blocked = change.data.participant_number if isinstance(change, BlockChange) and change.data else None
    return (kind, change.id, change.number, blocked, payload)


def parted(changes: Iterable[Change]) -> tuple[list[ParticipantRow], list[OtherRow]]:
    """Return the rows of changes that meet an empty cache."""
    participants: list[ParticipantRow] = []
    others: list[OtherRow] = []
    for change in changes:
        if not isinstance(change, ParticipantChange):
            others.append(other_row(change))
        elif change.data is not None:
            participants.append(participant_row(change.data, change.number))
        elif change.participant_number is not None:
            participants.append(void_row(change.participant_number, change.id, change.number))
        else:
            others.append(other_row(change))
    return participants, others
