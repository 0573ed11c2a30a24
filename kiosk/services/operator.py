"""Pairing: a one-time code from the hub's page becomes the identity of this device."""

import re
from dataclasses import dataclass, field
from typing import Protocol

from kiosk.errors import ConfigurationError, NotPairedError
from sync.pairing import hub_url
from sync.wire.devices import DeviceConfig, PairAnswer, PairRequest
from sync.wire.registration_codes import fold_code

_PAIRING_CODE = re.compile(r"[A-Z0-9]{4,64}")


@dataclass(frozen=True, slots=True)
class Identity:
    """Who this device is to its hub."""

    hub_url: str
    device_id: str
    api_key: str = field(repr=False)


class PairingPort(Protocol):
    """The hub before it knows this device."""

    def pair(self, hub_url: str, request: PairRequest) -> PairAnswer:
        """Trade a pairing code for an identity; the code is spent when this returns.

        Raises:
            GatehouseError: the code is wrong, spent or too old, or no hub answers at the address.
        """


class IdentityPort(Protocol):
    """Where the device keeps who it is; the API key goes into the system's keyring."""

    def identity(self) -> Identity | None:
        """Return the identity, None on a device that was never paired."""

    def keep(self, identity: Identity, config: DeviceConfig) -> None:
        """Keep identity and first configuration, in place of older ones; durable when it returns.

        Raises:
            SecretsError: there is no keyring to keep the API key in.
        """


class Operator:
    """What an operator does to the device itself."""

    def __init__(self, hub: PairingPort, identities: IdentityPort, *, app_version: str) -> None:
        self._hub = hub
        self._identities = identities
        self._app_version = app_version

    def pair(self, address: str, code: str) -> DeviceConfig:
        """Pair this device, and return what the hub wants it to be.

        Args:
            address: the hub's, as typed; `sync.pairing.hub_url` says how it is read.
            code: as read from the hub's page, whatever its case, spaces and hyphens.

        Raises:
            ConfigurationError: the address or the code cannot be one; the hub was not asked.
            GatehouseError: the hub refused, did not answer, or the identity could not be kept.
        """
        url = _address(address)
        answer = self._hub.pair(url, PairRequest(code=_pairing_code(code), app_version=self._app_version))
        self._identities.keep(Identity(url, answer.device_id, answer.api_key), answer.config)
        return answer.config

    def identity(self) -> Identity:
        """Return who this device is.

        Raises:
            NotPairedError: it was never paired.
        """
        identity = self._identities.identity()
        if identity is None:
            raise NotPairedError
        return identity


def _address(typed: str) -> str:
    try:
        return str(hub_url(typed)).rstrip("/")
    except ValueError as error:
        raise ConfigurationError(
            str(error), next_step="Give one as https://hub.example.org or http://localhost:8080"
        ) from error


def _pairing_code(code: str) -> str:
    folded = fold_code(code)
    if not _PAIRING_CODE.fullmatch(folded):
        raise ConfigurationError(
            "This is no pairing code.", next_step="Copy the code from the hub's devices page: letters and digits only."
        )
    return folded
