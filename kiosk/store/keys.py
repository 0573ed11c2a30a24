"""Where the device's secrets lie: the keys of its files and who it is to the hub, all in one keyring."""

import secrets

import msgspec
from keyring.errors import KeyringError

from kiosk.errors import SecretsError
from kiosk.store.database import KEY_BYTES
from kiosk.store.keyring_choice import ChosenKeyring

IDENTITY = "identity"


class DeviceIdentity(msgspec.Struct, frozen=True, kw_only=True):
    """Who this device is to its hub; one secret as a whole."""

    hub_url: str
    device_id: str
    api_key: str
    event_id: str

    def __repr__(self) -> str:
        """Leave the key out of logs."""
        return f"DeviceIdentity(hub_url={self.hub_url!r}, device_id={self.device_id!r})"


class DeviceKeys:
    """The secrets of the device whose files lie in one folder."""

    def __init__(self, chosen: ChosenKeyring) -> None:
        """Take the keyring that was chosen for the folder."""
        self._backend = chosen.backend
        self._service = chosen.service

    def database_key(self, name: str) -> bytes | None:
        """Return the key of a file, None when there never was one or it is lost.

        Raises:
            SecretsError: the keyring does not answer; the key may well be there.
        """
        text = self._get(f"{name} key")
        if text is None:
            return None
        try:
            key = bytes.fromhex(text)
        except ValueError:
            key = b""
        if len(key) != KEY_BYTES:
            raise SecretsError("A key in the keyring is garbled.", next_step="Put the keyring back from a backup.")
        return key

    def make_database_key(self, name: str) -> bytes:
        """Make a new key for a file, in place of an older one; raises SecretsError when it cannot be kept."""
        key = secrets.token_bytes(KEY_BYTES)
        self._set(f"{name} key", key.hex())
        if self.database_key(name) != key:
            raise SecretsError("The keyring does not keep what it is given.", next_step="Choose another keyring.")
        return key

    def identity(self) -> DeviceIdentity | None:
        """Return who this device is, None before it is paired; raises like `database_key`."""
        text = self._get(IDENTITY)
        return None if text is None else msgspec.json.decode(text, type=DeviceIdentity)

    def set_identity(self, identity: DeviceIdentity) -> None:
        """Keep who this device is now."""
        self._set(IDENTITY, msgspec.json.encode(identity).decode())

    def forget_identity(self) -> None:
        """Unpair the device. Idempotent."""
        try:
            if self._backend.get_password(self._service, IDENTITY) is not None:
                self._backend.delete_password(self._service, IDENTITY)
        except KeyringError as error:
            raise _unanswered(error) from error

    def _get(self, name: str) -> str | None:
        try:
            return self._backend.get_password(self._service, name)
        except KeyringError as error:
            raise _unanswered(error) from error

    def _set(self, name: str, value: str) -> None:
        try:
            self._backend.set_password(self._service, name, value)
        except KeyringError as error:
            raise _unanswered(error) from error


def _unanswered(error: KeyringError) -> SecretsError:
    return SecretsError(f"The keyring does not answer: {type(error).__name__}: {error}.", next_step="Unlock it.")
