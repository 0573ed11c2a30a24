"""Sets up logging: `key=value` lines to a rotating file and to stderr, with nothing in them that belongs to a person.

Whoever logs keeps names, codes, keys and payloads out (that is a rule of the house); this is the net below: what looks
like one is replaced in the finished line, tracebacks and foreign libraries' messages included.
"""

import logging
import re
import sys
import threading
from datetime import UTC, datetime
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import TextIO

_log = logging.getLogger(__name__)

FILE_NAME = "gatehouse.log"
_FILE_BYTES = 5_000_000
_FILES_KEPT = 5

_LONGEST_MESSAGE = 8_000

_REDACTIONS = (
    (re.compile(r"\bak_[^\s_'\"]{1,16}_[0-9A-Za-z]+"), "[API key]"),
    (re.compile(r"[\w.%+-]{1,64}@[\w-]+(?:\.[\w-]+)+"), "[e-mail]"),
    # A signed badge has 108 or more characters of base45, a cut one fewer; no sentence has forty capitals in a row.
    (re.compile(r"[0-9A-Z $%*+\-./:]{40,}"), "[code]"),
    # 64 hexadecimal digits are a database key or a webhook secret; a hash is logged by its first digits only.
    (re.compile(r"[0-9A-Fa-f]{64,}"), "[secret]"),
    # A platform badge is base64url and longer than any word.
    (re.compile(r"[0-9A-Za-z_-]{80,}"), "[code]"),
)


def redact(text: str) -> str:
    """Return the text with every badge code, API key, secret and e-mail address replaced by what it was."""
    for pattern, replacement in _REDACTIONS:
        text = pattern.sub(replacement, text)
    return text


class LineFormatter(logging.Formatter):
    """One line a record: instant, level, logger, thread, then the message; a traceback follows, set in.

    A line break inside a message is escaped, so that no input can forge a line.
    """

    def format(self, record: logging.LogRecord) -> str:
        """Return the redacted line."""
        instant = datetime.fromtimestamp(record.created, UTC)
        message = record.getMessage()[:_LONGEST_MESSAGE].replace("\r", "\\r").replace("\n", "\\n")
        line = (
            f"{instant:%Y-%m-%dT%H:%M:%S}.{instant.microsecond // 1000:03d}Z level={record.levelname.lower()}"
            f" logger={record.name} thread={record.threadName} {redact(message)}"
        )
        if record.exc_info:
            line += "".join(f"\n  | {part}" for part in redact(self.formatException(record.exc_info)).splitlines())
        return line


def set_up(folder: Path, level: str, *, stream: TextIO | None = None) -> Path:
    """Send every log record at or above the level to a file in the folder and to the stream; return the file.

    What nobody catches is logged as well, in threads and in Qt's callbacks, which go on after it. A second call moves
    the log instead of doubling it. At most 30 MB are kept.

    Args:
        folder: made if it is not there, readable by its owner alone.
        level: `debug`, `info`, `warning` or `error`.
        stream: where a person watches; stderr if not given.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = folder / FILE_NAME
    to_file = RotatingFileHandler(path, maxBytes=_FILE_BYTES, backupCount=_FILES_KEPT, encoding="utf-8")
    to_stream = logging.StreamHandler(stream or sys.stderr)
    root = logging.getLogger()
    for ours in [handler for handler in root.handlers if isinstance(handler.formatter, LineFormatter)]:
        root.removeHandler(ours)
        ours.close()
    for handler in (to_file, to_stream):
        handler.setFormatter(LineFormatter())
        root.addHandler(handler)
    root.setLevel(level.upper())
    for chatty in ("httpx", "httpcore"):  # one line a request, with its address
        logging.getLogger(chatty).setLevel(logging.WARNING)
    logging.captureWarnings(capture=True)
    sys.excepthook = _log_uncaught
    threading.excepthook = lambda uncaught: _log_uncaught(uncaught.exc_type, uncaught.exc_value, uncaught.exc_traceback)
    return path


def _log_uncaught(kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
    """Log it; Ctrl-C is no error."""
    if error is not None and not issubclass(kind, KeyboardInterrupt):
        _log.critical("uncaught", exc_info=(kind, error, trace))
