"""Every refusal as the error envelope: ours, the framework's, and faults of the hub itself."""

import logging
from typing import Any

from litestar import MediaType, Request, Response
from litestar.exceptions import HTTPException
from litestar.exceptions import ValidationException as LitestarValidationError
from msgspec.structs import replace
from sqlalchemy.exc import OperationalError

from server_stub.errors import HubError, UnavailableError
from server_stub.web.stamps import request_id
from sync.wire.enums import ErrorCode
from sync.wire.envelope import ErrorBody, ErrorEnvelope, FieldError

_log = logging.getLogger(__name__)

_OF_FRAMEWORK = {
    404: (ErrorCode.NOT_FOUND, "There is nothing here."),
    405: (ErrorCode.METHOD_NOT_ALLOWED, "This route has other methods; see the Allow header."),
    413: (ErrorCode.PAYLOAD_TOO_LARGE, "The body is larger than this hub reads."),
    415: (ErrorCode.UNSUPPORTED_MEDIA_TYPE, "This route does not read that kind of body."),
}
_BAD_REQUEST = (ErrorCode.VALIDATION_ERROR, "The request is not valid.")
_BODY = "data"
"""What handlers call the body."""
_FAULT = "The hub failed; this is not the fault of the request."


def refuse(request: "Request[Any, Any, Any]", error: Exception) -> Response[ErrorEnvelope]:
    """Return the answer to a request that raised this."""
    if isinstance(error, OperationalError):
        _log.warning("database failed", extra={"request_id": request_id(request.scope)}, exc_info=error)
        error = UnavailableError("The hub's database does not answer; try again.", headers={"Retry-After": "1"})
    if isinstance(error, HubError):
        body = ErrorBody(code=error.code, message=str(error), details=error.details or None)
        return _answer(request, error.status, body, error.headers)
    if isinstance(error, HTTPException) and error.status_code < 500:
        code, message = _OF_FRAMEWORK.get(error.status_code, _BAD_REQUEST)
        body = ErrorBody(code=code, message=message, details=_details(error) or None)
        return _answer(request, error.status_code, body, error.headers or {})
    _log.error("fault", extra={"request_id": request_id(request.scope)}, exc_info=error)
    return _answer(request, 500, ErrorBody(code=ErrorCode.INTERNAL_ERROR, message=_FAULT), {})


def _details(error: HTTPException) -> list[FieldError]:
    if not isinstance(error, LitestarValidationError) or not isinstance(error.extra, list):
        return []
    return [_field_error(item.get("key", _BODY), item["message"]) for item in error.extra]


def _field_error(key: str, message: str) -> FieldError:
    """Return the framework's word on a parameter, under the name that clients know it by."""
    if key == _BODY:
        return FieldError(field="body", message="is required")
    first, *others = key.split("_")
    return FieldError(field=first + "".join(word.title() for word in others), message=message)


def _answer(
    request: "Request[Any, Any, Any]", status: int, body: ErrorBody, headers: dict[str, str]
) -> Response[ErrorEnvelope]:
    envelope = ErrorEnvelope(error=replace(body, request_id=request_id(request.scope)))
    return Response(envelope, status_code=status, headers=headers, media_type=MediaType.JSON)
