"""Whatever is wrong with a request, the answer is the error envelope, stamped like every other."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import msgspec
import pytest
from litestar import get
from sqlalchemy import text

from server_stub import app as hub_app
from sync.wire.envelope import ErrorBody, ErrorEnvelope
from sync.wire.routes import EVENTS, HUB_TIME_HEADER, REQUEST_ID_HEADER
from sync.wire.times import to_wire
from tests.support.clock import SettableClock
from tests.support.guards import ExpectedLogs
from tests.support.hub import InProcessHub

JSON = {"Content-Type": "application/json"}


def error_of(answer: httpx.Response) -> ErrorBody:
    """Return the error, having checked the envelope and the stamps."""
    error = msgspec.json.decode(answer.content, type=ErrorEnvelope).error
    assert answer.headers["Content-Type"] == "application/json"
    assert answer.headers[REQUEST_ID_HEADER] == error.request_id
    assert HUB_TIME_HEADER in answer.headers
    return error


@pytest.mark.parametrize(
    ("method", "path", "status", "code"),
    [
        ("GET", "/nowhere", 404, "NOT_FOUND"),
        ("GET", "/openapi.json/deeper", 404, "NOT_FOUND"),
        ("GET", "/api/v1/nowhere", 404, "NOT_FOUND"),
        ("GET", f"{EVENTS}/no-such-event", 404, "NOT_FOUND"),
        ("GET", f"{EVENTS}/%ff%00%2f", 404, "NOT_FOUND"),
        ("PATCH", EVENTS, 405, "METHOD_NOT_ALLOWED"),
        ("DELETE", "/health", 405, "METHOD_NOT_ALLOWED"),
        ("GET", f"{EVENTS}?pageSize=101", 400, "VALIDATION_ERROR"),
        ("GET", f"{EVENTS}?page=0", 400, "VALIDATION_ERROR"),
        ("GET", f"{EVENTS}?page=99999999999999999999", 400, "VALIDATION_ERROR"),
        ("GET", f"{EVENTS}?sort=colour", 400, "VALIDATION_ERROR"),
        ("GET", f"{EVENTS}?sort=name:up", 400, "VALIDATION_ERROR"),
        ("GET", f"{EVENTS}?fields=id,colour", 400, "VALIDATION_ERROR"),
        ("GET", f"{EVENTS}?expand=badges", 400, "VALIDATION_ERROR"),
        ("GET", f"{EVENTS}?statsu=DRAFT", 400, "VALIDATION_ERROR"),
        ("GET", f"{EVENTS}?status=%ff", 400, "VALIDATION_ERROR"),
    ],
)
def test_a_request_that_goes_nowhere_says_why(
    client: httpx.Client, method: str, path: str, status: int, code: str
) -> None:
    """Wrong path, method or query: a status, a code and a sentence."""
    answer = client.request(method, path)
    assert (answer.status_code, error_of(answer).code) == (status, code)


def test_a_wrong_parameter_is_named_as_it_was_sent(client: httpx.Client) -> None:
    """All of them at once, in the spelling of the wire."""
    error = error_of(client.get(EVENTS, params={"page": "x", "pageSize": 1000}))
    assert {detail.field for detail in error.details or []} == {"page", "pageSize"}


@pytest.mark.parametrize(
    ("body", "headers", "status", "code"),
    [
        (b"", {}, 400, "VALIDATION_ERROR"),
        (b"", JSON, 400, "VALIDATION_ERROR"),
        (b"{", JSON, 400, "VALIDATION_ERROR"),
        (b"null", JSON, 400, "VALIDATION_ERROR"),
        (b"[]", JSON, 400, "VALIDATION_ERROR"),
        (b'"\xff\xfe"', JSON, 400, "VALIDATION_ERROR"),
        (b'{"name": "\xff"}', JSON, 400, "VALIDATION_ERROR"),
        (b'{"name": "\\ud800"}', JSON, 400, "VALIDATION_ERROR"),
        (b"[" * 100_000, JSON, 400, "VALIDATION_ERROR"),
        (b'{"x": ' * 50_000, JSON, 400, "VALIDATION_ERROR"),
        (b"{}", {"Content-Type": "text/plain"}, 415, "UNSUPPORTED_MEDIA_TYPE"),
        (b"a=1", {"Content-Type": "application/x-www-form-urlencoded"}, 415, "UNSUPPORTED_MEDIA_TYPE"),
        (b" " * (4 * 1024 * 1024 + 1), JSON, 413, "PAYLOAD_TOO_LARGE"),
    ],
)
def test_a_body_that_cannot_be_read_is_the_clients_fault(
    client: httpx.Client, body: bytes, headers: dict[str, str], status: int, code: str
) -> None:
    """Empty, garbled, endless, of another kind or too large: never a fault of the hub."""
    answer = client.post(EVENTS, content=body, headers=headers)
    assert (answer.status_code, error_of(answer).code) == (status, code)


def test_a_refused_method_names_those_that_work(client: httpx.Client) -> None:
    """405 comes with Allow."""
    assert {"GET", "POST"} <= set(client.patch(EVENTS).headers["Allow"].split(", "))


def test_every_answer_carries_the_hubs_time(hub: InProcessHub, client: httpx.Client, clock: SettableClock) -> None:
    """A device can compare its clock with the hub's whatever it asked."""
    for path in ("/health", "/nowhere", "/docs", "/openapi.json", EVENTS):
        assert client.get(path).headers[HUB_TIME_HEADER] == to_wire(clock.now_ms())


def test_a_clients_own_request_id_is_kept_if_it_is_plain(client: httpx.Client) -> None:
    """An id can be followed over both logs, and cannot forge a line of one."""
    assert client.get(EVENTS, headers={REQUEST_ID_HEADER: "scan-7.a_B"}).headers[REQUEST_ID_HEADER] == "scan-7.a_B"
    for forged in ("a b", "x" * 65, "", "ä"):
        answer = client.get(EVENTS, headers={REQUEST_ID_HEADER.encode(): forged.encode()})
        assert len(answer.headers[REQUEST_ID_HEADER]) == 32


@get("/broken", include_in_schema=False)
async def broken() -> None:
    """Fail as no handler should."""
    raise ZeroDivisionError("Hana Girma's badge")


@pytest.fixture
def broken_client(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[httpx.Client]:
    """Return a client of a hub with a route that fails."""
    monkeypatch.setattr(hub_app, "ROUTES", [*hub_app.ROUTES, broken])
    with InProcessHub(tmp_path / "hub.db") as hub, hub.client() as client:
        yield client


def test_a_fault_of_the_hub_says_nothing_of_its_inside(
    broken_client: httpx.Client, expected_logs: ExpectedLogs
) -> None:
    """The client gets an id to quote; the log, under the same id, gets the rest."""
    answer = broken_client.get("/broken")
    error = error_of(answer)
    assert (answer.status_code, error.code) == (500, "INTERNAL_ERROR")
    assert "Hana" not in answer.text
    assert vars(expected_logs.records[0])["request_id"] == error.request_id


def test_a_database_that_fails_is_503_and_not_the_clients_fault(tmp_path: Path, expected_logs: ExpectedLogs) -> None:
    """With the tables gone, requests are told to try again, and /health says that the hub cannot serve."""
    with InProcessHub(tmp_path / "hub.db") as hub, hub.client(hub.make_key(hub.make_tenant())) as client:
        assert client.get("/health").json()["status"] == "ok"
        hub.write(lambda connection, _: connection.execute(text("DROP TABLE api_keys")))
        answer = client.get(EVENTS)
        assert (answer.status_code, error_of(answer).code) == (503, "UNAVAILABLE")
        assert answer.headers["Retry-After"] == "1"
        hub.write(lambda connection, _: connection.execute(text("UPDATE alembic_version SET version_num = 'x'")))
        assert client.get("/health").status_code == 503
    assert expected_logs.records
