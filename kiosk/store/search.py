"""Search as one types: every word must begin a word of the participant's names, organisation or code.

One word leads: the one that begins the fewest entries of the token index. Each entry also carries the heads of all
words of its participant (their first letters), so that most entries that lack the other words are passed over without
a look at the row. Codes are looked through where names leave room.
"""

from collections.abc import Sequence
from functools import cache

from kiosk.store.database import DriverConnection
from kiosk.store.folding import HEAD_LETTERS, fold_words
from sync.wire.registration_codes import fold_code

MAX_WORDS = 6
MAX_ENTRIES = 4000
"""Index entries read for one search; only several words of one letter each can have more."""
MAX_ROWS = 500
"""Rows looked at for one search, after the heads."""
ENOUGH_ENTRIES = 500
"""Counting for the choice of the leading word stops here."""
_SPARE = 5
"""Rows beyond the limit, since somebody with two like words comes twice."""
_LAST_LETTER = "\U0010ffff"
_COUNT = "SELECT count(*) FROM (SELECT 1 FROM tokens WHERE token >= ? AND token < ? LIMIT ?)"
_BY_NAME = "SELECT number, heads FROM tokens WHERE token >= ? AND token < ? LIMIT ?"
_BY_CODE = "SELECT number, heads FROM participants WHERE code >= ? AND code < ? LIMIT ?"
_ROWS = (
    "SELECT p.number, p.words, p.payload FROM (SELECT number FROM ({entries}) WHERE true{heads} LIMIT ?) t"
    " CROSS JOIN participants p ON p.number = t.number WHERE true{words} LIMIT ?"
)
_HEAD = " AND instr(heads, ?) > 0"
_WORD = " AND (instr(p.words, ?) > 0 OR p.code LIKE ?)"

_Found = tuple[int, str, bytes]


def search(connection: DriverConnection, text: str, limit: int) -> list[bytes]:
    """Return the payloads of matching participants: whole words first, then in the order of names."""
    words = list(dict.fromkeys(fold_words(text)))[:MAX_WORDS]
    if not words:
        return []
    leading = _leading(connection, words)
    others = [word for word in words if word != leading]
    found = _rows(connection, _BY_NAME, leading, others, limit)
    if len(found) < limit:
        found += _rows(connection, _BY_CODE, fold_code(text), [], limit)
    if not found and others:
        found = _rows(connection, _BY_CODE, fold_code(leading), others, limit)
    ranked = sorted(dict.fromkeys(found), key=lambda row: (-_whole_words(row[1], words), row[1]))
    return [payload for _, _, payload in ranked[:limit]]


def _leading(connection: DriverConnection, words: Sequence[str]) -> str:
    """Return the word that begins the fewest entries, the longest of equals; one that begins none may begin a code."""
    if len(words) == 1:
        return words[0]
    return min(words, key=lambda word: (_entries(connection, word), -len(word)))


def _entries(connection: DriverConnection, word: str) -> int:
    """Return how many entries a word begins, as far as it matters."""
    return int(connection.execute(_COUNT, (word, word + _LAST_LETTER, ENOUGH_ENTRIES)).fetchone()[0])


def _rows(connection: DriverConnection, entries: str, leading: str, others: Sequence[str], limit: int) -> list[_Found]:
    """Return rows in the order of the leading word's index, so that whole words are never cut off by the limit."""
    values: list[object] = [leading, leading + _LAST_LETTER, MAX_ENTRIES]
    values += [*(f"|{word[:HEAD_LETTERS]}" for word in others), MAX_ROWS]
    for word in others:
        values += [f'"{word}', f"{word}%"]
    statement = _statement(entries, len(others))
    rows: list[_Found] = connection.execute(statement, (*values, limit + _SPARE)).fetchall()
    return rows


@cache
def _statement(entries: str, further_words: int) -> str:
    return _ROWS.format(entries=entries, heads=_HEAD * further_words, words=_WORD * further_words)


def _whole_words(held: str, typed: Sequence[str]) -> int:
    return sum(f'"{word}"' in held for word in typed)
