"""What an answer means: the data it carries, or the error that says what to do about it. Pure; believes nothing.

Only the error envelope is the hub's own word: a bare 401 or 404 may come from whatever stands in between.
"""

from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus

import msgspec

from sync.errors import (
    PairingCodeError,
    ProtocolError,
    RejectedError,
    SnapshotRequiredError,
    SyncError,
    TooLargeError,
    TransientError,
    UnauthorizedError,
)
from sync.problems import Problem
from sync.wire.enums import ErrorCode
from sync.wire.envelope import Envelope, ErrorBody, ErrorEnvelope, T

_JSON = "application/json"
_PAGES = frozenset({"text/html", "application/xhtml+xml"})
_NOT_JSON = (msgspec.DecodeError, UnicodeDecodeError)
_SHOWN_CHARACTERS = 200


def media_type(headers: Mapping[str, str]) -> str:
    """Return the media type without its parameters, in lower case; empty when there is none."""
    return headers.get("content-type", "").partition(";")[0].strip().lower()


def data_of(headers: Mapping[str, str], body: bytes, envelope: type[Envelope[T]]) -> T:
    """Return the data of a successful answer.

    Raises:
        ProtocolError: a web page, another media type, no JSON, or JSON that breaks the contract.
    """
    expect_media_type(headers, _JSON)
    try:
        return msgspec.json.decode(body, type=envelope).data
    except _NOT_JSON as error:
        raise ProtocolError("The hub's answer does not keep to the contract.") from error


def expect_media_type(headers: Mapping[str, str], expected: str) -> None:
    """Check the media type of a successful answer.

    Raises:
        ProtocolError: it is another one; a web page is called by its name.
    """
    found = media_type(headers)
    if found in _PAGES:
        raise _web_page()
    if found != expected:
        raise _not_a_hub()


def error_of(status: int, headers: Mapping[str, str], body: bytes, now_ms: int) -> SyncError:
    """Return the error that an answer outside 200 to 299 stands for; `now_ms` is the wall clock."""
    if 300 <= status < 400:
        return _redirected()
    if status == HTTPStatus.REQUEST_ENTITY_TOO_LARGE:
        return TooLargeError("The request was too long for the hub.", problem=Problem.REFUSED)
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        wait_ms = retry_after_ms(headers, now_ms)
        return TransientError("The hub asks to wait.", problem=Problem.BUSY, retry_after_ms=wait_ms)
    if status == HTTPStatus.NETWORK_AUTHENTICATION_REQUIRED:
        return _web_page()
    if status >= 500:
        wait_ms = retry_after_ms(headers, now_ms)
        words = f"The hub is failing (status {status})."
        return TransientError(words, problem=Problem.HUB_FAILING, retry_after_ms=wait_ms)
    return _refusal(status, headers, body)


def retry_after_ms(headers: Mapping[str, str], now_ms: int) -> int:
    """Return the wait that `Retry-After` asks for in seconds or by date (RFC 9110, 10.2.3); 0 without a usable one."""
    text = headers.get("retry-after", "").strip()
    if text.isascii() and text.isdigit():
        return int(text[:9]) * 1_000
    try:
        moment = parsedate_to_datetime(text)
    except ValueError:
        return 0
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max(int((aware - datetime.fromtimestamp(0, UTC)).total_seconds() * 1_000) - now_ms, 0)


def _refusal(status: int, headers: Mapping[str, str], body: bytes) -> SyncError:
    error = _error_body(headers, body)
    if error is None:
        return _web_page() if media_type(headers) in _PAGES else _not_a_hub()
    if error.code is ErrorCode.PAIRING_CODE_INVALID:
        return PairingCodeError(
            "The hub does not accept this pairing code: it is wrong, was used already, or is too old.",
            problem=Problem.CODE_NOT_ACCEPTED,
            next_step="Make a new code on the hub's devices page, and type it within 15 minutes.",
        )
    if error.code is ErrorCode.SNAPSHOT_REQUIRED:
        return SnapshotRequiredError("The change feed no longer reaches back so far.", problem=Problem.REFUSED)
    said = error.message[:_SHOWN_CHARACTERS]
    if status in {HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN}:
        return _unauthorized(HTTPStatus(status), said)
    return RejectedError(f"The hub refused the request ({error.code}): {said}", problem=Problem.REFUSED)


def _unauthorized(status: HTTPStatus, said: str) -> UnauthorizedError:
    if status is HTTPStatus.UNAUTHORIZED:
        return UnauthorizedError(
            "The hub does not accept this device's key.",
            problem=Problem.UNAUTHORIZED,
            next_step="Scans are still recorded. Pair the device anew with a code from the hub's devices page.",
        )
    return UnauthorizedError(
        f"The hub does not let this device do that: {said}",
        problem=Problem.FORBIDDEN,
        next_step="Scans are still recorded. Look at the key's permissions and addresses at the hub.",
    )


def _error_body(headers: Mapping[str, str], body: bytes) -> ErrorBody | None:
    if media_type(headers) != _JSON:
        return None
    try:
        return msgspec.json.decode(body, type=ErrorEnvelope).error
    except _NOT_JSON:
        return None


def _not_a_hub() -> ProtocolError:
    return ProtocolError("Something answered at the hub's address that does not speak as a hub.")


def _web_page() -> ProtocolError:
    return ProtocolError(
        "The address answered with a web page, not the hub.",
        problem=Problem.WEB_PAGE,
        next_step="Check the address or the venue's login page.",
    )


def _redirected() -> ProtocolError:
    return ProtocolError(
        "The address sends elsewhere, and a hub never does.",
        problem=Problem.REDIRECTED,
        next_step="Check the address (https instead of http?) or the venue's login page.",
    )
