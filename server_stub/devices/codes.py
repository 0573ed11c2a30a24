"""Pairing codes: eight characters that a person reads off one screen and types into another."""

import hashlib
import secrets

ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""Without 0, 1, I and O, which are taken for each other: 32 symbols of five bits."""
LENGTH = 8
LIFETIME_MS = 15 * 60_000

_SEPARATORS = str.maketrans("", "", " -_")


def draw() -> str:
    """Return a new code: 40 random bits, which the throttle keeps from being guessed within a lifetime."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def show(code: str) -> str:
    """Return the code in two groups, as people read it aloud."""
    return f"{code[:4]}-{code[4:]}"


def hash_of(typed: str) -> str:
    """Return what the hub stores of a code, from whatever way a person typed it: case, spaces and hyphens are one."""
    return hashlib.sha256(typed.upper().translate(_SEPARATORS).encode()).hexdigest()
