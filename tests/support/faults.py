"""A transport that fails as networks and hubs do, by a script that a seed can write."""

import random
from collections.abc import Callable
from enum import StrEnum

import httpx


class Fault(StrEnum):
    """What becomes of one request."""

    NONE = "none"
    LOSE_REQUEST = "lose-request"
    """The hub never sees it."""
    LOSE_REPLY = "lose-reply"
    """The hub did it, and nobody hears so: what proves that doing it again does no harm."""
    STALL = "stall"
    """The hub did it, and the answer does not come in time."""
    CUT = "cut"
    """The answer breaks off in the middle, and the connection says so."""
    TRUNCATE = "truncate"
    """The answer breaks off in the middle, and looks complete."""
    GARBLE = "garble"
    """A byte of the answer is another one."""
    WEB_PAGE = "web-page"
    """The venue's login page."""
    REDIRECT = "redirect"
    BUSY = "busy"
    UNAVAILABLE = "unavailable"
    BROKEN = "broken"
    UNAUTHORIZED = "unauthorized"


Script = Callable[[httpx.Request], Fault]
"""Asked once for each request."""

_ERROR = b'{"error":{"code":"%b","message":"as the script says"}}'
_JSON = {"Content-Type": "application/json"}
_HTML = {"Content-Type": "text/html; charset=utf-8"}


class FaultyTransport(httpx.BaseTransport):
    """Stands before a real transport; without a script everything passes."""

    def __init__(self, inner: httpx.BaseTransport, script: Script | None = None) -> None:
        self.inner = inner
        self.script = script
        self.requests: list[httpx.Request] = []
        """Every request that was made, whatever became of it."""
        self.is_cut = False
        """Nothing passes: the cable is out."""

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Do what the script says."""
        request.read()
        self.requests.append(request)
        if self.is_cut:
            raise httpx.ConnectError("cut off", request=request)
        fault = self.script(request) if self.script else Fault.NONE
        return _BEFORE[fault](request) if fault in _BEFORE else self._pass_on(request, fault)

    def close(self) -> None:
        """Close the real transport."""
        self.inner.close()

    def _pass_on(self, request: httpx.Request, fault: Fault) -> httpx.Response:
        response = self.inner.handle_request(request)
        if fault is Fault.NONE:
            return response
        assert isinstance(response.stream, httpx.SyncByteStream)
        raw = b"".join(response.stream)
        response.close()
        return _AFTER[fault](request, response, raw)


def seeded(seed: int | random.Random, *, rate: float = 0.3) -> Script:
    """Return a script in which this share of all requests meets some fault."""
    generator = seed if isinstance(seed, random.Random) else random.Random(seed)
    faults = [fault for fault in Fault if fault is not Fault.NONE]
    return lambda _: generator.choice(faults) if generator.random() < rate else Fault.NONE


def once(*faults: Fault) -> Script:
    """Return a script with these faults for the next requests, and none afterwards."""
    left = list(faults)
    return lambda _: left.pop(0) if left else Fault.NONE


def on(path: str, fault: Fault) -> Script:
    """Return a script in which every request to a path that ends so meets this fault."""
    return lambda request: fault if request.url.path.endswith(path) else Fault.NONE


def _lose_request(request: httpx.Request) -> httpx.Response:
    raise httpx.ConnectError("lost on the way", request=request)


def _lose_reply(request: httpx.Request, response: httpx.Response, raw: bytes) -> httpx.Response:
    raise httpx.RemoteProtocolError("the reply was lost", request=request)


def _stall(request: httpx.Request, response: httpx.Response, raw: bytes) -> httpx.Response:
    raise httpx.ReadTimeout("no answer in time", request=request)


class _Broken(httpx.SyncByteStream):
    def __init__(self, raw: bytes) -> None:
        self._raw = raw

    def __iter__(self):  # type: ignore[no-untyped-def]  # a generator of bytes
        yield self._raw
        raise httpx.ReadError("broke off")


def _cut(request: httpx.Request, response: httpx.Response, raw: bytes) -> httpx.Response:
    return httpx.Response(response.status_code, headers=response.headers, stream=_Broken(raw[: len(raw) // 2]))


def _truncate(request: httpx.Request, response: httpx.Response, raw: bytes) -> httpx.Response:
    return _with_body(response, raw[: len(raw) // 2])


def _garble(request: httpx.Request, response: httpx.Response, raw: bytes) -> httpx.Response:
    place = len(raw) // 2
    return _with_body(response, raw[:place] + bytes([raw[place] ^ 0x80]) + raw[place + 1 :] if raw else b"\x80")


def _with_body(response: httpx.Response, raw: bytes) -> httpx.Response:
    return httpx.Response(response.status_code, headers=response.headers, stream=httpx.ByteStream(raw))


def _answer(status: int, headers: dict[str, str], body: bytes) -> Callable[[httpx.Request], httpx.Response]:
    return lambda _: httpx.Response(status, headers=headers, content=body)


_BEFORE: dict[Fault, Callable[[httpx.Request], httpx.Response]] = {
    Fault.LOSE_REQUEST: _lose_request,
    Fault.WEB_PAGE: _answer(200, _HTML, b"<html><h1>Welcome to Harbour Hotel</h1></html>"),
    Fault.REDIRECT: _answer(302, {"Location": "http://login.invalid/"}, b""),
    Fault.BUSY: _answer(429, _JSON | {"Retry-After": "2"}, _ERROR % b"RATE_LIMITED"),
    Fault.UNAVAILABLE: _answer(503, _HTML, b"<html>Service Unavailable</html>"),
    Fault.BROKEN: _answer(500, _JSON, _ERROR % b"INTERNAL_ERROR"),
    Fault.UNAUTHORIZED: _answer(401, _JSON, _ERROR % b"API_KEY_ERROR"),
}
_AFTER: dict[Fault, Callable[[httpx.Request, httpx.Response, bytes], httpx.Response]] = {
    Fault.LOSE_REPLY: _lose_reply,
    Fault.STALL: _stall,
    Fault.CUT: _cut,
    Fault.TRUNCATE: _truncate,
    Fault.GARBLE: _garble,
}
