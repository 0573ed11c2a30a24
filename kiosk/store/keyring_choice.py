"""Which keyring a device uses: chosen once, by rule, and never changed behind the operator's back.

keyring's own search is not used: with nobody at the machine it may pick a backend that writes plain text, one that
forgets, or one that opens a prompt.
"""

import os
import secrets
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import msgspec
from keyring.backend import KeyringBackend, get_all_keyring

from kiosk.errors import SecretsError
from kiosk.store.files import make_folder, write_atomically
from kiosk.store.keyring_file import FileKeyring, credential_key, key_from_file

NOTE = "keyring.json"
_DESKTOP = "keyring.backends.SecretService"
KEYS_IN_FILE = (
    "This machine has no keyring: the keys lie in a file, and whoever takes the disk can open them. "
    "Give the service a credential with LoadCredentialEncrypted=, or encrypt the disk."
)
"""What an operator is told about a `KEY_FILE`."""
_SYSTEM_BACKENDS = (_DESKTOP, "keyring.backends.Windows", "keyring.backends.macOS")


class KeyringKind(StrEnum):
    """What keeps the secrets of this device."""

    SYSTEM = "system"
    """The desktop's or the operating system's keyring."""
    CREDENTIAL_FILE = "credential-file"
    """Our file, its key in a systemd credential."""
    KEY_FILE = "key-file"
    """Our file, its key in another file: a stolen disk gives both away."""


@dataclass(frozen=True, slots=True)
class ChosenKeyring:
    """A keyring, and what to tell the operator about it."""

    backend: KeyringBackend
    kind: KeyringKind
    service: str
    """Keeps the secrets of two devices on one machine apart."""

    @property
    def warning(self) -> str | None:
        """A sentence for the operator, None where there is nothing to warn of."""
        if self.kind is not KeyringKind.KEY_FILE:
            return None
        return KEYS_IN_FILE


class _Note(msgspec.Struct, frozen=True):
    """What was chosen, kept beside the device's files."""

    kind: KeyringKind
    service: str


def choose_keyring(
    folder: Path, *, environment: Mapping[str, str] = os.environ, system: KeyringBackend | None = None
) -> ChosenKeyring:
    """Return the keyring of the device in a folder; once chosen it stays, so that no key is lost by a change.

    A first choice takes the systemd credential where there is one, then the given keyring of the system, then a file.

    Args:
        folder: where the device's files lie; made when it is not there.
        environment: holds CREDENTIALS_DIRECTORY under systemd.
        system: the machine's own keyring; `system_keyring()` finds it.

    Raises:
        SecretsError: the keyring chosen before is not there now.
        StoreError: the folder cannot be used.
    """
    credential = credential_key(environment)
    note = _read_note(folder)
    if note is None:
        make_folder(folder)
        note = _Note(_first_choice(credential, system), f"gatehouse {secrets.token_hex(8)}")
        write_atomically(folder / NOTE, msgspec.json.encode(note))
    return ChosenKeyring(_backend(folder, note.kind, credential, system), note.kind, note.service)


def system_keyring() -> KeyringBackend | None:
    """Return the machine's own keyring, None where it has none that answers without asking anybody."""
    for backend in get_all_keyring():
        module = type(backend).__module__
        if module in _SYSTEM_BACKENDS and not (module == _DESKTOP and _is_locked()):
            return backend
    return None


def _read_note(folder: Path) -> _Note | None:
    try:
        return msgspec.json.decode((folder / NOTE).read_bytes(), type=_Note)
    except FileNotFoundError:
        return None
    except msgspec.DecodeError as error:
        raise SecretsError(
            f"{folder / NOTE} does not say which keyring this device uses.", next_step="Put it back from a backup."
        ) from error


def _first_choice(credential: bytes | None, system: KeyringBackend | None) -> KeyringKind:
    if credential is not None:
        return KeyringKind.CREDENTIAL_FILE
    return KeyringKind.KEY_FILE if system is None else KeyringKind.SYSTEM


def _backend(
    folder: Path, kind: KeyringKind, credential: bytes | None, system: KeyringBackend | None
) -> KeyringBackend:
    file = folder / "keyring.bin"
    if kind is KeyringKind.KEY_FILE:
        return FileKeyring(file, key_from_file(folder / "keyring.key", is_new=not file.exists()))
    if kind is KeyringKind.CREDENTIAL_FILE and credential is not None:
        return FileKeyring(file, credential)
    if kind is KeyringKind.SYSTEM and system is not None:
        return system
    missing = "keyring of this system" if kind is KeyringKind.SYSTEM else "systemd credential"
    raise SecretsError(
        f"The {missing} that holds this device's keys is not there or is locked.",
        next_step="Unlock it, or start Gatehouse in the session or unit where it was set up.",
    )


def _is_locked() -> bool:
    """Return whether a look into the desktop's keyring would open a prompt, which nobody may be there to answer."""
    import secretstorage  # noqa: PLC0415  there on Linux only

    try:
        with closing(secretstorage.dbus_init()) as bus:
            return bool(secretstorage.get_collection_by_alias(bus, "default").is_locked())
    except secretstorage.SecretStorageException:
        return True
