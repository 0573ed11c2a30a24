"""The text of an API key: `ak_<4>_<64 hex>`, the four being the first characters of the tenant's id.

Its first 16 characters, eight hex digits of the secret among them, are the key's prefix. They are stored in the clear
and unique in the hub, so that one row is compared and never several (docs/adr/0004); 224 bits stay secret.
"""

import re
import secrets
from dataclasses import dataclass

_TEXT = re.compile(r"ak_[0-9A-Za-z-]{4}_([0-9a-f]{64})", re.ASCII)
_PREFIX_LENGTH = len("ak_0000_00000000")


@dataclass(frozen=True, slots=True)
class KeyText:
    """A well-formed key, as made or as presented; `secret` is all that is hashed, since bcrypt reads 72 bytes only."""

    prefix: str
    secret: str

    @property
    def text(self) -> str:
        """The whole key, to be shown once."""
        return f"{self.prefix[:8]}{self.secret}"

    def __repr__(self) -> str:
        return f"KeyText({self.prefix!r})"


def draw(tenant_id: str) -> KeyText:
    """Return a new random key for this tenant."""
    return parse(f"ak_{tenant_id[:4]}_{secrets.token_hex(32)}")


def parse(text: str) -> KeyText:
    """Return the parts of a key.

    Raises:
        ValueError: the text has not the form of a key.
    """
    found = _TEXT.fullmatch(text)
    if found is None:
        raise ValueError("not an API key")
    return KeyText(prefix=text[:_PREFIX_LENGTH], secret=found[1])
