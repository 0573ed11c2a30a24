"""Pairing over the network, for the use case in `kiosk.services.operator`."""

from kiosk.errors import GatehouseError
from sync import pairing
from sync.client import HubClient
from sync.errors import SyncError
from sync.exchange import connect
from sync.ports import Clock
from sync.problems import Problem
from sync.wire.devices import PairAnswer, PairRequest

_NEXT_STEPS = {
    Problem.UNREACHABLE: "Check the address and this device's network, then type the same code again.",
    Problem.TIMED_OUT: "Try again. If the code is refused then, it was used up: make a new one.",
    Problem.INTERRUPTED: "Try again. If the code is refused then, it was used up: make a new one.",
    Problem.BUSY: "Too many wrong codes came from this address: wait a quarter of an hour.",
    Problem.HUB_FAILING: "Look into the hub's log, then type the same code again.",
    Problem.UNAUTHORIZED: "Check the hub's address.",
    Problem.FORBIDDEN: "Check the hub's address.",
    Problem.REFUSED: "Make a new code on the hub's devices page.",
}
"""What to do while pairing; an error's own advice is for a device that is paired and records scans."""


class HubPairing:
    """Implements `PairingPort`."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def pair(self, hub_url: str, request: PairRequest) -> PairAnswer:
        """Trade a pairing code for an identity; raises GatehouseError with what the person can do about it."""
        with connect(hub_url) as http:
            try:
                return pairing.pair(HubClient(http, self._clock), request.code, app_version=request.app_version)
            except SyncError as error:
                next_step = _NEXT_STEPS.get(error.problem, error.next_step)
                raise GatehouseError(error.args[0], next_step=next_step) from error
