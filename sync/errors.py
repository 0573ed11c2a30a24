"""What can go wrong between a device and its hub, split by what the caller does about it.

SyncError                          nothing is lost: every row stays in the journal
├── TransientError                 try again later, not before `retry_after_ms`
├── ProtocolError                  the same, and tell a person: what answers there is not a hub that we understand
├── UnauthorizedError              stop and raise the alarm: only a person can mend it
├── PairingCodeError               ask the person for another code
└── RejectedError                  understood and refused: the same request would be refused again
    ├── TooLargeError              send less at once
    └── SnapshotRequiredError      pages do not lead on from here: take a snapshot
"""

from sync.problems import Problem


class SyncError(Exception):
    """An error with a sentence for people; `str()` of it gives what happened and what to do.

    Attributes:
        problem: the kind of trouble, for a screen that speaks other languages.
        next_step: what to do now, in the imperative; empty when waiting is all there is to do.
    """

    def __init__(self, what_happened: str, *, problem: Problem, next_step: str = "") -> None:
        super().__init__(what_happened)
        self.problem = problem
        self.next_step = next_step

    def __str__(self) -> str:
        return f"{self.args[0]} {self.next_step}".rstrip()


class TransientError(SyncError):
    """The request may succeed when it is made again.

    Attributes:
        retry_after_ms: how long the hub asked to be left alone; 0 when it did not say.
    """

    def __init__(self, what_happened: str, *, problem: Problem, next_step: str = "", retry_after_ms: int = 0) -> None:
        super().__init__(what_happened, problem=problem, next_step=next_step)
        self.retry_after_ms = retry_after_ms


class ProtocolError(SyncError):
    """Something answered, and it was not the hub's contract."""

    def __init__(
        self,
        what_happened: str,
        *,
        problem: Problem = Problem.NOT_UNDERSTOOD,
        next_step: str = "Check the hub's address.",
    ) -> None:
        super().__init__(what_happened, problem=problem, next_step=next_step)


class UnauthorizedError(SyncError):
    """The hub does not accept this device's key, or not for this."""


class PairingCodeError(SyncError):
    """The hub does not accept the pairing code."""


class RejectedError(SyncError):
    """The hub understood the request and refuses it."""


class TooLargeError(RejectedError):
    """The request was too long for the hub or for what stands before it."""


class SnapshotRequiredError(RejectedError):
    """The change feed does not lead on from the number asked for."""
