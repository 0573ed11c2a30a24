"""From text to `CodeReading`: which kind of code it is, and whether its signature holds."""

import re
from collections.abc import Callable
from string import ascii_lowercase, ascii_uppercase

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from kiosk.domain.facts import CodeReading
from sync.wire import platform_badge
from sync.wire.changes import DoorKey
from sync.wire.enums import Reason
from sync.wire.registration_codes import LONGEST_CODE, fold_code, is_code
from sync.wire.tokens import LONGEST_TEXT, BadgeToken, TokenError, event_tag, is_signed, parse, token_hash

LONGEST_READ = 4096
"""Characters beyond which a text is foreign without a further look; a QR code holds 4,296."""

_LINE_ENDS = "\r\n\t"
"""What keyboard scanners send after a code. A space may begin a token, so it stays."""

_TOKEN_HEAD = re.compile(r"[0-9A-Z $%*+\-./:]{2}2")
"""How base45 spells the first two bytes of every version 1 token: 0x1000 to 0x13FF, whose third digit is 2."""

_NOT_BASE45 = re.compile(r"[^0-9A-Z $%*+\-./:]")
_CAPITALS = str.maketrans(ascii_lowercase, ascii_uppercase)

_GARBLED_SHARE = 10
"""One character in so many may be garbled, and a text still counts as one of ours that cannot be read."""

FindKey = Callable[[int], DoorKey | None]
"""From the key id in a token to the key that the cache holds."""


def read_code(text: str, *, event_id: str, find_key: FindKey) -> CodeReading:
    """Return what a code turned out to be; never raises, whatever a scanner or a person sends.

    A token of another event cannot be checked, since this device holds no keys of that event: its tag alone says
    WRONG_EVENT, before any key is looked up. For a token of this event the key decides: KEY_UNKNOWN without one,
    BAD_SIGNATURE where it does not fit. The key's dates and withdrawal travel along for the rules.

    Args:
        text: as scanned or typed. Over `LONGEST_READ` characters, only the beginning is hashed and nothing is parsed.
        event_id: the event of this device.
        find_key: looks up a key of this event.
    """
    text = _encodable(text[: LONGEST_READ + 1]).strip(_LINE_ENDS)
    if len(text) > LONGEST_READ:
        return CodeReading(code_hash=token_hash(text), problem=Reason.FOREIGN_CODE)
    folded = fold_code(text) if len(text) <= 2 * LONGEST_CODE else ""
    if is_code(folded):
        return CodeReading(code_hash=token_hash(folded), registration_code=folded)
    spelled = _token_spelling(text)
    if spelled is not None:
        return _read_token(spelled, event_id, find_key)
    if platform_badge.has_form(text.strip()):
        code_hash = token_hash(text.strip())
        return CodeReading(code_hash=code_hash, badge_hash=code_hash)
    return CodeReading(code_hash=token_hash(text), problem=Reason.FOREIGN_CODE)


def registration_reading(registration_code: str) -> CodeReading:
    """Return the reading of a participant found by hand: as if the registration code had been typed."""
    folded = fold_code(registration_code)
    return CodeReading(code_hash=token_hash(folded), registration_code=folded)


def _encodable(text: str) -> str:
    """Return the text without lone surrogates, which broken keyboards send and no hash can take."""
    return text.encode(errors="replace").decode()


def _token_spelling(text: str) -> str | None:
    """Return a text that is, or was meant to be, one of our tokens, in capitals; None for all others.

    A keyboard scanner with Caps Lock on spells a token in small letters; base45 has none, so nothing is lost.
    """
    text = text.translate(_CAPITALS)
    if not LONGEST_CODE < len(text) <= LONGEST_TEXT or not _TOKEN_HEAD.match(text):
        return None
    garbled = len(_NOT_BASE45.findall(text))
    return text if garbled * _GARBLED_SHARE <= len(text) else None


def _read_token(text: str, event_id: str, find_key: FindKey) -> CodeReading:
    code_hash = token_hash(text)
    try:
        token = parse(text)
    except TokenError:
        return CodeReading(code_hash=code_hash, problem=Reason.UNREADABLE)
    if token.event_tag != event_tag(event_id):
        return CodeReading(code_hash=code_hash, problem=Reason.WRONG_EVENT)
    key = find_key(token.key_id)
    problem = _signature_problem(token, event_id, key)
    if problem is not None:
        return CodeReading(code_hash=code_hash, problem=problem)
    return CodeReading(code_hash=code_hash, claims=token.claims, key=key)


def _signature_problem(token: BadgeToken, event_id: str, key: DoorKey | None) -> Reason | None:
    public_key = None if key is None else _public_key(key)
    if public_key is None:
        return Reason.KEY_UNKNOWN
    return None if is_signed(token, event_id, public_key) else Reason.BAD_SIGNATURE


def _public_key(key: DoorKey) -> Ed25519PublicKey | None:
    """Return the key, or None for one that the hub spelled wrongly: as good as none."""
    try:
        return Ed25519PublicKey.from_public_bytes(bytes.fromhex(key.public_key))
    except (ValueError, UnsupportedAlgorithm):
        return None
