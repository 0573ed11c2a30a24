"""The sample event."""

import unicodedata
from collections import Counter

from sqlalchemy import select

from server_stub.events.records import events
from server_stub.participants.records import participants
from server_stub.screening.records import blocks
from server_stub.seed import service
from server_stub.seed.service import Seeded
from sync.wire.enums import EventStatus, ParticipantStatus
from sync.wire.routes import changes
from tests.support.clock import SettableClock
from tests.support.hub import InProcessHub

COUNT = 300


def _seed(hub: InProcessHub, count: int = COUNT) -> Seeded:
    return hub.write(lambda connection, moment: service.seed(connection, moment, count=count))


def test_the_sample_has_what_doors_must_cope_with(hub: InProcessHub) -> None:
    """Every type and status, three scripts, two zones, four checkpoints, a key and a blacklist."""
    made = _seed(hub)
    assert (made.participants, made.zones, len(made.checkpoints), made.blocked) == (COUNT, 2, 4, 6)
    people = hub.read(lambda connection: connection.execute(select(participants)).all())
    assert {person.status for person in people} == set(ParticipantStatus)
    assert {person.participant_type for person in people} == {"delegate", "speaker", "press", "staff", "vip"}
    scripts = Counter(unicodedata.name(person.first_name[0]).split()[0] for person in people)
    assert set(scripts) == {"LATIN", "ARABIC", "ETHIOPIC"}
    assert sum(person.status == ParticipantStatus.APPROVED for person in people) > COUNT * 0.8
    tenant_id = people[0].tenant_id
    with hub.client(hub.make_key(tenant_id)) as client:
        rows = []
        since, more = 0, True
        while more:
            page = client.get(changes(made.event_id), params={"since": since}).json()["data"]
            rows += page["rows"]
            since, more = page["next"], page["hasMore"]
    kinds = Counter(row["kind"] for row in rows)
    assert kinds == {"event": 1, "key": 1, "zone": 2, "checkpoint": 4, "block": 6, "participant": COUNT}


def test_seeding_again_changes_nothing(hub: InProcessHub) -> None:
    """The sample is made once; a second run finds it."""
    first = _seed(hub)
    again = _seed(hub)
    assert again.was_there
    assert (again.event_id, again.participants) == (first.event_id, COUNT)


def test_the_sample_event_goes_on_now(hub: InProcessHub, clock: SettableClock) -> None:
    """Also when the sample was made weeks ago."""
    event_id = _seed(hub).event_id
    clock.advance(30 * 86_400_000)
    _seed(hub)
    row = hub.read(lambda connection: connection.execute(select(events).where(events.c.id == event_id)).one())
    assert row.start_ms < clock.now_ms() < row.end_ms
    assert row.status == EventStatus.PUBLISHED


def test_the_blocked_are_approved_else(hub: InProcessHub) -> None:
    """Each is stopped by the blacklist and by nothing else."""
    event_id = _seed(hub).event_id
    who = select(participants.c.status).join(blocks, blocks.c.participant_id == participants.c.id)
    found = hub.read(lambda connection: connection.execute(who.where(blocks.c.event_id == event_id)).scalars().all())
    assert set(found) == {ParticipantStatus.APPROVED}
