"""Slowing whoever guesses: a few failures per network address, then none are heard for a while."""

import ipaddress
from collections import OrderedDict

_FAILURES = 10
_WINDOW_MS = 15 * 60_000
_ADDRESSES = 10_000
"""Addresses remembered; beyond that the one that failed longest ago is forgotten."""


class Throttle:
    """Counts failures by address in memory; IPv6 by its /64, which is what one subscriber gets.

    For one event loop: nothing in it waits.
    """

    def __init__(self) -> None:
        self._failures: OrderedDict[str, list[int]] = OrderedDict()

    def wait_ms(self, address: str, now_ms: int) -> int:
        """Return how long this address must wait before it is heard again; 0 lets it try now."""
        recent = self._recent(_network(address), now_ms)
        return recent[-_FAILURES] + _WINDOW_MS - now_ms if len(recent) >= _FAILURES else 0

    def fail(self, address: str, now_ms: int) -> None:
        """Remember a failure."""
        network = _network(address)
        self._failures[network] = [*self._recent(network, now_ms), now_ms][-_FAILURES:]
        self._failures.move_to_end(network)
        if len(self._failures) > _ADDRESSES:
            self._failures.popitem(last=False)

    def _recent(self, network: str, now_ms: int) -> list[int]:
        return [at_ms for at_ms in self._failures.get(network, []) if at_ms > now_ms - _WINDOW_MS]


def _network(address: str) -> str:
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return address
    if isinstance(parsed, ipaddress.IPv6Address):
        mapped = parsed.ipv4_mapped
        return str(mapped or ipaddress.ip_network((parsed, 64), strict=False))
    return str(parsed)
