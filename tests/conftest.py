"""Guards and the few fixtures of every test; prepares Qt's environment before anything imports PySide6."""

import os
from pathlib import Path

import hypothesis
import pytest

from kiosk import bootstrap
from tests.support.guards import (
    expected_logs,
    log_guard,
    network_attempts,
    network_stays_out,
    unexpected_logs_fail,
)

__all__ = ["expected_logs", "log_guard", "network_attempts", "network_stays_out", "qapp_cls", "unexpected_logs_fail"]

_SCRATCH = Path(__file__).parent.parent / "build" / "tests"
_SCRATCH.mkdir(parents=True, exist_ok=True)
bootstrap.apply(
    bootstrap.plan(os.environ, off_screen=True, screens=[bootstrap.ScreenSize(1920, 1080)]), scratch=_SCRATCH
)

# The same examples on every machine, and a slow machine is no failure. HYPOTHESIS_PROFILE=thorough looks further.
hypothesis.settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
hypothesis.settings.register_profile("thorough", deadline=None, max_examples=2_000, print_blob=True)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))


@pytest.fixture(scope="session")
def qapp_cls() -> type:
    """Return the application class that pytest-qt starts: no widgets here."""
    from PySide6.QtGui import QGuiApplication  # noqa: PLC0415 - its environment stands only now

    return QGuiApplication
