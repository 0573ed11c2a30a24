"""What the hub configured this device to be, in a small file that survives a rebuilt cache and a new journal."""

import threading
from pathlib import Path

import msgspec

from kiosk.errors import NotPairedError
from kiosk.store.files import write_atomically
from sync.wire.devices import DeviceConfig


class ConfigFile:
    """The configuration in force; implements the engine's port, safe to call from any thread."""

    def __init__(self, path: Path) -> None:
        """Read the file, if there is one; one that cannot be read counts as none, and the hub sends it again."""
        self._path = path
        self._lock = threading.Lock()
        self._config = _read(path)

    def held(self) -> DeviceConfig | None:
        """Return the configuration in force, None when there is none."""
        return self._config

    def config(self) -> DeviceConfig:
        """Return the configuration in force.

        Raises:
            NotPairedError: there is none.
        """
        if self._config is None:
            raise NotPairedError
        return self._config

    def set_config(self, config: DeviceConfig) -> None:
        """Keep a newer configuration, or another device's; durable when it returns. An older one is passed over."""
        with self._lock:
            held = self._config
            if held is not None and held.device_id == config.device_id and held.version > config.version:
                return
            write_atomically(self._path, msgspec.json.encode(config))
            self._config = config


def _read(path: Path) -> DeviceConfig | None:
    try:
        return msgspec.json.decode(path.read_bytes(), type=DeviceConfig)
    except (FileNotFoundError, msgspec.DecodeError):
        return None
