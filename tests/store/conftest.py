"""Keys, keyrings and open files that are closed again."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kiosk.store.cache import DeviceCache
from kiosk.store.journal import DeviceJournal
from kiosk.store.keyring_choice import ChosenKeyring, choose_keyring
from tests.store.logs import KEY
from tests.support.clock import SettableClock


@pytest.fixture
def clock() -> SettableClock:
    """Return a clock that stands still."""
    return SettableClock()


@pytest.fixture
def open_journal(tmp_path: Path, clock: SettableClock) -> Iterator[Callable[[], DeviceJournal]]:
    """Return a function that opens the journal in the test's folder, again and again."""
    opened: list[DeviceJournal] = []

    def open_it() -> DeviceJournal:
        opened.append(DeviceJournal(tmp_path / "journal.db", KEY, clock))
        return opened[-1]

    yield open_it
    for journal in opened:
        journal.close()


@pytest.fixture
def journal(open_journal: Callable[[], DeviceJournal]) -> DeviceJournal:
    """Return a new journal."""
    return open_journal()


@pytest.fixture
def cache(tmp_path: Path) -> Iterator[DeviceCache]:
    """Return an empty cache."""
    cache = DeviceCache(tmp_path, KEY)
    yield cache
    cache.close()


@pytest.fixture
def keyring(tmp_path: Path) -> ChosenKeyring:
    """Return our own keyring, in a folder beside the store's."""
    folder = tmp_path / "secrets"
    folder.mkdir()
    return choose_keyring(folder, environment={})
