"""The hub of the demo: the real program in a process of its own, spoken to by its command line and its REST API."""

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx

from tests.support.waiting import wait_until

KILLED = -signal.SIGKILL


class HubProcess:
    """A hub on a SQLite file in `folder`, on a free port of this machine."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._port = _free_port()
        self._process: subprocess.Popen[bytes] | None = None
        self._key = ""
        self.url = f"http://127.0.0.1:{self._port}"

    def command(self, *words: str) -> str:
        """Run `gatehouse-hub` with these words and return what it printed.

        Raises:
            RuntimeError: it failed; the message is what it said.
        """
        done = subprocess.run(self._line(*words), env=self._environment(), capture_output=True, text=True, check=False)
        if done.returncode:
            raise RuntimeError(f"gatehouse-hub {words[0]}: {done.stderr.strip()}")
        return done.stdout

    def pairing_code(self, checkpoint: str, name: str) -> str:
        """Return a new one-time code for a device at this checkpoint."""
        told = json.loads(self.command("pairing-code", "--checkpoint", checkpoint, "--name", name, "--json"))
        code: str = told["code"]
        return code

    def start(self) -> None:
        """Serve, and return once the hub says that it is well."""
        log = (self._folder / "hub.log").open("ab")
        self._process = subprocess.Popen(self._line("serve"), env=self._environment(), stdout=log, stderr=log)
        log.close()
        wait_until(self._is_well, timeout_s=30, what="the hub to answer")

    def kill(self) -> None:
        """End the hub as a power cut would: no goodbye, nothing finished."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None

    def use_key(self, key: str) -> None:
        """Ask the REST API with this key from now on."""
        self._key = key

    def get(self, path: str, **filters: str | int) -> dict[str, Any]:
        """Return the whole answer to a GET under `/api/v1`."""
        answer = httpx.get(f"{self.url}/api/v1{path}", params=filters, headers={"X-API-Key": self._key}, timeout=30)
        answer.raise_for_status()
        told: dict[str, Any] = answer.json()
        return told

    def all(self, path: str, **filters: str | int) -> Iterator[dict[str, Any]]:
        """Yield every record of a list, page by page."""
        page, pages = 1, 1
        while page <= pages:
            answer = self.get(path, page=page, pageSize=100, **filters)
            yield from answer["data"]
            page, pages = page + 1, answer["meta"]["totalPages"]

    def _is_well(self) -> bool:
        if self._process is not None and self._process.poll() is not None:
            raise RuntimeError(f"the hub ended by itself; see {self._folder / 'hub.log'}")
        try:
            return httpx.get(f"{self.url}/health", timeout=5).status_code == httpx.codes.OK
        except httpx.TransportError:
            return False

    def _line(self, *words: str) -> list[str]:
        return [sys.executable, "-m", "server_stub", *words]

    def _environment(self) -> dict[str, str]:
        return {
            **os.environ,
            "GATEHOUSE_HUB_DATABASE": f"sqlite:///{self._folder / 'hub.db'}",
            "GATEHOUSE_HUB_PORT": str(self._port),
        }


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port
