"""Successful answers: the envelope, the entity tag, and 304 where the client holds the representation already."""

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

import msgspec
from litestar import MediaType, Request, Response
from msgspec import Struct

from server_stub.errors import ValidationError
from server_stub.web.conditional import is_unchanged, strong_tag, weak_tag
from server_stub.web.lists import Shape
from sync.wire.envelope import Envelope, PageMeta

R = TypeVar("R", bound=Struct)

_REVALIDATE = {"Cache-Control": "private, no-cache", "Vary": "X-API-Key"}


def answer_record(
    request: "Request[Any, Any, Any]",
    record: R,
    version: int,
    shape: Shape,
    expansions: Mapping[str, object] | None = None,
) -> Response[Envelope[R]]:
    """Answer a read of one record.

    Raises:
        ValidationError: a field was asked for that the record does not have.
    """
    data = _shaped(record, shape, expansions or {})
    body = msgspec.json.encode(Envelope(data=data))
    return _conditional(request, body, strong_tag(version) if shape.is_plain else weak_tag(body))


def answer_list(
    request: "Request[Any, Any, Any]",
    records: Sequence[R],
    meta: PageMeta,
    shape: Shape,
    expansions: Sequence[Mapping[str, object]] | None = None,
) -> Response[Envelope[list[R]]]:
    """Answer a read of one page of a list.

    Raises:
        ValidationError: a field was asked for that the records do not have.
    """
    added = expansions or [{} for _ in records]
    data = [_shaped(record, shape, more) for record, more in zip(records, added, strict=True)]
    body = msgspec.json.encode(Envelope(data=data, meta=meta))
    return _conditional(request, body, weak_tag(body))


def answer_changed(record: R, version: int) -> Response[Envelope[R]]:
    """Answer a write with the record as it is now."""
    return _json(msgspec.json.encode(Envelope(data=record)), 200, {"ETag": strong_tag(version)})


def answer_created(record: R, version: int, location: str) -> Response[Envelope[R]]:
    """Answer a creation with the record and where it is."""
    body = msgspec.json.encode(Envelope(data=record))
    return _json(body, 201, {"ETag": strong_tag(version), "Location": location})


def require_fields(kind: type[Struct], shape: Shape, expandable: frozenset[str] = frozenset()) -> None:
    """Return when the record has every field and expansion that was asked for; ask before reading anything.

    Raises:
        ValidationError: it does not.
    """
    known = {field.encode_name for field in msgspec.structs.fields(kind)}
    if unknown := sorted(set(shape.fields or ()) - known):
        raise ValidationError.of_field("fields", f"has no such field: {', '.join(unknown)[:200]}")
    if unknown := sorted(set(shape.expand) - expandable):
        raise ValidationError.of_field("expand", f"has no such expansion: {', '.join(unknown)[:200]}")


def _shaped(record: Struct, shape: Shape, expansions: Mapping[str, object]) -> object:
    if shape.is_plain:
        return record
    whole: dict[str, object] = msgspec.to_builtins(record)
    chosen = whole if shape.fields is None else {name: whole[name] for name in shape.fields}
    return {**chosen, **expansions}


def _conditional(request: "Request[Any, Any, Any]", body: bytes, tag: str) -> Response[Any]:
    headers = {"ETag": tag, **_REVALIDATE}
    if is_unchanged(request.headers.get("If-None-Match"), tag):
        return Response(content=None, status_code=304, headers=headers)
    return _json(body, 200, headers)


def _json(body: bytes, status: int, headers: Mapping[str, str]) -> Response[Any]:
    return Response(content=body, status_code=status, headers=headers, media_type=MediaType.JSON)
