"""What can go wrong on a device, split by what the caller does about it.

    GatehouseError                 tell a person: what happened, and the next step
    ├── ConfigurationError         the operator mends a setting or the installation, and starts again
    ├── NotPairedError             the operator pairs the device
    ├── NotReadyError              the operator waits for the event's data, or chooses where the device stands
    ├── SecretsError               no place to keep keys in, or it is locked
    ├── CameraError                no picture: type the code or find the name, and look at the cable
    └── StoreError                 the device's own files
        ├── CannotRecordError      this scan is not in the journal: red, scan again
        ├── WrongKeyError          the key does not open this file
        └── NewerFileError         a newer Gatehouse wrote this file

A refused badge is none of these: it is a verdict.
"""

from typing import ClassVar


class GatehouseError(Exception):
    """An error with a sentence for the person who can mend it; `str()` of it gives both.

    Attributes:
        next_step: what to do now, as one or two sentences in the imperative.
        exit_code: what the command line leaves behind when nothing caught the error.
    """

    exit_code: ClassVar[int] = 1

    def __init__(self, what_happened: str, *, next_step: str) -> None:
        super().__init__(what_happened)
        self.next_step = next_step

    def __str__(self) -> str:
        return f"{self.args[0]} {self.next_step}"


class ConfigurationError(GatehouseError):
    """A setting, a flag or the installation itself does not make sense; found at the start, before anything runs."""

    exit_code = 2


class NotPairedError(GatehouseError):
    """The device does not know its hub yet."""

    exit_code = 3

    def __init__(
        self,
        what_happened: str = "This device is not paired with a hub.",
        *,
        next_step: str = "Make a pairing code on the hub's devices page, then run: gatehouse pair HUB-URL CODE",
    ) -> None:
        super().__init__(what_happened, next_step=next_step)


class NotReadyError(GatehouseError):
    """A scan came before the device knows its event, its checkpoint or which way people pass there."""

    exit_code = 7


class SecretsError(GatehouseError):
    """The keyring is missing or locked, so that the store's key and the API key cannot be had."""

    exit_code = 4


class CameraError(GatehouseError):
    """The camera, file or folder gives no picture, or stopped giving one; scanning by hand goes on."""

    exit_code = 5


class StoreError(GatehouseError):
    """The journal or the cache cannot be used as it stands."""

    exit_code = 6


class CannotRecordError(StoreError):
    """The journal did not take the row: nothing may turn green."""


class WrongKeyError(StoreError):
    """The file is encrypted with another key, or is no database at all."""


class NewerFileError(StoreError):
    """The file has a schema that this version does not know; it was not touched."""
