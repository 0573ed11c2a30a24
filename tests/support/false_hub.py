"""What may stand where a hub should: a web site on this machine, and a link to a hub that breaks when it is told to."""

import http.client
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Self
from urllib.parse import urlsplit

_PAGE = b"<!doctype html><title>Venue</title><h1>Log in to our network</h1>"
_PASSED_ON = ("content-type", "content-range", "etag", "repr-digest", "x-hub-time")

Cut = Callable[[str, bytes], bytes]
"""From a path and the whole body to what arrives of it."""


class _Served:
    """A server on a free port of this machine, in a thread of its own, until the `with` ends."""

    def __init__(self, handler: type[BaseHTTPRequestHandler], port: int = 0) -> None:
        self._server = ThreadingHTTPServer(("127.0.0.1", port), handler)
        self._thread = Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01}, name="false-hub")
        self.url = f"http://127.0.0.1:{self._server.server_port}"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


class WebSite(_Served):
    """Answers every request with a page, as a venue's login does."""

    def __init__(self, port: int = 0) -> None:
        super().__init__(_Page, port)


class BadLine(_Served):
    """Passes requests on to a hub; `cut` says what arrives of each answer that is 200 or 206."""

    def __init__(self, hub_url: str, cut: Cut) -> None:
        super().__init__(type("_Line", (_Relay,), {"hub": urlsplit(hub_url).netloc, "cut": staticmethod(cut)}))


class _Quiet(BaseHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Keep standard error clean."""


class _Page(_Quiet):
    def do_GET(self) -> None:
        self._answer()

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers.get("Content-Length", "0")))
        self._answer()

    def _answer(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(_PAGE)))
        self.end_headers()
        self.wfile.write(_PAGE)


class _Relay(_Quiet):
    hub = ""
    cut: Cut

    def do_GET(self) -> None:
        self._pass_on("GET", b"")

    def do_POST(self) -> None:
        self._pass_on("POST", self.rfile.read(int(self.headers.get("Content-Length", "0"))))

    def _pass_on(self, method: str, body: bytes) -> None:
        onward = http.client.HTTPConnection(self.hub, timeout=10)
        headers = {name: text for name, text in self.headers.items() if name.lower() not in {"host", "connection"}}
        onward.request(method, self.path, body, headers | {"Accept-Encoding": "identity"})
        answer = onward.getresponse()
        whole = answer.read()
        onward.close()
        self.send_response(answer.status)
        for name in _PASSED_ON:
            if (text := answer.headers.get(name)) is not None:
                self.send_header(name, text)
        self.send_header("Content-Length", str(len(whole)))
        self.end_headers()
        self.wfile.write(self.cut(self.path, whole) if answer.status in {200, 206} else whole)
