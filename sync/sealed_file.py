"""A temporary file that nobody can read afterwards: what is written is encrypted with a key that lives in memory alone.

A snapshot holds names, and everything else on the device's disk is encrypted too. AES in counter mode suits: bytes are
appended once per key and read back in order, and whoever reads checks a digest of the whole.
"""

import io
import secrets
import tempfile
from pathlib import Path
from typing import IO

from cryptography.hazmat.primitives.ciphers import Cipher, CipherContext
from cryptography.hazmat.primitives.ciphers.algorithms import AES256
from cryptography.hazmat.primitives.ciphers.modes import CTR


class SealedFile:
    """Bytes appended, and read back from the start; gone with `close`, and unreadable after a crash."""

    def __init__(self, folder: Path) -> None:
        """Make an empty one in this folder, where there is room for it.

        Raises:
            OSError: the folder cannot be written.
        """
        key = AES256(secrets.token_bytes(32))
        self._cipher = Cipher(key, CTR(secrets.token_bytes(16)))
        self._seal = self._cipher.encryptor()
        self._file = tempfile.TemporaryFile(dir=folder, prefix="snapshot-")  # noqa: SIM115 - lives until close()
        self.size = 0

    def append(self, data: bytes) -> None:
        """Write more bytes at the end."""
        self._file.seek(0, io.SEEK_END)
        self._file.write(self._seal.update(data))
        self.size += len(data)

    def reader(self) -> io.BufferedReader:
        """Return a reader of everything from the first byte on; nothing may be appended while it is in use."""
        self._file.seek(0)
        return io.BufferedReader(_Unsealing(self._file, self._cipher.decryptor()), 1 << 16)

    def close(self) -> None:
        """Delete the file."""
        self._file.close()


class _Unsealing(io.RawIOBase):
    def __init__(self, file: IO[bytes], unseal: CipherContext) -> None:
        super().__init__()
        self._file = file
        self._unseal = unseal

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]  # the stub asks for any buffer
        data = self._unseal.update(self._file.read(len(buffer)))
        buffer[: len(data)] = data
        return len(data)
