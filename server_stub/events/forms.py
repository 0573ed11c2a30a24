"""What clients send of an event."""

from typing import Annotated

from msgspec import UNSET, Meta, Struct, UnsetType

from server_stub.web.texts import Line, Slug, Word
from sync.wire.enums import EventStatus
from sync.wire.times import Instant

Words = Annotated[list[Word], Meta(max_length=63)]
"""As many as the bits of a badge token's access levels."""


class NewEvent(Struct, rename="camel", frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An event to be made."""

    name: Line
    start_date: Instant
    end_date: Instant
    timezone: Word
    """A name of the IANA database, such as Africa/Addis_Ababa."""
    slug: Slug | None = None
    """Unique among the tenant's events; made from the name where it is left out."""
    venue: Line | None = None
    status: EventStatus = EventStatus.DRAFT
    participant_types: Words = []
    access_levels: Words = []


class EventUpdate(Struct, rename="camel", frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Changes to an event; what is left out stays, and the two lists can only be appended to."""

    name: Line | UnsetType = UNSET
    start_date: Instant | UnsetType = UNSET
    end_date: Instant | UnsetType = UNSET
    timezone: Word | UnsetType = UNSET
    slug: Slug | UnsetType = UNSET
    venue: Line | UnsetType | None = UNSET
    status: EventStatus | UnsetType = UNSET
    participant_types: Words | UnsetType = UNSET
    access_levels: Words | UnsetType = UNSET
