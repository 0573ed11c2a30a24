"""The Gatehouse badge token: signed claims as a short QR text.

Layout, before base45::

    version and flags   1 byte   high half 1, low half: 1 = not before follows, 2 = not after follows
    key id              1 byte   which of the event's keys signed
    event tag           2 bytes  first bytes of SHA-256 of the event's id: tells "another event" from "forged"
    participant number  varint   unique in the event
    badge number        varint   from 1; a reprint has the next one, which voids the older badge
    participant type    varint   place in the event's list of types
    access levels       varint   bit n set: holds the event's n-th level
    not before          varint   hours since 2024-01-01 UTC, if flagged
    not after           varint   hours since 2024-01-01 UTC, if flagged
    signature           64 bytes Ed25519 (RFC 8032) over the event's whole id, a zero byte and everything before

Varints are little-endian base 128 (LEB128) in their shortest form, so that one set of claims has one text. Up to 17
bytes of claims fit a QR code of 37 × 37 modules at error level M; each further version costs reading distance.
"""

import hashlib
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from sync.wire import base45

VERSION = 1
HOUR_MS = 3_600_000
HOURS_FROM_MS = 1_704_067_200_000
"""2024-01-01T00:00:00Z, from which a token counts hours."""

SHORTEST_TEXT = 108
"""Characters of the smallest token: 8 bytes of claims and the signature."""
LONGEST_TEXT = 183
"""Characters that no token exceeds: four bytes, six numbers of nine bytes and the signature."""

_SIGNATURE_BYTES = 64
_NOT_BEFORE, _NOT_AFTER = 1, 2
_VARINT_BYTES = 9


class TokenError(ValueError):
    """The text is not a whole, well-formed badge token."""


@dataclass(frozen=True, slots=True)
class BadgeClaims:
    """What a badge says about its holder: pseudonymous numbers only."""

    participant_number: int
    badge_number: int
    type_index: int
    access_bits: int
    not_before_ms: int | None = None
    """Valid from this instant on; whole hours, rounded down."""
    not_after_ms: int | None = None
    """Valid until this instant; whole hours, rounded up."""


@dataclass(frozen=True, slots=True)
class BadgeToken:
    """A parsed token whose signature has not been checked yet."""

    key_id: int
    event_tag: bytes
    claims: BadgeClaims
    body: bytes
    signature: bytes


def event_tag(event_id: str) -> bytes:
    """Return the two bytes by which a token names its event."""
    return hashlib.sha256(event_id.encode()).digest()[:2]


def mint(claims: BadgeClaims, event_id: str, key_id: int, key: Ed25519PrivateKey) -> str:
    """Return the text for the badge's QR code; the same claims and key give the same text.

    Raises:
        ValueError: a number is negative, or the key id does not fit one byte.
    """
    flags = (_NOT_BEFORE if claims.not_before_ms is not None else 0) | (
        _NOT_AFTER if claims.not_after_ms is not None else 0
    )
    numbers = [claims.participant_number, claims.badge_number, claims.type_index, claims.access_bits]
    if claims.not_before_ms is not None:
        numbers.append((claims.not_before_ms - HOURS_FROM_MS) // HOUR_MS)
    if claims.not_after_ms is not None:
        numbers.append(-((HOURS_FROM_MS - claims.not_after_ms) // HOUR_MS))
    if not 0 <= key_id <= 255:
        raise ValueError("a key id is one byte")
    head = bytes([VERSION << 4 | flags, key_id]) + event_tag(event_id)
    body = head + b"".join(_varint(number) for number in numbers)
    return base45.encode(body + key.sign(_signed_text(event_id, body)))


def parse(text: str) -> BadgeToken:
    """Return the token that the text spells, its signature unchecked.

    Raises:
        TokenError: cut short, garbled, of another version, or spelled in a way that `mint` never does.
    """
    if len(text) > LONGEST_TEXT:
        raise TokenError("longer than any token")
    try:
        data = base45.decode(text)
    except ValueError as error:
        raise TokenError("not base45") from error
    if len(data) < _SIGNATURE_BYTES + 8 or data[0] >> 4 != VERSION or data[0] & 0xC:
        raise TokenError("too short, or of another version")
    body, signature = data[:-_SIGNATURE_BYTES], data[-_SIGNATURE_BYTES:]
    numbers = _read_varints(body[4:])
    return BadgeToken(
        key_id=data[1], event_tag=body[2:4], claims=_claims(data[0], numbers), body=body, signature=signature
    )


def is_signed(token: BadgeToken, event_id: str, key: Ed25519PublicKey) -> bool:
    """Return whether this key signed this token for this event."""
    try:
        key.verify(token.signature, _signed_text(event_id, token.body))
    except InvalidSignature:
        return False
    return True


def token_hash(text: str) -> str:
    """Return the 32 hex digits by which stores and logs know a code without holding it: half of its SHA-256."""
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def _claims(flags: int, numbers: list[int]) -> BadgeClaims:
    if len(numbers) != 4 + (flags & 3).bit_count():
        raise TokenError("wrong number of claims")
    participant_number, badge_number, type_index, access_bits, *dates = numbers
    instants = iter([hours * HOUR_MS + HOURS_FROM_MS for hours in dates])
    return BadgeClaims(
        participant_number=participant_number,
        badge_number=badge_number,
        type_index=type_index,
        access_bits=access_bits,
        not_before_ms=next(instants) if flags & _NOT_BEFORE else None,
        not_after_ms=next(instants) if flags & _NOT_AFTER else None,
    )


def _signed_text(event_id: str, body: bytes) -> bytes:
    return event_id.encode() + b"\0" + body


def _varint(number: int) -> bytes:
    if number < 0:
        raise ValueError("claims are not negative")
    out = bytearray()
    while number > 0x7F:
        out.append(number & 0x7F | 0x80)
        number >>= 7
    out.append(number)
    if len(out) > _VARINT_BYTES:
        raise ValueError("a claim is below 2^63")
    return bytes(out)


def _read_varints(data: bytes) -> list[int]:
    numbers, number, shift = [], 0, 0
    for byte in data:
        if (byte == 0 and shift) or shift >= 7 * _VARINT_BYTES:
            raise TokenError("a number in a form that is not the shortest")
        number |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:
            numbers.append(number)
            number, shift = 0, 0
    if shift:
        raise TokenError("a number is cut off")
    return numbers
