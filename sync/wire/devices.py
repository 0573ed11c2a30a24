"""What a device and its hub say about the device: pairing, configuration, heartbeat."""

from sync.wire.base import Wire
from sync.wire.enums import DeviceMode
from sync.wire.times import Instant

HEARTBEAT_MS = 30_000
OFFLINE_AFTER_MS = 180_000
"""Silence after which the hub calls a device offline."""


class PairRequest(Wire, frozen=True, kw_only=True):
    """A one-time pairing code and what the device says of itself."""

    code: str
    app_version: str


class DeviceConfig(Wire, frozen=True, kw_only=True):
    """What a device is told to be; a higher `version` replaces a lower one."""

    version: int
    device_id: str
    name: str
    event_id: str
    event_name: str
    mode: DeviceMode
    checkpoint_id: str | None
    language: str
    languages: list[str]


class PairAnswer(Wire, frozen=True, kw_only=True):
    """The device's identity; the API key is shown this once."""

    device_id: str
    api_key: str
    config: DeviceConfig


class Heartbeat(Wire, frozen=True, kw_only=True):
    """How a device stands, sent every 30 seconds."""

    at: Instant
    app_version: str
    epoch: str
    head: int
    """The last row of the epoch."""
    pending: int
    oldest_pending_ms: int | None = None
    """Age of the oldest row that the hub does not hold."""
    cache_number: int = 0


class HeartbeatAnswer(Wire, frozen=True, kw_only=True):
    """The hub's clock, and the version of the configuration it wants the device to have."""

    hub_time: Instant
    config_version: int
