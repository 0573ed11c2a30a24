"""What clients send of a participant."""

from typing import Annotated, Any

from msgspec import UNSET, Meta, Struct, UnsetType

from server_stub.web.texts import EmailAddress, LanguageTag, Line, Word
from sync.wire.enums import ParticipantStatus

RegistrationCode = Annotated[str, Meta(min_length=4, max_length=32, pattern=r"^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$")]
Levels = Annotated[list[Word], Meta(max_length=63)]
Extras = Annotated[dict[str, Any], Meta(max_length=50)]
"""Passport number, date of birth, phone and the like; up to 16 KiB, and never sent to a door."""


class NewParticipant(Struct, rename="camel", frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A participant to be registered; type and levels must be the event's."""

    first_name: Line
    last_name: Line
    participant_type: Word
    registration_code: RegistrationCode | None = None
    """Unique in the event; drawn where it is left out."""
    status: ParticipantStatus = ParticipantStatus.PENDING
    access_levels: Levels = []
    email: EmailAddress | None = None
    organization: Line | None = None
    job_title: Line | None = None
    nationality: Word | None = None
    language: LanguageTag | None = None
    extras: Extras = {}


class ParticipantUpdate(Struct, rename="camel", frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Changes to a participant; what is left out stays."""

    first_name: Line | UnsetType = UNSET
    last_name: Line | UnsetType = UNSET
    participant_type: Word | UnsetType = UNSET
    registration_code: RegistrationCode | UnsetType = UNSET
    status: ParticipantStatus | UnsetType = UNSET
    access_levels: Levels | UnsetType = UNSET
    email: EmailAddress | UnsetType | None = UNSET
    organization: Line | UnsetType | None = UNSET
    job_title: Line | UnsetType | None = UNSET
    nationality: Word | UnsetType | None = UNSET
    language: LanguageTag | UnsetType | None = UNSET
    extras: Extras | UnsetType = UNSET
