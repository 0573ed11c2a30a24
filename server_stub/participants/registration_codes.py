"""Registration codes: short enough to read out and to type, and without letters that look like digits."""

import secrets

from sync.wire.registration_codes import fold_code

_ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
_GROUP = 4


def draw() -> str:
    """Return a random code such as `7KQ2-M9XA`, one of 8.5 × 10¹¹."""
    letters = "".join(secrets.choice(_ALPHABET) for _ in range(2 * _GROUP))
    return f"{letters[:_GROUP]}-{letters[_GROUP:]}"


def spelled(code: str) -> str:
    """Return a given code in capitals, as it is stored and shown."""
    return code.upper()


def key(code: str) -> str:
    """Return what two codes have in common when a door cannot tell them apart."""
    return fold_code(code)
