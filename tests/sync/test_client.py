"""The client against answers that no proper hub gives, and against the network itself."""

import gzip
import socket
from collections.abc import Callable
from typing import Any

import httpx
import msgspec
import pytest

from sync.client import HubClient
from sync.errors import (
    ProtocolError,
    RejectedError,
    SnapshotRequiredError,
    SyncError,
    TooLargeError,
    TransientError,
    UnauthorizedError,
)
from sync.exchange import ANSWER_BYTES, connect
from sync.problems import Problem
from sync.wire import routes, times
from sync.wire.changes import ChangePage, ParticipantChange
from sync.wire.enums import RowOutcome
from sync.wire.envelope import Envelope
from sync.wire.journal import EpochMark, JournalAnswer, RowAnswer
from tests.support.builders import EVENT_ID
from tests.support.clock import START_MS, SettableClock
from tests.support.listener import says
from tests.support.plain_store import PlainJournal

_JSON = {"Content-Type": "application/json"}
_HTML = {"Content-Type": "text/html; charset=utf-8"}
_REFUSAL = b'{"error":{"code":"%b","message":"because"}}'


def _client(answer: Callable[[httpx.Request], httpx.Response], clock: SettableClock | None = None) -> HubClient:
    transport = httpx.MockTransport(answer)
    return HubClient(connect("http://hub.test", transport=transport), clock or SettableClock(), api_key="key")


def _always(status: int, headers: dict[str, str], body: bytes) -> HubClient:
    return _client(lambda _: httpx.Response(status, headers=headers, content=body))


def _data(data: Any) -> bytes:
    return msgspec.json.encode(Envelope(data=data))


@pytest.mark.parametrize(
    ("status", "headers", "body", "error", "problem"),
    [
        (200, _HTML, b"<html>Welcome</html>", ProtocolError, Problem.WEB_PAGE),
        (401, _HTML, b"<html>Log in</html>", ProtocolError, Problem.WEB_PAGE),
        (404, _HTML, b"<html>Not here</html>", ProtocolError, Problem.WEB_PAGE),
        (511, _HTML, b"<html>Log in</html>", ProtocolError, Problem.WEB_PAGE),
        (302, {"Location": "https://login.invalid/"}, b"", ProtocolError, Problem.REDIRECTED),
        (200, {"Content-Type": "text/plain"}, b"ok", ProtocolError, Problem.NOT_UNDERSTOOD),
        (200, {}, b"", ProtocolError, Problem.NOT_UNDERSTOOD),
        (204, _JSON, b"", ProtocolError, Problem.NOT_UNDERSTOOD),
        (200, _JSON, b'{"data":{"epochs":', ProtocolError, Problem.NOT_UNDERSTOOD),
        (200, _JSON, b'{"data":{"epochs":"none"}}', ProtocolError, Problem.NOT_UNDERSTOOD),
        (200, _JSON, b'{"data":{"epochs":["\xff\xfe"]}}', ProtocolError, Problem.NOT_UNDERSTOOD),
        (200, _JSON, b"\xff\xfe", ProtocolError, Problem.NOT_UNDERSTOOD),
        (200, _JSON | {"Content-Encoding": "gzip"}, b"not gzip", ProtocolError, Problem.NOT_UNDERSTOOD),
        (401, _JSON, b"{}", ProtocolError, Problem.NOT_UNDERSTOOD),
        (401, _JSON, _REFUSAL % b"API_KEY_ERROR", UnauthorizedError, Problem.UNAUTHORIZED),
        (403, _JSON, _REFUSAL % b"FORBIDDEN", UnauthorizedError, Problem.FORBIDDEN),
        (400, _JSON, _REFUSAL % b"VALIDATION_ERROR", RejectedError, Problem.REFUSED),
        (404, _JSON, _REFUSAL % b"NOT_FOUND", RejectedError, Problem.REFUSED),
        (410, _JSON, _REFUSAL % b"SNAPSHOT_REQUIRED", SnapshotRequiredError, Problem.REFUSED),
        (413, _HTML, b"<html>nginx</html>", TooLargeError, Problem.REFUSED),
        (429, _JSON, _REFUSAL % b"RATE_LIMITED", TransientError, Problem.BUSY),
        (500, _JSON, _REFUSAL % b"INTERNAL_ERROR", TransientError, Problem.HUB_FAILING),
        (502, _HTML, b"<html>Bad Gateway</html>", TransientError, Problem.HUB_FAILING),
    ],
)
def test_each_wrong_answer_has_its_own_name(
    status: int, headers: dict[str, str], body: bytes, error: type[SyncError], problem: Problem
) -> None:
    """A login page, a failing hub and a refused key are told apart, and say so in words."""
    with pytest.raises(error) as caught:
        _always(status, headers, body).mark()

    assert caught.value.problem is problem
    assert str(caught.value)


def test_a_login_page_is_explained_to_a_person() -> None:
    """The words name both causes that a person can look at."""
    with pytest.raises(ProtocolError) as caught:
        _always(200, _HTML, b"<html>Welcome</html>").mark()

    assert str(caught.value) == (
        "The address answered with a web page, not the hub. Check the address or the venue's login page."
    )


@pytest.mark.parametrize(
    ("header", "wait_ms"),
    [
        ("7", 7_000),
        ("Sun, 22 Nov 2026 09:46:30 GMT", 30_000),
        ("Sun, 22 Nov 2020 09:46:30 GMT", 0),
        ("soon", 0),
        ("-5", 0),
        ("9" * 400, 999_999_999_000),
        ("", 0),
    ],
)
def test_retry_after_is_read_in_seconds_and_as_a_date(header: str, wait_ms: int) -> None:
    """Both forms of the standard count; nonsense counts as nothing."""
    with pytest.raises(TransientError) as caught:
        _always(503, {"Retry-After": header}, b"").mark()

    assert caught.value.retry_after_ms == wait_ms


def test_an_endless_answer_is_cut_off() -> None:
    """An answer that unpacks to more than any hub says is never taken into memory whole."""
    bomb = gzip.compress(b" " * (ANSWER_BYTES * 4))

    with pytest.raises(ProtocolError, match="longer than"):
        _always(200, _JSON | {"Content-Encoding": "gzip"}, bomb).mark()


def test_an_endless_error_is_still_that_error() -> None:
    """A failing hub that never stops talking counts as failing."""
    with pytest.raises(TransientError) as caught:
        _always(503, _HTML, b"x" * 1_000_000).mark()

    assert caught.value.problem is Problem.HUB_FAILING


def test_an_answer_that_trickles_is_given_up() -> None:
    """Bytes that come now and then do not hold the engine for ever."""
    clock = SettableClock()

    class Trickle(httpx.SyncByteStream):
        def __iter__(self):  # type: ignore[no-untyped-def]  # a generator of bytes
            for _ in range(1_000):
                clock.advance(10_000)
                yield b" "

    client = _client(lambda _: httpx.Response(200, headers=_JSON, stream=Trickle()), clock)

    with pytest.raises(TransientError) as caught:
        client.mark()

    assert caught.value.problem is Problem.TIMED_OUT
    assert clock.monotonic_ms() < 100_000


def test_a_redirect_is_not_followed_and_the_key_goes_nowhere_else() -> None:
    """A login page gets no API key."""
    asked: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request.url.host)
        return httpx.Response(307, headers={"Location": "http://elsewhere.test/"})

    with pytest.raises(ProtocolError):
        _client(answer).mark()

    assert asked == ["hub.test"]


@pytest.mark.parametrize(
    "page",
    [
        ChangePage(rows=[ParticipantChange(number=5, id="a")], next=6, has_more=False, head=9, min_since=0),
        ChangePage(
            rows=[ParticipantChange(number=8, id="a"), ParticipantChange(number=7, id="b")],
            next=8,
            has_more=False,
            head=9,
            min_since=0,
        ),
        ChangePage(rows=[ParticipantChange(number=8, id="a")], next=7, has_more=False, head=9, min_since=0),
        ChangePage(rows=[], next=5, has_more=True, head=9, min_since=0),
    ],
)
def test_a_page_that_does_not_follow_on_is_refused(page: ChangePage) -> None:
    """Old rows, rows out of order and pages without an end never reach the cache."""
    with pytest.raises(ProtocolError, match="out of order"):
        _always(200, _JSON, _data(page)).changes(EVENT_ID, since=5, limit=10)


@pytest.mark.parametrize(
    "answer",
    [
        JournalAnswer(rows=[], mark=EpochMark(epoch="device-1", acked_through=1, max_seen=1)),
        JournalAnswer(
            rows=[RowAnswer(seq=1, outcome=RowOutcome.CREATED)],
            mark=EpochMark(epoch="another", acked_through=1, max_seen=1),
        ),
        JournalAnswer(
            rows=[RowAnswer(seq=1, outcome=RowOutcome.CREATED)],
            mark=EpochMark(epoch="device-1", acked_through=0, max_seen=1, missing=[(1, 1)]),
        ),
    ],
)
def test_an_answer_about_other_rows_is_not_believed(answer: JournalAnswer) -> None:
    """No row counts as held because of an answer that was not about it."""
    journal = PlainJournal()
    journal.append()
    batch = journal.pending_batch(1)
    assert batch is not None

    with pytest.raises(ProtocolError):
        _always(200, _JSON, _data(answer)).push(batch)


def test_the_hubs_clock_is_read_from_any_answer() -> None:
    """Also a refusal tells what time it is at the hub, and that the hub is there."""
    headers = _JSON | {routes.HUB_TIME_HEADER: times.to_wire(START_MS + 90_000)}
    client = _always(400, headers, _REFUSAL % b"VALIDATION_ERROR")

    with pytest.raises(RejectedError):
        client.mark()

    assert client.clock_sample is not None
    assert client.clock_sample.offset_ms == 90_000
    assert client.last_contact_ms == START_MS


@pytest.mark.parametrize("stamp", ["", "yesterday", "1970-01-01T00:00:07.000Z", "2026-11-22T09:46:00"])
def test_a_hub_without_a_sensible_clock_tells_no_time(stamp: str) -> None:
    """A clock that was never set corrects nobody's."""
    client = _always(200, _JSON | {routes.HUB_TIME_HEADER: stamp}, b'{"data":{"epochs":[]}}')

    client.mark()

    assert client.clock_sample is None


def test_nobody_listening_is_unreachable() -> None:
    """A hub that is down is told apart from one that misbehaves."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        address = free.getsockname()[1]
    with connect(f"http://127.0.0.1:{address}") as http, pytest.raises(TransientError) as caught:
        HubClient(http, SettableClock()).mark()

    assert caught.value.problem is Problem.UNREACHABLE


def test_an_answer_that_breaks_off_is_tried_again() -> None:
    """A connection that closes before the promised end is a broken line, not a broken hub."""
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{"
    with says(answer) as address, connect(f"http://{address}") as http, pytest.raises(TransientError) as caught:
        HubClient(http, SettableClock()).mark()

    assert caught.value.problem is Problem.INTERRUPTED


def test_tls_with_somebody_else_is_a_certificate_problem() -> None:
    """What answers without proper TLS under an https address is named as that, with what to check."""
    with (
        says(b"HTTP/1.1 400 Bad Request\r\n\r\n") as address,
        connect(f"https://{address}") as http,
        pytest.raises(ProtocolError) as caught,
    ):
        HubClient(http, SettableClock()).mark()

    assert caught.value.problem is Problem.CERTIFICATE
    assert "date and time" in str(caught.value)
