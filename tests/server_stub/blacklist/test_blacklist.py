"""The blacklist, and the doors that hear of it."""

from dataclasses import replace
from typing import Any

import httpx
import pytest

from server_stub.blacklist import service
from server_stub.blacklist.service import Added, NewEntry
from server_stub.errors import NotFoundError
from server_stub.screening.records import blacklist
from sync.wire import routes
from sync.wire.changes import BlockChange, ChangePage, ParticipantChange
from sync.wire.records import Event
from tests.server_stub.door import read
from tests.support.clock import START_MS
from tests.support.hub import InProcessHub

ENTRY = NewEntry(reason="Security notice")
PERSON: dict[str, Any] = {
    "firstName": "Élodie",
    "lastName": "Girma",
    "email": "Elodie@example.org",
    "extras": {"passportNumber": "EP1234567", "dateOfBirth": "1980-02-29"},
}


def _add(hub: InProcessHub, tenant_id: str, entry: NewEntry) -> Added:
    return hub.write(lambda connection, moment: service.add(connection, moment, tenant_id, entry))


def _deactivate(hub: InProcessHub, tenant_id: str, added: Added) -> None:
    hub.write(lambda connection, moment: service.deactivate(connection, moment, tenant_id, added.entry_id))


def _blocks(client: httpx.Client, event: Event) -> dict[str, int]:
    """Return whom the doors have to turn away: participant ids and numbers."""
    page: ChangePage = read(client.get(routes.changes(event.id)), ChangePage)
    blocks = [row.data for row in page.rows if isinstance(row, BlockChange) and row.data is not None]
    return {block.participant_id: block.participant_number for block in blocks}


@pytest.mark.parametrize(
    ("entry", "blocked"),
    [
        (replace(ENTRY, passport_number="ep1234567 "), True),
        (replace(ENTRY, passport_number="EP123456"), False),
        (replace(ENTRY, email="elodie@EXAMPLE.org"), True),
        (replace(ENTRY, name="élodie girma"), True),
        (replace(ENTRY, name="Somebody", name_variations=("ÉLODIE GIRMA",)), True),
        (replace(ENTRY, name="Élodie Girma", date_of_birth="1980-02-29"), True),
        (replace(ENTRY, name="Élodie Girma", date_of_birth="1980-03-01"), False),
        (ENTRY, False),
    ],
)
def test_doors_hear_of_whom_an_entry_means(
    hub: InProcessHub, client: httpx.Client, tenant_id: str, entry: NewEntry, blocked: bool
) -> None:
    """Passport, email or name block a participant, never a namesake of another birthday; the reason is not told."""
    event = hub.make_event(tenant_id)
    hub.make_participant(tenant_id, event.id)
    person = hub.make_participant(tenant_id, event.id, **PERSON)
    assert _add(hub, tenant_id, entry).participant_ids == ((person.id,) if blocked else ())
    assert _blocks(client, event) == ({person.id: 2} if blocked else {})
    assert "Security notice" not in client.get(routes.changes(event.id)).text


@pytest.mark.parametrize("moved", [PERSON, {**PERSON, "email": None, "extras": {}}])
def test_whoever_registers_later_is_blocked_at_once(
    hub: InProcessHub, client: httpx.Client, tenant_id: str, moved: dict[str, Any]
) -> None:
    """The list holds for those to come, and no door hears of somebody before it hears of the block."""
    event = hub.make_event(tenant_id)
    _add(hub, tenant_id, replace(ENTRY, name="Élodie Girma"))
    person = hub.make_participant(tenant_id, event.id, **moved)
    assert _blocks(client, event) == {person.id: 1}
    page: ChangePage = read(client.get(routes.changes(event.id)), ChangePage)
    assert [type(row) for row in page.rows if row.id == person.id] == [BlockChange, ParticipantChange]


def test_a_changed_participant_is_blocked_or_not_by_what_is_said_now(
    hub: InProcessHub, client: httpx.Client, tenant_id: str
) -> None:
    """A correction of the passport blocks, and a correction of the correction lets in again."""
    event = hub.make_event(tenant_id)
    _add(hub, tenant_id, replace(ENTRY, passport_number="EP1234567"))
    person = hub.make_participant(tenant_id, event.id)
    path = f"{routes.EVENTS}/{event.id}/participants/{person.id}"
    for version, (passport, blocked) in enumerate([("EP1234567", True), ("EP1234567", True), ("EP7", False)], 1):
        client.put(
            path, json={"extras": {"passportNumber": passport}}, headers={"If-Match": f'"v{version}"'}
        ).raise_for_status()
        assert _blocks(client, event) == ({person.id: 1} if blocked else {})


def test_who_is_taken_off_the_list_may_pass_again(hub: InProcessHub, client: httpx.Client, tenant_id: str) -> None:
    """The doors hear of it once no entry is left that means the participant; asking again changes nothing."""
    event = hub.make_event(tenant_id)
    person = hub.make_participant(tenant_id, event.id, **PERSON)
    by_mail = _add(hub, tenant_id, replace(ENTRY, email="elodie@example.org"))
    by_name = _add(hub, tenant_id, replace(ENTRY, name="Élodie Girma"))
    _deactivate(hub, tenant_id, by_mail)
    assert _blocks(client, event) == {person.id: 1}
    _deactivate(hub, tenant_id, by_name)
    assert _blocks(client, event) == {}
    head = read(client.get(routes.changes(event.id)), ChangePage).head
    _deactivate(hub, tenant_id, by_name)
    hub.make_participant(tenant_id, event.id, **PERSON)
    assert _blocks(client, event) == {}
    assert read(client.get(routes.changes(event.id)), ChangePage).head == head + 1


def test_an_entry_past_its_end_blocks_nobody_new(hub: InProcessHub, client: httpx.Client, tenant_id: str) -> None:
    """Entries may be limited in time."""
    event = hub.make_event(tenant_id)
    entry_id = _add(hub, tenant_id, replace(ENTRY, name="Élodie Girma")).entry_id
    ended = blacklist.update().where(blacklist.c.id == entry_id).values(expires_ms=START_MS)
    hub.write(lambda connection, _: connection.execute(ended))
    hub.make_participant(tenant_id, event.id, **PERSON)
    assert _blocks(client, event) == {}


def test_an_entry_of_another_tenant_cannot_be_deactivated(hub: InProcessHub, tenant_id: str) -> None:
    """It is not there."""
    added = _add(hub, hub.make_tenant(), ENTRY)
    with pytest.raises(NotFoundError):
        _deactivate(hub, tenant_id, added)


def test_an_entry_stays_in_its_tenant(hub: InProcessHub, tenant_id: str) -> None:
    """One organiser's list blocks nobody at another's event."""
    other = hub.make_tenant()
    event = hub.make_event(other)
    hub.make_participant(other, event.id, **PERSON)
    assert _add(hub, tenant_id, replace(ENTRY, email="elodie@example.org")).participant_ids == ()
    hub.make_participant(other, event.id, **PERSON)
    with hub.client(hub.make_key(other)) as client:
        assert _blocks(client, event) == {}
