"""Entity tags and conditional requests (RFC 9110, 8.8.3 and 13).

The plain representation of a record has the strong tag `"v<version>"`. With `fields` or `expand`, and for lists, the
body is not the record, so the tag is weak: good for If-None-Match, never for If-Match.
"""

import re
from dataclasses import dataclass
from hashlib import sha256
from typing import Annotated, Literal

from litestar.params import HeaderParameter

from server_stub.errors import PreconditionFailedError, PreconditionRequiredError, ValidationError

_MEMBER = re.compile(r'[ \t]*(?:((?:W/)?"[\x21\x23-\x7e\x80-\xff]*")[ \t]*)?(?:,|$)')
_LONGEST = 4096


@dataclass(frozen=True, slots=True)
class EntityTags:
    """The members of an If-Match or If-None-Match list."""

    tags: frozenset[str]

    def matches_strongly(self, tag: str) -> bool:
        """Return whether the list has this very tag, and both are strong."""
        return not tag.startswith("W/") and tag in self.tags

    def matches_weakly(self, tag: str) -> bool:
        """Return whether the list has this tag, strong or weak."""
        return tag.removeprefix("W/") in {member.removeprefix("W/") for member in self.tags}


ANY_TAG: Literal["*"] = "*"
IfMatch = EntityTags | Literal["*"] | None
"""A parsed header: a list, `*`, or None where the client did not send it."""

IfMatchHeader = Annotated[str | None, HeaderParameter(name="If-Match", description="The ETag of the version you read.")]
"""The header as handlers ask for it."""


def strong_tag(version: int) -> str:
    """Return the tag of a record's plain representation."""
    return f'"v{version}"'


def weak_tag(body: bytes) -> str:
    """Return the tag of a body that is not a plain record."""
    return f'W/"{sha256(body).hexdigest()[:24]}"'


def parse_tags(header: str | None, name: str) -> IfMatch:
    """Return what an If-Match or If-None-Match header says; empty members of the list are skipped.

    Raises:
        ValidationError: it is neither `*` nor a list of quoted tags.
    """
    if header is None:
        return None
    if header.strip(" \t") == ANY_TAG:
        return ANY_TAG
    place = 0
    tags: set[str] = set()
    while place < len(header):
        found = _MEMBER.match(header, place)
        if found is None or found.end() == place or len(header) > _LONGEST:
            raise ValidationError.of_field(name, 'is a list of quoted entity tags such as "v3", or *')
        tags.update(found.groups(default="")[:1])
        place = found.end()
    tags.discard("")
    if not tags:
        raise ValidationError.of_field(name, 'is a list of quoted entity tags such as "v3", or *')
    return EntityTags(frozenset(tags))


def require_if_match(header: str | None) -> IfMatch:
    """Return the If-Match of a guarded write.

    Raises:
        PreconditionRequiredError: there is none.
        ValidationError: it is malformed.
    """
    if header is None:
        raise PreconditionRequiredError("Send If-Match with the ETag of the version that you mean to change.")
    return parse_tags(header, "If-Match")


def require_match(if_match: IfMatch, version: int) -> None:
    """Return when a write may go on against this version of a record.

    Raises:
        PreconditionFailedError: the client means another version.
    """
    if if_match is None or if_match == ANY_TAG or if_match.matches_strongly(strong_tag(version)):
        return
    raise PreconditionFailedError("The record changed since you read it; read it again.")


def require_one(changed_rows: int) -> None:
    """Return when a statement that names the version it changes found it.

    Raises:
        PreconditionFailedError: another process changed the record since this transaction read it.
    """
    if changed_rows != 1:
        raise PreconditionFailedError("The record changed since you read it; read it again.")


def is_unchanged(header: str | None, tag: str) -> bool:
    """Return whether If-None-Match says that the client holds this representation; a malformed one is ignored."""
    try:
        known = parse_tags(header, "If-None-Match")
    except ValidationError:
        return False
    return known == ANY_TAG or (isinstance(known, EntityTags) and known.matches_weakly(tag))
