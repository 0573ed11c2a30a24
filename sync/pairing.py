"""Pairing: a hub's address and a one-time code, typed or scanned by a person, become a device's identity."""

import httpx

from sync.client import HubClient
from sync.wire.devices import PairAnswer, PairRequest

_LOCAL = frozenset({"localhost", "127.0.0.1", "::1"})
_SHOWN_CHARACTERS = 100


def hub_url(text: str) -> httpx.URL:
    """Return the address that a person meant: `https` where none is said, except on this machine; no path.

    Raises:
        ValueError: it is no address; the message says so to a person.
    """
    typed = text.strip()
    try:
        url = httpx.URL(typed if "://" in typed else f"//{typed}")
    except httpx.InvalidURL as error:
        raise ValueError(_not_an_address(typed)) from error
    scheme = url.scheme or ("http" if url.host in _LOCAL else "https")
    named = url.host and all(character.isalnum() or character in ".-:" for character in url.host)
    if not named or scheme not in {"http", "https"} or url.userinfo:
        raise ValueError(_not_an_address(typed))
    return url.copy_with(scheme=scheme, path="/", query=None, fragment=None)


def pair(client: HubClient, code: str, *, app_version: str) -> PairAnswer:
    """Trade the code for an identity; the API key in the answer is never shown again.

    Raises:
        PairingCodeError: the code is wrong, was used, or is too old.
        SyncError: the hub was not reached, or what answered is no hub.
    """
    return client.pair(PairRequest(code=code.strip(), app_version=app_version))


def _not_an_address(typed: str) -> str:
    return f"'{typed[:_SHOWN_CHARACTERS]}' is no address of a hub."
