"""Which network addresses a key may be used from."""

from collections.abc import Sequence
from functools import lru_cache
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network


def read_network(text: str) -> str:
    """Return an address or CIDR network in its usual spelling.

    Raises:
        ValueError: it is neither, or a network with bits set beyond its mask; the message says which.
    """
    return str(ip_network(text)) if "/" in text else str(ip_address(text))


def is_allowed(allowed: Sequence[str], address: str) -> bool:
    """Return whether an address is among these addresses and networks; an empty list allows all.

    An IPv4 address mapped into IPv6, as a socket that serves both reports it, counts as the IPv4 address. What is no
    address at all, such as the name of a Unix socket, is on no list.
    """
    if not allowed:
        return True
    try:
        caller = _unmapped(ip_address(address))
    except ValueError:
        return False
    return any(caller in _network(text) for text in allowed)


@lru_cache(maxsize=4096)
def _network(text: str) -> IPv4Network | IPv6Network:
    network = ip_network(text)
    mapped = network.network_address.ipv4_mapped if isinstance(network, IPv6Network) else None
    if mapped is None or network.prefixlen < 96:
        return network
    return IPv4Network((mapped, network.prefixlen - 96))


def _unmapped(address: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    mapped = address.ipv4_mapped if isinstance(address, IPv6Address) else None
    return mapped or address
