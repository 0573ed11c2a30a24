"""Pairing over the network, for the use case in `kiosk.services.operator`."""

import httpx

from kiosk.errors import GatehouseError
from sync import pairing
from sync.client import HubClient
from sync.errors import SyncError
from sync.ports import Clock
from sync.wire.devices import PairAnswer, PairRequest

TIMEOUT = httpx.Timeout(10.0, connect=5.0)
"""Seconds: for an answer, and for the connection."""


def open_http(hub_url: str) -> httpx.Client:
    """Return a client for this hub; it follows no redirect, since a hub sends none and login pages of venues do."""
    return httpx.Client(base_url=hub_url, timeout=TIMEOUT, follow_redirects=False)


class HubPairing:
    """Implements `PairingPort`."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def pair(self, hub_url: str, request: PairRequest) -> PairAnswer:
        """Trade a pairing code for an identity; raises GatehouseError with what the person can do about it."""
        with open_http(hub_url) as http:
            try:
                return pairing.pair(HubClient(http, self._clock), request.code, app_version=request.app_version)
            except SyncError as error:
                raise GatehouseError(error.args[0], next_step=error.next_step or "Try again in a moment.") from error
