"""The platform's own badge: base64url of CRC-32, nonce and AES-256-GCM over ``{pid, tid, eid, iat, v: 1}``.

A device never holds the AES key. It recognises the form, and accepts a text only where its hash is in the cache;
the hub mints and opens.
"""

import base64
import binascii
import zlib

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

_CRC_BYTES, _NONCE_BYTES, _TAG_BYTES = 4, 12, 16


class PlatformClaims(msgspec.Struct, frozen=True, kw_only=True):
    """Participant, tenant and event by id, the second of issue, and the version."""

    pid: str
    tid: str
    eid: str
    iat: int
    v: int = 1


def mint(claims: PlatformClaims, key: bytes, nonce: bytes) -> str:
    """Return the badge text; `key` has 32 bytes, `nonce` 12 that were never used with it before."""
    sealed = nonce + AESGCM(key).encrypt(nonce, msgspec.json.encode(claims), None)
    return base64.urlsafe_b64encode(zlib.crc32(sealed).to_bytes(_CRC_BYTES) + sealed).decode().rstrip("=")


def has_form(text: str) -> bool:
    """Return whether the text has this badge's form and its checksum agrees."""
    return _unpack(text) is not None


def open_badge(text: str, key: bytes) -> PlatformClaims | None:
    """Return the claims, or None for a text that this key did not seal."""
    sealed = _unpack(text)
    if sealed is None:
        return None
    try:
        plain = AESGCM(key).decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], None)
        return msgspec.json.decode(plain, type=PlatformClaims)
    except (InvalidTag, msgspec.DecodeError):
        return None


def _unpack(text: str) -> bytes | None:
    try:
        data = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        return None
    crc, sealed = data[:_CRC_BYTES], data[_CRC_BYTES:]
    if len(sealed) <= _NONCE_BYTES + _TAG_BYTES or zlib.crc32(sealed).to_bytes(_CRC_BYTES) != crc:
        return None
    return sealed
