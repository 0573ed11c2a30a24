"""The guards themselves: each must be able to fail."""

import logging
import socket
import textwrap
import warnings

import pytest

from tests.support.guards import ExpectedLogs, LogGuard, NetworkGuard, is_this_machine

pytest_plugins = ["pytester"]

_CONFTEST = "from tests.conftest import *\n"


def run_guarded(pytester: pytest.Pytester, body: str) -> pytest.RunResult:
    pytester.makeconftest(_CONFTEST)
    pytester.makepyprojecttoml(
        f"""
        [tool.pytest.ini_options]
        pythonpath = ["{pytester._request.config.rootpath}"]
        filterwarnings = ["error"]
        qt_api = "pyside6"
        qt_log_level_fail = "WARNING"
        """
    )
    pytester.makepyfile(textwrap.dedent(body))
    return pytester.runpytest_subprocess("-p", "no:cacheprovider")


def test_unexpected_log_records_python_warnings_and_qt_messages_fail(pytester: pytest.Pytester) -> None:
    """A test that passes its own assertions still fails when something it did not expect was said meanwhile."""
    result = run_guarded(
        pytester,
        """
        import logging, warnings

        def test_logs():
            logging.getLogger("kiosk.link").warning("link lost after_s=3")

        def test_warns():
            warnings.warn("old")

        def test_qt_says_something():
            from PySide6.QtCore import qWarning
            qWarning("teardown in the wrong order")

        def test_expects_what_never_comes(expected_logs):
            pass

        def test_expects(expected_logs):
            logging.getLogger("kiosk.link").error("link lost after_s=3")
            assert expected_logs.messages == ["link lost after_s=3"]

        def test_quiet():
            logging.getLogger("kiosk.link").info("link up")
        """,
    )

    result.assert_outcomes(passed=4, failed=2, errors=2)
    result.stdout.fnmatch_lines(["*WARNING kiosk.link: link lost after_s=3*"])


def test_taking_expected_logs_lets_a_warning_through(expected_logs: ExpectedLogs) -> None:
    """A test that provokes a warning reads it from the fixture."""
    logging.getLogger("kiosk.store").warning("journal set aside rows=%d", 3)

    assert expected_logs.messages == ["journal set aside rows=3"]


def test_log_guard_keeps_only_what_is_serious(log_guard: LogGuard) -> None:
    """Records below WARNING are nobody's business in a test."""
    logging.getLogger("kiosk").info("state changed")

    assert log_guard.records == []


def test_a_connection_beyond_this_machine_is_refused(network_attempts: list[str]) -> None:
    """A test cannot reach the network, and a swallowed refusal is still known afterwards."""
    with socket.socket() as unconnected, pytest.raises(OSError, match="stay on this machine"):
        unconnected.connect(("192.0.2.1", 9))
    with pytest.raises(OSError, match="stay on this machine"):
        socket.getaddrinfo("hub.example.org", 443)

    assert network_attempts == ["socket.connect 192.0.2.1", "socket.getaddrinfo hub.example.org"]
    network_attempts.clear()


def test_loopback_and_unix_sockets_stay_open() -> None:
    """Servers on this machine are what tests are made of."""
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()):
        pass
    NetworkGuard().audit("socket.connect", (None, "/run/some.socket"))

    assert is_this_machine("::1")
    assert not is_this_machine("10.0.0.1")


def test_python_warnings_are_errors() -> None:
    """Warnings of our own code and of libraries stop the test."""
    with pytest.raises(UserWarning, match="old"):
        warnings.warn("old", stacklevel=1)
