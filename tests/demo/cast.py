"""Who comes to the gate: badges of people of every kind, and codes that are no badge of this event."""

import csv
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import qrcode
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from qrcode.constants import ERROR_CORRECT_M

from sync.wire import base45, tokens
from sync.wire.enums import Reason
from sync.wire.tokens import BadgeClaims
from tests.demo.hub_process import HubProcess

_A_STRANGERS_KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
_SOME_CLAIMS = BadgeClaims(participant_number=7, badge_number=1, type_index=0, access_bits=1)


@dataclass(frozen=True, slots=True)
class Shot:
    """One code held before the camera, and what the station has to make of it."""

    picture: Path
    expected: Reason


@dataclass(frozen=True, slots=True)
class Acts:
    """The three films: with the hub, without it, and with it again."""

    with_hub: Sequence[Shot]
    cut_off: Sequence[Shot]
    again: Sequence[Shot]
    late_name: str
    """Somebody approved who is not in the films: found by name instead."""


class Casting:
    """Picks people at the hub and makes their badges.

    Args:
        hub: serves the sample event.
        event_id: that event.
        folder: for the pictures.
    """

    def __init__(self, hub: HubProcess, event_id: str, folder: Path) -> None:
        self._hub = hub
        self._event_id = event_id
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def acts(self) -> Acts:
        """Return the films' cast, everybody's badge printed."""
        # The last numbers are on the blacklist of the sample event; approved people are taken from the front.
        approved = self._people(status="APPROVED")
        blocked, regulars = approved[-1], approved[:30]
        refused = {
            status: self._people(status=status)[0] for status in ("PENDING", "WAITLISTED", "REJECTED", "CANCELLED")
        }
        badges = self._print([*regulars[:24], blocked, *refused.values()])
        reprinted = regulars[20]
        newer = self._print([reprinted], folder="reprinted", reprint=True)
        admitted = [Shot(badges[self._code(person)], Reason.ADMITTED) for person in regulars[:20]]
        with_hub = [
            *admitted[:5],
            Shot(badges[self._code(refused["PENDING"])], Reason.NOT_APPROVED),
            Shot(admitted[0].picture, Reason.ALREADY_INSIDE),
            *self._strange_codes(badges[self._code(regulars[21])]),
            Shot(badges[self._code(reprinted)], Reason.BADGE_REPLACED),
            Shot(newer[self._code(reprinted)], Reason.ADMITTED),
            Shot(self._draw("by-code", self._code(regulars[22])), Reason.ADMITTED),
            Shot(badges[self._code(refused["WAITLISTED"])], Reason.NOT_APPROVED),
            Shot(badges[self._code(refused["REJECTED"])], Reason.PARTICIPANT_REJECTED),
            Shot(badges[self._code(refused["CANCELLED"])], Reason.PARTICIPANT_CANCELLED),
            Shot(badges[self._code(blocked)], Reason.BLACKLISTED),
        ]
        cut_off = [*admitted[5:13], Shot(admitted[6].picture, Reason.ALREADY_INSIDE)]
        again = [*admitted[13:18], Shot(admitted[8].picture, Reason.ALREADY_INSIDE)]
        return Acts(with_hub, cut_off, again, late_name=_unmistakable_name(self._people(), approved[30:-10]))

    def _strange_codes(self, picture: Path) -> Iterable[Shot]:
        token = self._tokens(picture.parent)[picture.name]
        signature_bit = base45.decode(token)[:-1] + bytes([base45.decode(token)[-1] ^ 1])
        known_key = tokens.parse(token).key_id
        elsewhere = tokens.mint(_SOME_CLAIMS, "another-event", known_key, _A_STRANGERS_KEY)
        unheard = tokens.mint(_SOME_CLAIMS, self._event_id, known_key ^ 0x80, _A_STRANGERS_KEY)
        yield Shot(self._draw("cut-short", token[:-11]), Reason.UNREADABLE)
        yield Shot(self._draw("forged", base45.encode(signature_bit)), Reason.BAD_SIGNATURE)
        yield Shot(self._draw("another-event", elsewhere), Reason.WRONG_EVENT)
        yield Shot(self._draw("unknown-key", unheard), Reason.KEY_UNKNOWN)
        yield Shot(self._draw("a-link", "https://example.org/menu?table=12"), Reason.FOREIGN_CODE)
        yield Shot(self._draw("nobody", "ZZZZ-2222"), Reason.UNKNOWN_PARTICIPANT)

    def _people(self, **filters: str) -> list[dict[str, Any]]:
        people = self._hub.all(f"/events/{self._event_id}/participants", **filters)
        return sorted(people, key=lambda person: person["number"])

    @staticmethod
    def _code(person: dict[str, Any]) -> str:
        code: str = person["registrationCode"]
        return code

    def _print(
        self, people: Sequence[dict[str, Any]], *, folder: str = "badges", reprint: bool = False
    ) -> dict[str, Path]:
        """Have the hub print these badges, and return each picture by registration code."""
        chosen = [word for person in people for word in ("--participant", self._code(person))]
        out = self._folder / folder
        self._hub.command("badges", "--out", str(out), *chosen, *(["--reprint"] if reprint else []))
        return {row["registrationCode"]: out / row["file"] for row in _index(out)}

    def _tokens(self, folder: Path) -> dict[str, str]:
        return {row["file"]: row["token"] for row in _index(folder)}

    def _draw(self, name: str, text: str) -> Path:
        symbol = qrcode.QRCode(error_correction=ERROR_CORRECT_M, box_size=8, border=4)
        symbol.add_data(text)
        path = self._folder / f"{name}.png"
        symbol.make_image().save(str(path))
        return path


def _unmistakable_name(everybody: Iterable[dict[str, Any]], choice: Iterable[dict[str, Any]]) -> str:
    """Return the full name of one of the choice that nobody else has and that any keyboard can type."""
    names = Counter(f"{person['firstName']} {person['lastName']}" for person in everybody)
    chosen = (f"{person['firstName']} {person['lastName']}" for person in choice)
    return next(name for name in chosen if names[name] == 1 and name.isascii())


def _index(folder: Path) -> list[dict[str, str]]:
    with (folder / "badges.csv").open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))
