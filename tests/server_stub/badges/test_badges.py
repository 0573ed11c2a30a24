"""Badges: issued, printed, and known to the doors."""

import csv
from pathlib import Path

import httpx
import pytest
import zxingcpp
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from PIL import Image
from sqlalchemy import Connection

from server_stub.badges import service
from server_stub.badges.commands import INDEX, write_all
from server_stub.badges.service import Badge
from server_stub.errors import NotFoundError
from server_stub.events import service as events
from server_stub.moment import Moment
from sync.wire import routes
from sync.wire.changes import ChangePage, KeyChange, ParticipantChange
from sync.wire.records import Event, Participant
from sync.wire.tokens import BadgeClaims, is_signed, parse
from tests.server_stub.door import read
from tests.support.hub import InProcessHub


@pytest.fixture
def event(hub: InProcessHub, tenant_id: str) -> Event:
    """Return an event."""
    return hub.make_event(tenant_id)


@pytest.fixture
def person(hub: InProcessHub, tenant_id: str, event: Event) -> Participant:
    """Return a member of the press with the second access level."""
    return hub.make_participant(tenant_id, event.id, participantType="press", accessLevels=["vip"])


def _issue(hub: InProcessHub, tenant_id: str, event: Event, *codes: str, reprint: bool = False) -> list[Badge]:
    def work(connection: Connection, moment: Moment) -> list[Badge]:
        row = events.get_row(connection, tenant_id, event.id)
        people = service.choose(connection, event.id, codes)
        return service.issue(connection, moment, row, people, reprint=reprint)

    return hub.write(work)


def _changes(client: httpx.Client, event: Event) -> ChangePage:
    page: ChangePage = read(client.get(routes.changes(event.id)), ChangePage)
    return page


def test_a_badge_says_who_it_is_for(
    hub: InProcessHub, client: httpx.Client, tenant_id: str, event: Event, person: Participant
) -> None:
    """Its token names participant, type and levels by number, and verifies with the key that the doors hold."""
    (badge,) = _issue(hub, tenant_id, event)
    token = parse(badge.token)
    assert token.claims == BadgeClaims(person.number, 1, type_index=1, access_bits=0b10)
    (key,) = [row.data for row in _changes(client, event).rows if isinstance(row, KeyChange)]
    assert key is not None
    assert key.key_id == token.key_id
    assert is_signed(token, event.id, Ed25519PublicKey.from_public_bytes(bytes.fromhex(key.public_key)))


def test_issuing_again_gives_the_same_badge(
    hub: InProcessHub, client: httpx.Client, tenant_id: str, event: Event, person: Participant
) -> None:
    """A lost printout is printed again without voiding anything, and the doors hear nothing."""
    first = _issue(hub, tenant_id, event)
    head = _changes(client, event).head
    assert _issue(hub, tenant_id, event, person.registration_code.lower()) == first
    assert _changes(client, event).head == head


def test_a_reprint_voids_the_badge_before_it(
    hub: InProcessHub, client: httpx.Client, tenant_id: str, event: Event, person: Participant
) -> None:
    """It has the next number, and the doors learn which is the current one."""
    _issue(hub, tenant_id, event)
    (badge,) = _issue(hub, tenant_id, event, reprint=True)
    assert parse(badge.token).claims.badge_number == 2
    last = _changes(client, event).rows[-1]
    assert isinstance(last, ParticipantChange)
    assert last.data is not None
    assert (last.id, last.data.badge_number) == (person.id, 2)
    assert last.data.badge_printed_at is not None


def test_an_unknown_code_is_named(hub: InProcessHub, tenant_id: str, event: Event, person: Participant) -> None:
    """A mistyped registration code issues nothing at all."""
    with pytest.raises(NotFoundError, match="NONE"):
        _issue(hub, tenant_id, event, person.registration_code, "NONE-SUCH")


def test_pictures_scan_and_the_index_names_them(
    hub: InProcessHub, tenant_id: str, event: Event, person: Participant, tmp_path: Path
) -> None:
    """The QR code on each picture reads as the badge's token, with four modules of quiet around it."""
    issued = _issue(hub, tenant_id, event)
    (path,) = write_all(issued, tmp_path / "badges")
    with Image.open(path) as picture:
        (found,) = zxingcpp.read_barcodes(picture)
        assert picture.getpixel((39, 39)) == 255
        assert picture.getpixel((40, 40)) == 0
    assert found.text == issued[0].token
    with (tmp_path / "badges" / INDEX).open(newline="", encoding="utf-8") as file:
        assert list(csv.DictReader(file)) == [
            {
                "registrationCode": person.registration_code,
                "participantId": person.id,
                "token": issued[0].token,
                "file": path.name,
            }
        ]


def test_a_font_that_cannot_be_read_is_an_error(tmp_path: Path) -> None:
    """Nobody gets badges without names who asked for names."""
    badge = Badge("id", "CODE", "Hana Girma", "press", "TOKEN")
    with pytest.raises(OSError, match=r".+"):
        write_all([badge], tmp_path, tmp_path / "none.ttf")
