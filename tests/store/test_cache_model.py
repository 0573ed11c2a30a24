"""The cache against a plain one in memory, over changes in any order, again and again."""

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.store.cache import DeviceCache
from sync.wire.changes import DoorParticipant, ParticipantChange
from tests.store.doors import came, fill, went
from tests.store.logs import KEY
from tests.support import builders
from tests.support.plain_store import PlainCache

NAMES = ("Girma", "Girmay", "Tesfaye Girma", "አለም")
PEOPLE = range(1, 5)


def _change(number: int, person: int, name: str | None, *, knows_number: bool) -> ParticipantChange:
    if name is None:
        return went(number, f"participant-{person}", person if knows_number else None)
    return came(number, builders.participant(person, last_name=name))


# A change number is used once in an event, so the content follows from it.
Changes = st.lists(
    st.builds(
        _change,
        st.integers(1, 30),
        st.sampled_from(PEOPLE),
        st.sampled_from((*NAMES, None)),
        knows_number=st.booleans(),
    ),
    max_size=12,
    unique_by=lambda change: change.number,
)


@settings(max_examples=25)
@given(pages=st.lists(Changes, max_size=3), snapshot=Changes)
def test_the_newest_change_wins_whatever_the_order(
    pages: list[list[ParticipantChange]], snapshot: list[ParticipantChange]
) -> None:
    """After any pages on any snapshot, everybody stands as their newest change says, and the search agrees."""
    newest = list({change.id: change for change in sorted(snapshot, key=lambda change: change.number)}.values())
    model = PlainCache()
    model.take(newest, 30)
    with tempfile.TemporaryDirectory() as folder:
        cache = DeviceCache(Path(folder), KEY)
        fill(cache, newest, 30)
        for page in pages:
            cache.apply(page, 30)
            model.apply(page, 30)
        living = {
            change.id: change.data for change in model.living().values() if isinstance(change.data, DoorParticipant)
        }
        for person in PEOPLE:
            assert cache.participant(f"participant-{person}") == living.get(f"participant-{person}")
            assert cache.participant_by_number(person) == living.get(f"participant-{person}")
        for word in ("girma", "girmay", "tesfaye", "አለም"):
            found = {participant.id for participant in cache.search(word, 20)}
            assert found == {one.id for one in living.values() if _begins(one, word)}
        cache.close()


def _begins(participant: DoorParticipant, word: str) -> bool:
    return any(part.casefold().startswith(word) for part in participant.last_name.split())
