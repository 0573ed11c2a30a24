"""One request and its answer, made safe: every failure of the network is a `SyncError`, and no answer is endless."""

import ssl
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import httpx

from sync import hub_clock
from sync.answers import error_of
from sync.errors import ProtocolError, SyncError, TransientError
from sync.hub_clock import ClockSample
from sync.ports import Clock
from sync.problems import Problem
from sync.wire import times
from sync.wire.routes import HUB_TIME_HEADER

ANSWER_BYTES = 16_000_000
"""Longest JSON answer, unpacked: 5,000 rows of the change feed with every field at its longest stay below."""
ANSWER_MS = 60_000
"""Longest time for one JSON answer, also when it keeps trickling in."""
_ERROR_BYTES = 64_000
_NO_HUB_BEFORE_MS = 1_704_067_200_000
"""2024-01-01: a hub's clock that stands earlier was never set, and says nothing."""

_TIMEOUTS = httpx.Timeout(20, connect=5)


def connect(hub_url: str | httpx.URL, *, transport: httpx.BaseTransport | None = None) -> httpx.Client:
    """Return a client for the hub at this address; whoever asks for it closes it.

    Redirects are never followed: a hub makes none, and a login page must not get the device's key.
    """
    return httpx.Client(
        base_url=hub_url,
        transport=transport,
        timeout=_TIMEOUTS,
        follow_redirects=False,
        headers={"User-Agent": "Gatehouse"},
    )


class Exchange:
    """Makes requests, and remembers when the hub last answered and what its clock said then."""

    def __init__(self, http: httpx.Client, clock: Clock) -> None:
        self._http = http
        self._clock = clock
        self.last_contact_ms: int | None = None
        """Wall clock at the last answer with a hub's time stamp."""
        self.clock_sample: ClockSample | None = None

    @contextmanager
    def open(
        self,
        method: str,
        path: str,
        *,
        headers: Mapping[str, str],
        params: Mapping[str, int] | None = None,
        content: bytes | None = None,
    ) -> Iterator[httpx.Response]:
        """Yield a successful answer whose body is still to be read.

        Raises:
            SyncError: as the class says, also from inside the `with` when the body breaks off.
        """
        sent_at_ms, sent_wall_ms = self._clock.monotonic_ms(), self._clock.now_ms()
        with (
            _network_errors(),
            self._http.stream(method, path, headers=dict(headers), params=params, content=content) as response,
        ):
            self._note_contact(response, sent_at_ms, sent_wall_ms)
            if not response.is_success:
                raise self._error(response)
            yield response

    def read(self, response: httpx.Response, *, limit: int = ANSWER_BYTES) -> bytes:
        """Return the whole body, unpacked.

        Raises:
            ProtocolError: it is longer than the limit; no more than that was kept.
            TransientError: it took too long.
        """
        give_up_at_ms = self._clock.monotonic_ms() + ANSWER_MS
        body = bytearray()
        for chunk in response.iter_bytes():
            body += chunk
            if len(body) > limit:
                raise ProtocolError("The hub's answer is longer than any hub's answer.")
            if self._clock.monotonic_ms() > give_up_at_ms:
                raise TransientError("The hub's answer took too long.", problem=Problem.TIMED_OUT)
        return bytes(body)

    def _error(self, response: httpx.Response) -> SyncError:
        try:
            body = self.read(response, limit=_ERROR_BYTES)
        except ProtocolError:
            body = b""  # no error of a hub is so long; what is left is the status
        return error_of(response.status_code, response.headers, body, self._clock.now_ms())

    def _note_contact(self, response: httpx.Response, sent_at_ms: int, sent_wall_ms: int) -> None:
        try:
            hub_ms = times.from_wire(response.headers.get(HUB_TIME_HEADER, ""))
        except ValueError:
            return
        self.last_contact_ms = self._clock.now_ms()
        if hub_ms < _NO_HUB_BEFORE_MS:
            return
        sample = hub_clock.take_sample(
            hub_ms, sent_at_ms=sent_at_ms, sent_wall_ms=sent_wall_ms, received_at_ms=self._clock.monotonic_ms()
        )
        self.clock_sample = hub_clock.better(self.clock_sample, sample)


@contextmanager
def _network_errors() -> Iterator[None]:
    try:
        yield
    except httpx.TimeoutException as error:
        raise _timed_out(error) from error
    except httpx.ConnectError as error:
        raise _not_connected(error) from error
    except (httpx.DecodingError, httpx.UnsupportedProtocol) as error:
        raise ProtocolError("Something answered at the hub's address that does not speak as a hub.") from error
    except httpx.TransportError as error:
        raise TransientError("The connection to the hub broke.", problem=Problem.INTERRUPTED) from error


def _timed_out(error: httpx.TimeoutException) -> SyncError:
    if isinstance(error, httpx.ConnectTimeout):
        return _unreachable()
    return TransientError("The hub did not answer in time.", problem=Problem.TIMED_OUT)


def _not_connected(error: httpx.ConnectError) -> SyncError:
    if _is_tls(error):
        return ProtocolError(
            "The hub's certificate was not accepted.",
            problem=Problem.CERTIFICATE,
            next_step="Check the device's date and time, the hub's address, and the venue's login page.",
        )
    return _unreachable()


def _unreachable() -> TransientError:
    return TransientError(
        "The hub cannot be reached.",
        problem=Problem.UNREACHABLE,
        next_step="Scans are recorded and will be sent. Check the network if this lasts.",
    )


def _is_tls(error: BaseException | None) -> bool:
    """Whether the TLS library stands behind the error; httpx and httpcore each wrap it once."""
    while error is not None:
        if isinstance(error, ssl.SSLError):
            return True
        error = error.__cause__ or error.__context__
    return False
