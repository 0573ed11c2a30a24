"""Pairing a device from the command line: opens its store, asks the hub, keeps who it is. Needs no Qt."""

from importlib.metadata import version

from kiosk.devices.clock import SystemClock
from kiosk.link.pairing import HubPairing
from kiosk.services.operator import Identity, Operator
from kiosk.settings import Settings
from kiosk.store.keyring_choice import choose_keyring, system_keyring
from kiosk.store.keys import DeviceIdentity
from kiosk.store.store import Store, open_store
from sync.wire.devices import DeviceConfig

APP_VERSION = version("gatehouse")


def open_device_store(settings: Settings, clock: SystemClock) -> Store:
    """Open the store of this device's data folder, or make one; raises what `choose_keyring` and `open_store` raise."""
    folder = settings.data_dir / "store"
    return open_store(folder, choose_keyring(folder, system=system_keyring()), clock)


def forget_other_events(store: Store, event_id: str) -> None:
    """Empty a cache that holds another event: its change numbers mean nothing in this one, nor do its people."""
    event = store.cache.event()
    if event is not None and event.id != event_id:
        store.cache.clear()


class StoredIdentity:
    """Keeps who the device is in the store's keyring; implements `IdentityPort`."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def identity(self) -> Identity | None:
        """Return the identity, None on a device that was never paired."""
        held = self._store.keys.identity()
        return None if held is None else Identity(held.hub_url, held.device_id, held.api_key)

    def keep(self, identity: Identity, config: DeviceConfig) -> None:
        """Keep identity and configuration; the identity last, since it is what says that the device is paired.

        The journal stays whatever it holds; people of another event are forgotten, for this one's list begins anew.
        """
        forget_other_events(self._store, config.event_id)
        self._store.config.set_config(config)
        self._store.keys.set_identity(
            DeviceIdentity(
                hub_url=identity.hub_url,
                device_id=identity.device_id,
                api_key=identity.api_key,
                event_id=config.event_id,
            )
        )


def pair_device(store: Store, clock: SystemClock, hub_url: str, code: str) -> DeviceConfig:
    """Pair the device that owns this store with a hub, and return what the hub wants it to be.

    Raises:
        GatehouseError: wrong address or code, no hub there, or the keyring does not answer.
    """
    return Operator(HubPairing(clock), StoredIdentity(store), app_version=APP_VERSION).pair(hub_url, code)
