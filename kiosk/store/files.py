"""Small files and renames that survive a power cut."""

import os
from contextlib import suppress
from pathlib import Path

from kiosk.errors import StoreError


def sync_folder(folder: Path) -> None:
    """Make renames and deletions in a folder durable; Windows does so by itself and cannot open folders."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_file(path: Path) -> None:
    """Make what was written to a file durable."""
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def move_into_place(source: Path, target: Path) -> None:
    """Rename a finished file over its final name: after a power cut the old one is there or the new one, whole."""
    sync_file(source)
    source.replace(target)
    sync_folder(target.parent)


def write_atomically(path: Path, content: bytes) -> None:
    """Write a file that only its owner can read; durable and whole, or not changed at all."""
    draft = path.with_name(path.name + ".tmp")
    with suppress(FileNotFoundError):
        draft.unlink()
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
    move_into_place(draft, path)


def remove(paths: list[Path]) -> None:
    """Delete the files that are there; one that another process holds open (on Windows) is left for the next start."""
    for path in paths:
        with suppress(FileNotFoundError, PermissionError):
            path.unlink()


def make_folder(folder: Path) -> None:
    """Make a folder that only its owner can enter.

    Raises:
        StoreError: it cannot be made, or cannot be written to.
    """
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        (folder / "writable.tmp").touch()
        (folder / "writable.tmp").unlink()
    except OSError as error:
        raise StoreError(
            f"The folder {folder} cannot be used: {error.strerror}.",
            next_step="Choose another one with --data-dir, or give this user the right to write there.",
        ) from error
