"""The envelope around every answer: `data` with `meta`, or `error` with a code."""

from typing import Generic, TypeVar

from msgspec import Struct

from sync.wire.base import Wire
from sync.wire.enums import ErrorCode

T = TypeVar("T")


class PageMeta(Wire, frozen=True, kw_only=True):
    """Where a page of a list stands."""

    page: int
    page_size: int
    total: int
    total_pages: int


class Envelope(Struct, Generic[T], rename="camel", frozen=True, kw_only=True, omit_defaults=True):
    """A successful answer."""

    data: T
    meta: PageMeta | None = None


class FieldError(Wire, frozen=True, kw_only=True):
    """What is wrong with one field: `field` is its path in camelCase, such as `accessLevels[2]`."""

    field: str
    message: str


class ErrorBody(Struct, rename="camel", frozen=True, kw_only=True, omit_defaults=True):
    """Code for programs, message for people, details for forms."""

    code: ErrorCode
    message: str
    details: list[FieldError] | None = None
    request_id: str | None = None


class ErrorEnvelope(Wire, frozen=True, kw_only=True):
    """A refused request."""

    error: ErrorBody
