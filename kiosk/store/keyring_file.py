"""A keyring in one encrypted file, for machines that have none.

The file is ``nonce ‖ AES-256-GCM(JSON of service, name and secret)``, readable by its owner alone and replaced as a
whole. Its key comes from a systemd credential where the unit has one (sealed by the machine's TPM or host key), else
from a key file beside it, which protects against a copied keyring file and not against a stolen disk.
"""

import hashlib
import os
import secrets
import threading
from collections.abc import Mapping
from pathlib import Path

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from keyring.backend import KeyringBackend
from keyring.compat import properties
from keyring.errors import PasswordDeleteError

from kiosk.errors import SecretsError
from kiosk.store.files import write_atomically

CREDENTIAL = "gatehouse-keyring"
"""The name to give in LoadCredentialEncrypted=."""
NONCE_BYTES = 12
_MARK = b"gatehouse keyring 1"
_Secrets = dict[str, dict[str, str]]


class FileKeyring(KeyringBackend):
    """Secrets in an encrypted file; chosen by name only, never by keyring's own search."""

    def __init__(self, file: Path, wrapping_key: bytes) -> None:
        """Name the file, which need not exist, and the 32 bytes that encrypt it."""
        super().__init__()  # type: ignore[no-untyped-call]  # keyring's base class has no types here
        self._file = file
        self._cipher = AESGCM(wrapping_key)
        self._lock = threading.Lock()

    @properties.classproperty
    def priority(cls) -> float:  # noqa: N805  a class property, as the base class has it
        """Keep keyring's search from choosing this one: it would not know where the file lies."""
        raise RuntimeError("chosen by name only")

    def get_password(self, service: str, username: str) -> str | None:
        """Return a secret.

        Raises:
            SecretsError: the file cannot be read with this key.
        """
        with self._lock:
            return self._load().get(service, {}).get(username)

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep a secret; durable when it returns. Raises like `get_password`."""
        with self._lock:
            held = self._load()
            held.setdefault(service, {})[username] = password
            self._store(held)

    def delete_password(self, service: str, username: str) -> None:
        """Forget a secret; raises like `get_password`, and PasswordDeleteError when there is none."""
        with self._lock:
            held = self._load()
            if held.get(service, {}).pop(username, None) is None:
                raise PasswordDeleteError(username)
            self._store(held)

    def _load(self) -> _Secrets:
        try:
            sealed = self._file.read_bytes()
            plain = self._cipher.decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], _MARK)
            return msgspec.json.decode(plain, type=_Secrets)
        except FileNotFoundError:
            return {}
        except (OSError, InvalidTag, ValueError) as error:
            raise SecretsError(
                f"The keyring file {self._file} cannot be read with this machine's key.",
                next_step="Put back the key or the credential that it was made with, or both from a backup.",
            ) from error

    def _store(self, held: _Secrets) -> None:
        nonce = secrets.token_bytes(NONCE_BYTES)
        write_atomically(self._file, nonce + self._cipher.encrypt(nonce, msgspec.json.encode(held), _MARK))


def credential_key(environment: Mapping[str, str]) -> bytes | None:
    """Return the wrapping key from the systemd credential, None where the unit has none."""
    folder = environment.get("CREDENTIALS_DIRECTORY")
    credential = Path(folder, CREDENTIAL) if folder else None
    if credential is None or not credential.is_file():
        return None
    return hashlib.sha256(_MARK + credential.read_bytes()).digest()


def key_from_file(file: Path, *, is_new: bool) -> bytes:
    """Return the wrapping key in a file of its own, made with a new keyring.

    Raises:
        SecretsError: the file is missing, is not such a key, or others may read it.
    """
    if is_new and not file.exists():
        write_atomically(file, secrets.token_bytes(32))
    key = file.read_bytes() if file.exists() else b""
    if len(key) != 32 or (os.name != "nt" and file.stat().st_mode & 0o077):
        raise SecretsError(
            f"The key file {file} is missing or not whole, or others on this machine may read it.",
            next_step=f"Put it back from a backup, and run: chmod 600 {file}",
        )
    return key
