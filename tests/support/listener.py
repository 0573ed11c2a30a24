"""A small server on this machine's loopback that says whatever bytes a test wants, as no proper hub would."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def says(answer: bytes) -> Iterator[str]:
    """Yield the address of a server that reads one request per connection, sends these bytes and closes."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.05)
        stopping = threading.Event()
        thread = threading.Thread(target=_serve, args=(server, answer, stopping))
        thread.start()
        yield f"127.0.0.1:{server.getsockname()[1]}"
        stopping.set()
        thread.join()


def _serve(server: socket.socket, answer: bytes, stopping: threading.Event) -> None:
    while not stopping.is_set():
        try:
            connection, _ = server.accept()
        except TimeoutError:
            continue
        with connection:
            connection.settimeout(5)
            connection.recv(65_536)
            connection.sendall(answer)
