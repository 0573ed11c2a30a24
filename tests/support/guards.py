"""What no test may do unnoticed: log a warning that it did not expect, or leave this machine."""

import ipaddress
import logging
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest

from kiosk.logs import redact


@dataclass
class ExpectedLogs:
    """The records from WARNING up that a test provokes on purpose, as they come."""

    records: list[logging.LogRecord] = field(default_factory=list)

    @property
    def messages(self) -> list[str]:
        """Their texts."""
        return [record.getMessage() for record in self.records]


class LogGuard(logging.Handler):
    """Keeps records from WARNING up."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one."""
        self.records.append(record)


@pytest.fixture
def log_guard() -> Iterator[LogGuard]:
    """Listen to the root logger for one test."""
    guard = LogGuard()
    root = logging.getLogger()
    root.addHandler(guard)
    yield guard
    root.removeHandler(guard)


@pytest.fixture
def expected_logs(log_guard: LogGuard) -> ExpectedLogs:
    """Taken by a test that provokes warnings: it may assert on them, and fails when none came."""
    return ExpectedLogs(log_guard.records)


@pytest.fixture(autouse=True)
def unexpected_logs_fail(request: pytest.FixtureRequest, log_guard: LogGuard) -> Iterator[None]:
    """Fail a test after which a record from WARNING up stands there that it did not expect, or none that it did."""
    yield
    lines = [f"{record.levelname} {record.name}: {redact(record.getMessage())}" for record in log_guard.records]
    if "expected_logs" in request.fixturenames:
        assert lines, "a WARNING or worse was expected in the log, and none came"
    else:
        assert not lines, "unexpected log records:\n" + "\n".join(lines)


class NetworkGuard:
    """Refuses every connection and look-up beyond this machine, and remembers the attempt in case it is swallowed."""

    def __init__(self) -> None:
        self.attempts: list[str] = []

    def audit(self, event: str, arguments: tuple[object, ...]) -> None:
        """Look at one event of Python's own audit, which sees sockets however they are made."""
        if event in {"socket.connect", "socket.sendto"}:
            address = arguments[1]
            host = address[0] if isinstance(address, tuple) and address else None  # a string is a Unix socket
        elif event in {"socket.getaddrinfo", "socket.gethostbyname"}:
            host = arguments[0]
        else:
            return
        if isinstance(host, bytes):
            host = host.decode("ascii", "replace")
        if isinstance(host, str) and not is_this_machine(host):
            self.attempts.append(f"{event} {host}")
            raise OSError(f"tests stay on this machine: {event} {host}")


def is_this_machine(host: str) -> bool:
    """Whether an address or name means this machine without asking anybody else."""
    if host in {"", "localhost"}:
        return True
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return False
    return address.is_loopback or address.is_unspecified


_network = NetworkGuard()
sys.addaudithook(_network.audit)  # can never be taken away again, which suits a guard


@pytest.fixture
def network_attempts() -> list[str]:
    """Taken by a test of the guard itself: what was tried; clear it to pass."""
    return _network.attempts


@pytest.fixture(autouse=True)
def network_stays_out() -> Iterator[None]:
    """Fail a test that tried to leave this machine, also where the code under test swallowed the refusal."""
    _network.attempts.clear()
    yield
    assert not _network.attempts, f"tried to leave this machine: {_network.attempts}"
