"""What can be wrong with the device's files, beside what `kiosk.errors` already names.

    StoreError                     (kiosk.errors) the device's own files
    ├── OldLibraryError            the installed SQLite may lose commits: install the one we ship
    ├── DamagedFileError           the file opens, and parts of it cannot be read
    └── StoreInUseError            another Gatehouse has this folder open

`CannotRecordError`, `WrongKeyError` and `NewerFileError` come from `kiosk.errors`.
"""

from kiosk.errors import StoreError


class OldLibraryError(StoreError):
    """The SQLite library is of a version that can lose a committed transaction."""


class DamagedFileError(StoreError):
    """Pages of the file fail their check; what is readable can be salvaged."""


class StoreInUseError(StoreError):
    """Another process has the store open; two writers would number the same rows."""
