"""Serving the hub over HTTP with uvicorn."""

import socket
from typing import Any

import uvicorn
from litestar import Litestar

from server_stub.errors import OperatorError

_BACKLOG = 1024
_SHUTDOWN_S = 5


def listen(host: str, port: int) -> socket.socket:
    """Return a listening socket; port 0 takes a free one.

    The protocol is named, since asyncio sets TCP_NODELAY only on sockets that say TCP: without it, answers in two parts
    wait for the client's delayed acknowledgement, 40 ms each.

    Raises:
        OperatorError: the address is not there, or taken.
    """
    family, kind, protocol, address = _resolve(host, port)
    listener = socket.socket(family, kind, protocol)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        listener.listen(_BACKLOG)
    except OSError as error:
        listener.close()
        raise _cannot_listen(host, port, error) from error
    return listener


def _resolve(host: str, port: int) -> tuple[socket.AddressFamily, socket.SocketKind, int, tuple[Any, ...]]:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP)
    except OSError as error:
        raise _cannot_listen(host, port, error) from error
    family, kind, protocol, _, address = found[0]
    return family, kind, protocol, address


def _cannot_listen(host: str, port: int, error: OSError) -> OperatorError:
    return OperatorError(
        f"Cannot listen on {host} port {port}: {error.strerror}.",
        next_step="Stop what uses the port, or choose another with --port.",
    )


def make_server(app: Litestar, *, trusted_proxies: str = "") -> uvicorn.Server:
    """Return a server to run with `listen`'s socket; it stops when its `should_exit` is set.

    `trusted_proxies` are the addresses whose X-Forwarded-For is believed: with none, a key's allowed addresses are
    compared with whoever connects.
    """
    return uvicorn.Server(
        uvicorn.Config(
            app,
            http="httptools",
            lifespan="on",
            log_config=None,
            access_log=False,
            server_header=False,
            proxy_headers=bool(trusted_proxies),
            forwarded_allow_ips=trusted_proxies or None,
            timeout_graceful_shutdown=_SHUTDOWN_S,
        )
    )
