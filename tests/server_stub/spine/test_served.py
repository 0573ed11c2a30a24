"""The hub on a real socket, and as the program that operators run."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from server_stub import __main__ as program
from server_stub import serving
from server_stub.errors import OperatorError
from sync.wire.routes import API_KEY_HEADER, EVENTS
from tests.support.hub import InProcessHub, ServedHub


def run(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    """Return the exit code of the command line."""
    monkeypatch.setattr(sys, "argv", ["gatehouse-hub", *arguments])
    with pytest.raises(SystemExit) as left:
        program.main()
    return int(left.value.code or 0)


def test_a_hub_comes_back_as_it_was_on_the_same_port(tmp_path: Path) -> None:
    """Stopped, it refuses connections; started again, keys and events are there."""
    with ServedHub(tmp_path / "hub.db") as hub:
        tenant_id = hub.make_tenant()
        key, address = hub.make_key(tenant_id), hub.base_url
        with hub.client(key) as client:
            client.post(EVENTS, json={})
            made = hub.make_event(tenant_id)
            hub.stop()
            with pytest.raises(httpx.ConnectError):
                client.get(EVENTS)
            hub.start()
            assert hub.base_url == address
            assert [event["id"] for event in client.get(EVENTS).json()["data"]] == [made.id]


def test_the_socket_says_tcp_so_that_answers_do_not_wait() -> None:
    """Asyncio switches off Nagle's algorithm only where the protocol is named."""
    with serving.listen("127.0.0.1", 0) as listener:
        assert listener.proto == socket.IPPROTO_TCP
        with pytest.raises(OperatorError, match="--port"):
            serving.listen("127.0.0.1", listener.getsockname()[1])


def test_the_program_serves_logs_json_and_stops_when_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """From an empty folder to a served request and back, as an operator does it; no key is in the log."""
    database = f"--database=sqlite:///{tmp_path / 'hub.db'}"
    assert run(monkeypatch, "migrate", database) == 0
    assert "now." in capsys.readouterr().out
    assert run(monkeypatch, "create-key", "--tenant=nile", "--permission=events:*", database) == 0
    key = capsys.readouterr().out.strip()
    command = [sys.executable, "-W", "error", "-m", "server_stub"]
    environment = os.environ | {"GATEHOUSE_HUB_PORT": "0"}
    with subprocess.Popen([*command, "serve", database], stderr=subprocess.PIPE, text=True, env=environment) as served:
        assert served.stderr is not None
        said = served.stderr.readline()
        address = re.search(r"http://[\d.]+:\d+", said)
        assert address is not None, said
        answer = httpx.get(address[0] + EVENTS, headers={API_KEY_HEADER: key}, trust_env=False)
        assert answer.status_code == 200
        served.send_signal(signal.SIGTERM)
        log = served.stderr.read()
    assert served.returncode == 0
    lines = [json.loads(line) for line in log.splitlines()]
    requests = [line for line in lines if line["event"] == "request"]
    assert [(line["route"], line["status"]) for line in requests] == [(EVENTS, 200)]
    assert requests[0]["request_id"] == answer.headers["X-Request-Id"]
    assert key.rpartition("_")[2] not in log


@pytest.mark.parametrize(
    ("arguments", "environment", "exit_code", "says"),
    [
        (["serve"], {}, 1, "gatehouse-hub migrate --database"),
        (["create-key", "--tenant", "nile", "--permission", "*"], {}, 1, "gatehouse-hub migrate --database"),
        (["migrate", "--database", "sqlite:////no/such/folder/hub.db"], {}, 1, "mkdir -p /no/such/folder"),
        (["migrate", "--database", "mysql://hub"], {}, 2, "Give a SQLite file"),
        (["create-key", "--tenant", "nile", "--permission", "events:fly"], {}, 2, "events:fly"),
        (["create-key"], {}, 2, "--tenant"),
        (["serve"], {"GATEHOUSE_HUB_PORT": "many"}, 2, "whole number"),
        (["serve"], {"GATEHOUSE_HUB_PROT": "1"}, 2, "GATEHOUSE_HUB_PROT"),
        (["fly"], {}, 2, "fly"),
    ],
)
def test_what_an_operator_gets_wrong_says_what_to_do(
    *,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    environment: dict[str, str],
    exit_code: int,
    says: str,
) -> None:
    """One for what could not be done, two for what makes no sense, and never a traceback."""
    monkeypatch.chdir(tmp_path)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert run(monkeypatch, *arguments) == exit_code
    assert says in " ".join(capsys.readouterr().err.split())


@pytest.mark.parametrize("command", ["serve", "migrate", "seed", "badges", "pairing-code", "create-key"])
def test_every_command_explains_itself(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    """--help works for each, and shows its flags and a line to copy."""
    assert run(monkeypatch, command, "--help") == 0
    shown = " ".join(capsys.readouterr().out.split())
    assert "--database" in shown
    assert f"Example: gatehouse-hub {command}" in shown


def test_help_does_not_wait_for_the_hub() -> None:
    """Database, web server and pictures are imported by the commands that need them."""
    script = "import sys, server_stub.__main__; print(*{'sqlalchemy', 'litestar', 'PIL'} & sys.modules.keys())"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


def test_a_key_made_at_the_command_line_opens_a_hub_that_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The key alone is on standard output, and a serving hub takes it at once."""
    with InProcessHub(tmp_path / "hub.db") as hub:
        database = f"--database=sqlite:///{tmp_path / 'hub.db'}"
        assert run(monkeypatch, "create-key", "--tenant=nile", "--permission=events:read", database) == 0
        key = capsys.readouterr().out.strip()
        with hub.client(key) as client:
            assert client.get(EVENTS).status_code == 200
            assert client.post(EVENTS, json={}).status_code == 403
