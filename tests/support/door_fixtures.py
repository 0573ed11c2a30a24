"""Fixtures for tests of whole devices; a folder's conftest imports them by name."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QGuiApplication

from kiosk.ui.fonts import load_fonts
from resources import ROOT
from tests.support.door_device import DoorDevice, pair_with, settings_in
from tests.support.doors import Gate, open_gate
from tests.support.hub import ServedHub

OpenDevice = Callable[..., DoorDevice]


@pytest.fixture(scope="session")
def application(qapp: QGuiApplication) -> QGuiApplication:
    """Return the application with our fonts in it."""
    load_fonts(ROOT / "fonts")
    return qapp


@pytest.fixture(autouse=True)
def no_desktop_keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep keys of test devices out of the keyring of whoever runs the tests."""
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent")


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[ServedHub]:
    """Return a served hub without an event."""
    with ServedHub(tmp_path / "hub.db") as hub:
        yield hub


@pytest.fixture
def gate(hub: ServedHub) -> Gate:
    """Return the one gate of an event at the hub."""
    return open_gate(hub)


@pytest.fixture
def open_device(application: QGuiApplication, tmp_path: Path) -> Iterator[OpenDevice]:
    """Return a function that starts a device, paired anew where a gate is given, in the folder of its name."""
    opened: list[DoorDevice] = []

    def open_one(
        gate: Gate | None = None,
        name: str = "South 1",
        *,
        folder: str | None = None,
        camera: Path | str | None = None,
        hub_url: str | None = None,
        **changed: Any,
    ) -> DoorDevice:
        chosen = settings_in(tmp_path / (folder or name), camera)
        if gate is not None:
            pair_with(gate, chosen, name, hub_url=hub_url, **changed)
        opened.append(DoorDevice(chosen, application))
        return opened[-1]

    yield open_one
    for device in opened:
        device.close()
    assert not [warning for device in opened for warning in device.device.qml.warnings]
