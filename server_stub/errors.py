"""What can go wrong at the hub, split by who can mend it.

    HubError                            answered over HTTP as the error envelope, with its status
    ├── ValidationError           400   the request is wrong in the fields it names
    ├── KeyRefusedError           401   no key, or one that is not accepted
    ├── ForbiddenError            403   the key may not do this, or not from this address
    ├── NotFoundError             404   not there, not yours, or switched off: all look the same
    ├── ConflictError             409   another record has this already
    ├── SnapshotRequiredError     410   what was asked for is no longer kept
    ├── PreconditionFailedError   412   the record changed since the client read it
    ├── PayloadTooLargeError      413
    ├── UnsupportedMediaTypeError 415
    ├── RangeNotSatisfiableError  416
    ├── PreconditionRequiredError 428   say which version you mean
    ├── TooManyRequestsError      429   try again after `retry_after_s`
    └── UnavailableError          503   not now; nothing is wrong with the request
    OperatorError                       told at the command line, with the next step
    └── ConfigurationError              a setting does not make sense

Anything else that reaches the edge is a fault of the hub: logged there, and answered as 500 without its words.
"""

from collections.abc import Sequence
from typing import ClassVar

from sync.wire.enums import ErrorCode
from sync.wire.envelope import FieldError


class HubError(Exception):
    """A request that is refused; `str()` of it is the message for people and holds nothing personal."""

    status: ClassVar[int]
    code: ErrorCode

    def __init__(
        self, message: str, *, details: Sequence[FieldError] = (), headers: dict[str, str] | None = None
    ) -> None:
        super().__init__(message)
        self.details = list(details)
        self.headers = headers or {}


class ValidationError(HubError):
    """The request is wrong in the fields that `details` name."""

    status = 400
    code = ErrorCode.VALIDATION_ERROR

    @classmethod
    def of_field(cls, field: str, message: str) -> "ValidationError":
        """Return the error for one field, by its path in camelCase."""
        return cls("The request is not valid.", details=[FieldError(field=field, message=message)])


class KeyRefusedError(HubError):
    """There is no key, or one that is not accepted; which of its faults it was is not told."""

    status = 401
    code = ErrorCode.API_KEY_ERROR

    def __init__(self, message: str = "This needs a valid API key in the X-API-Key header.") -> None:
        super().__init__(message, headers={"WWW-Authenticate": "ApiKey"})


class ForbiddenError(HubError):
    """The key is good, and may not do this or not from here."""

    status = 403
    code = ErrorCode.FORBIDDEN


class NotFoundError(HubError):
    """There is no such thing for this tenant."""

    status = 404
    code = ErrorCode.NOT_FOUND


class ConflictError(HubError):
    """Another record has this already."""

    status = 409
    code = ErrorCode.CONFLICT


class SnapshotRequiredError(HubError):
    """The change feed no longer reaches back that far."""

    status = 410
    code = ErrorCode.SNAPSHOT_REQUIRED


class PreconditionFailedError(HubError):
    """The record changed since the client read it."""

    status = 412
    code = ErrorCode.PRECONDITION_FAILED


class PayloadTooLargeError(HubError):
    """The body is larger than this hub reads."""

    status = 413
    code = ErrorCode.PAYLOAD_TOO_LARGE


class UnsupportedMediaTypeError(HubError):
    """The body is of a kind or coding that this route does not read."""

    status = 415
    code = ErrorCode.UNSUPPORTED_MEDIA_TYPE


class RangeNotSatisfiableError(HubError):
    """The bytes that were asked for are not there."""

    status = 416
    code = ErrorCode.RANGE_NOT_SATISFIABLE


class PreconditionRequiredError(HubError):
    """A guarded write without If-Match."""

    status = 428
    code = ErrorCode.PRECONDITION_REQUIRED


class TooManyRequestsError(HubError):
    """Too many in too short a time."""

    status = 429
    code = ErrorCode.RATE_LIMITED

    def __init__(self, message: str, *, retry_after_s: int) -> None:
        super().__init__(message, headers={"Retry-After": str(retry_after_s)})


class UnavailableError(HubError):
    """The hub cannot serve this now; nothing is wrong with the request."""

    status = 503
    code = ErrorCode.UNAVAILABLE


class OperatorError(Exception):
    """A failure told at the command line: what happened, and the next step."""

    exit_code: ClassVar[int] = 1

    def __init__(self, what_happened: str, *, next_step: str) -> None:
        super().__init__(what_happened)
        self.next_step = next_step

    def __str__(self) -> str:
        return f"{self.args[0]} {self.next_step}"


class ConfigurationError(OperatorError):
    """A setting or flag does not make sense."""

    exit_code = 2
