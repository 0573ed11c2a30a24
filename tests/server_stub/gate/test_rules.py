"""The rules of keys that need no hub: their text, what permissions grant, which addresses are allowed."""

from ipaddress import IPv4Address, IPv4Network, IPv6Address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server_stub.gate import addresses, key_text, permissions

RESOURCES = sorted({permission.partition(":")[0] for permission in permissions.CATALOGUE})


def test_a_drawn_key_is_as_long_as_the_platform_says_and_only_its_digits_are_secret() -> None:
    """72 characters in all, of which bcrypt is given the 64 that are random."""
    key = key_text.draw("nile-0001")
    assert key.text.startswith("ak_nile_")
    assert len(key.text) == 72
    assert key.text == f"ak_nile_{key.secret}"
    assert key.prefix == key.text[:16]
    assert key_text.parse(key.text) == key


def test_a_key_does_not_show_its_secret_when_it_is_printed() -> None:
    """A key that lands in a log or a traceback gives nothing away."""
    key = key_text.draw("nile-0001")
    assert key.secret not in repr(key)


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text[:-1],
        lambda text: text + "0",
        lambda text: text.upper(),
        lambda text: text.replace("ak_", "sk_"),
        lambda text: f" {text}",
        lambda text: f"{text}\n",
        lambda text: text[:-1] + "g",
        lambda text: text[:-1] + "٤",
    ],
)
def test_what_only_looks_like_a_key_is_none(change: object) -> None:
    """Nothing but the exact form reaches the database."""
    assert callable(change)
    with pytest.raises(ValueError, match="not an API key"):
        key_text.parse(change(key_text.draw("nile-0001").text))


@given(held=st.sampled_from(RESOURCES), needed=st.sampled_from(sorted(permissions.CATALOGUE)))
def test_a_wildcard_grants_its_own_resource_and_no_other(held: str, needed: str) -> None:
    """`events:*` opens every door of events and none of participants."""
    assert permissions.grants([f"{held}:*"], needed) == (needed.partition(":")[0] == held)
    assert permissions.grants(["*"], needed)


@given(
    held=st.sets(st.sampled_from(sorted(permissions.CATALOGUE))), needed=st.sampled_from(sorted(permissions.CATALOGUE))
)
def test_without_wildcards_a_permission_is_granted_only_by_itself(held: set[str], needed: str) -> None:
    """Holding many permissions adds up to nothing more."""
    assert permissions.grants(held, needed) == (needed in held)


def test_a_wildcard_is_granted_only_by_itself_or_by_everything() -> None:
    """Whoever holds the parts one by one does not hold the whole that may grow."""
    assert not permissions.grants(permissions.CATALOGUE, "events:*")
    assert not permissions.grants(["events:*"], "*")
    assert permissions.grants(["*"], "events:*")


@given(network=st.integers(0, 2**32 - 1), length=st.integers(0, 32), address=st.integers(0, 2**32 - 1))
def test_an_address_is_allowed_exactly_when_it_shares_the_networks_bits(
    network: int, length: int, address: int
) -> None:
    """CIDR by its definition, for the address as it is and as IPv6 sockets report it."""
    block = IPv4Network((network >> (32 - length) << (32 - length), length))
    shares = address >> (32 - length) == network >> (32 - length)
    plain = IPv4Address(address)
    assert addresses.is_allowed([str(block)], str(plain)) == shares
    assert addresses.is_allowed([str(block)], f"::ffff:{plain}") == shares


@given(address=st.ip_addresses(v=6))
def test_an_ipv6_address_allows_itself_however_it_is_spelled(address: IPv6Address) -> None:
    """A list in long form matches a caller in short form."""
    assert addresses.is_allowed([addresses.read_network(address.exploded)], address.compressed)


def test_no_list_allows_all_and_a_list_allows_nobody_unknown() -> None:
    """An empty list is no fence; a fence stops what has no address."""
    assert addresses.is_allowed([], "anything")
    assert not addresses.is_allowed(["10.0.0.0/8"], "/run/hub.sock")
    assert not addresses.is_allowed(["10.0.0.0/8"], "2001:db8::1")
    assert addresses.is_allowed(["::ffff:10.0.0.0/104"], "10.1.2.3")


@pytest.mark.parametrize("text", ["10.0.0.1/8", "10.0.0", "localhost", "10.0.0.0/33", "", "10.0.0.0/8 "])
def test_what_is_no_network_is_refused(text: str) -> None:
    """A mistyped fence is refused when it is made, not when it fails to hold."""
    with pytest.raises(ValueError, match=r"IPv4|IPv6|host bits|address"):
        addresses.read_network(text)
