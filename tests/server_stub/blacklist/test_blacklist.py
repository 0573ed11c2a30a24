"""The blacklist, and the doors that hear of it."""

from dataclasses import replace

import httpx
import pytest

from server_stub.blacklist import service
from server_stub.blacklist.service import NewEntry
from sync.wire import routes
from sync.wire.changes import BlockChange, ChangePage
from tests.server_stub.doors import read
from tests.support.hub import InProcessHub

ENTRY = NewEntry(reason="Security notice")
PERSON = {
    "firstName": "Élodie",
    "lastName": "Girma",
    "email": "Elodie@example.org",
    "extras": {"passportNumber": "EP1234567", "dateOfBirth": "1980-02-29"},
}


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
    found = hub.write(lambda connection, moment: service.add(connection, moment, tenant_id, entry))
    assert found == ([person.id] if blocked else [])
    answer = client.get(routes.changes(event.id))
    blocks = [row for row in read(answer, ChangePage).rows if isinstance(row, BlockChange)]
    assert [(row.id, row.data and row.data.participant_number) for row in blocks] == [(id_, 2) for id_ in found]
    assert "Security notice" not in answer.text


def test_an_entry_stays_in_its_tenant(hub: InProcessHub, tenant_id: str) -> None:
    """One organiser's list blocks nobody at another's event."""
    other = hub.make_tenant()
    hub.make_participant(other, hub.make_event(other).id, **PERSON)
    entry = replace(ENTRY, email="elodie@example.org")
    assert hub.write(lambda connection, moment: service.add(connection, moment, tenant_id, entry)) == []
