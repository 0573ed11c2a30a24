"""A journal that cannot be used is set aside and kept; what is readable of it goes into the new one."""

import itertools
import logging
from pathlib import Path

from kiosk.errors import StoreError
from kiosk.store import database, files
from kiosk.store.database import DriverError
from kiosk.store.journal import DeviceJournal
from kiosk.store.journal_tables import StoredRow

log = logging.getLogger(__name__)

_COLUMNS = "place, id, kind, at_ms, facts, personal, salt, commitment"
_FORWARD = f"SELECT {_COLUMNS} FROM rows ORDER BY place"  # noqa: S608  no value is in it
_BACKWARD = f"SELECT {_COLUMNS} FROM rows WHERE place > ? ORDER BY place DESC"  # noqa: S608  no value is in it

_Placed = dict[int, StoredRow]


def set_aside(path: Path, now_ms: int) -> Path:
    """Rename a journal and its log, so that a new one can begin; returns where it lies now."""
    target = _free_name(path, now_ms)
    _rename(path, target)
    return target


def finish_set_aside(path: Path, now_ms: int) -> None:
    """Complete a renaming that a power cut broke off: a new journal must never meet the old one's log."""
    if path.exists() or not any(part.exists() for part in database.files_of(path)):
        return
    newest = max(path.parent.glob("*.set-aside.db"), default=None)
    lacks_log = newest is not None and not any(part.exists() for part in database.files_of(newest)[1:])
    _rename(path, newest if newest is not None and lacks_log else _free_name(path, now_ms))


def _free_name(path: Path, now_ms: int) -> Path:
    names = (path.with_name(f"{path.stem}-{now_ms + later}.set-aside.db") for later in itertools.count())
    return next(name for name in names if not name.exists())


def _rename(path: Path, target: Path) -> None:
    for source, kept in zip(database.files_of(path), database.files_of(target), strict=True):
        if source.exists():
            source.replace(kept)
    files.sync_folder(path.parent)


def salvage_all(folder: Path, key: bytes, journal: DeviceJournal) -> int:
    """Take over what is readable of every journal set aside, each once; returns how many rows that were.

    Rows keep their ids, so the hub answers with "duplicate" for those that it has. A file that the key does not open is
    left for a start at which it does.
    """
    salvaged = 0
    for path in sorted(folder.glob("*.set-aside.db")):
        note = f"salvaged {path.name}"
        if journal.meta(note) is not None:
            continue
        try:
            rows = readable_rows(path, key)
        except StoreError as error:
            log.warning("journal set aside cannot be opened file=%s error=%s", path.name, error)
            continue
        journal.adopt(rows, note)
        salvaged += len(rows)
        log.warning("journal salvaged file=%s rows=%d", path.name, len(rows))
    return salvaged


def readable_rows(path: Path, key: bytes) -> list[StoredRow]:
    """Return the rows before the first damaged page and those after the last one, in order.

    Every page carries a seal made with the key, so a row that can be read is as it was written.

    Raises:
        StoreError: the file does not open at all.
    """
    before = _read(path, key, _FORWARD)
    after = _read(path, key, _BACKWARD, max(before, default=0))
    return [row for _, row in sorted((before | after).items())]


def _read(path: Path, key: bytes, statement: str, *values: int) -> _Placed:
    """Return rows by place, up to the first page that cannot be read; a connection that met one is of no more use."""
    rows: _Placed = {}
    connection = database.connect(path, key)
    try:
        for place, row_id, kind, at_ms, facts, personal, salt, commitment in connection.execute(statement, values):
            rows[place] = {
                "id": row_id,
                "kind": kind,
                "at_ms": at_ms,
                "facts": facts,
                "personal": personal,
                "salt": salt,
                "commitment": commitment,
            }
    except DriverError as error:
        log.warning("journal damaged file=%s rows_read=%d error=%s", path.name, len(rows), error)
    finally:
        connection.close()
    return rows
