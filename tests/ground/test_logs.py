"""The log: its lines, its file, and what never gets into it."""

import io
import logging
import re
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.logs import LineFormatter, redact, set_up
from sync.wire import base45
from tests.support.guards import ExpectedLogs

KEY = "ak_acme_" + "0123456789abcdef" * 4


@pytest.fixture
def stream() -> Iterator[io.StringIO]:
    """Give the log a stream, and the root logger back as it was."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    hooks = sys.excepthook, threading.excepthook
    yield io.StringIO()
    sys.excepthook, threading.excepthook = hooks
    for ours in [handler for handler in root.handlers if handler not in handlers]:
        root.removeHandler(ours)
        ours.close()
    root.setLevel(level)
    logging.captureWarnings(capture=False)


def test_what_nobody_caught_is_logged(tmp_path: Path, stream: io.StringIO, expected_logs: ExpectedLogs) -> None:
    """An error at a thread's end, or in a callback that goes on after it, stands in the log with its traceback."""
    set_up(tmp_path / "logs", "info", stream=stream)

    def fail() -> None:
        raise ValueError("no such gate")

    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    sys.excepthook(ValueError, ValueError("in a callback"), None)
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)

    assert expected_logs.messages == ["uncaught", "uncaught"]
    assert "| ValueError: no such gate" in stream.getvalue()


def test_a_line_says_when_how_bad_who_and_what(tmp_path: Path, stream: io.StringIO) -> None:
    """File and stream get the same line, with the instant in UTC and the event before its values."""
    path = set_up(tmp_path / "logs", "info", stream=stream)
    logging.getLogger("kiosk.link").info("journal pushed rows=%d", 12)
    logging.getLogger("kiosk.link").debug("too fine")

    line = stream.getvalue()
    assert re.fullmatch(
        r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z"
        r" level=info logger=kiosk\.link thread=MainThread journal pushed rows=12\n",
        line,
    )
    assert path.read_text(encoding="utf-8") == line
    assert path.parent.stat().st_mode & 0o077 == 0


def test_setting_up_twice_moves_the_log(tmp_path: Path, stream: io.StringIO) -> None:
    """A second set-up doubles no line."""
    set_up(tmp_path / "first", "info", stream=stream)
    path = set_up(tmp_path / "second", "info", stream=stream)
    logging.getLogger("kiosk").info("once")

    assert stream.getvalue().count("once") == 1
    assert path.read_text(encoding="utf-8").count("once") == 1


def test_nothing_forges_a_line(stream: io.StringIO, tmp_path: Path) -> None:
    """A line break from outside stays inside its line."""
    set_up(tmp_path, "info", stream=stream)
    logging.getLogger("kiosk").info("typed text=%s", "x\n2026-11-22T09:46:00.000Z level=info forged")

    assert stream.getvalue().count("\n") == 1


def test_a_traceback_is_redacted_too(stream: io.StringIO, tmp_path: Path, expected_logs: ExpectedLogs) -> None:
    """What an exception carries is kept out like everything else, and its lines are set in."""
    set_up(tmp_path, "info", stream=stream)
    try:
        raise ValueError(f"refused {KEY}")
    except ValueError:
        logging.getLogger("kiosk").exception("push failed")

    assert expected_logs.messages == ["push failed"]
    assert "\n  | ValueError: refused [API key]" in stream.getvalue()
    assert KEY not in stream.getvalue()


@given(payload=st.binary(min_size=72, max_size=110))
def test_no_badge_token_gets_through(payload: bytes) -> None:
    """Whatever a signed badge holds, whole or cut at the end, its text is not in the log."""
    token = base45.encode(payload)

    for text in (token, token[: len(token) // 2]):
        line = redact(f"scanned text={text} camera=0")
        assert text not in line
        assert line.startswith("scanned text=[code]")


@pytest.mark.parametrize(
    "secret",
    [KEY, KEY[:30], "abebe.kebede+vip@mail.example.org", "ab" * 32, "zb64_-" * 20],
    ids=["API key", "cut API key", "e-mail", "secret", "platform badge"],
)
def test_no_secret_gets_through(secret: str) -> None:
    """Keys, addresses, secrets and badges are replaced by what they were."""
    assert secret not in redact(f"answered for={secret} status=401")


def test_ordinary_lines_stay_as_they_are() -> None:
    """Ids, instants, numbers and addresses of hubs are what a log is for."""
    line = "pulled since=120 head=123e4567-e89b-12d3-a456-426614174000 at=2026-11-22T09:46:00.000Z hub=http://127.0.0.1:8000"

    assert redact(line) == line


def test_a_huge_message_is_cut() -> None:
    """Ten megabytes in a code do not become ten megabytes in the log, and cost no time to look through."""
    record = logging.LogRecord("kiosk", logging.INFO, "", 0, "read %s", ("a" * 10_000_000,), None)

    assert len(LineFormatter().format(record)) < 9_000
