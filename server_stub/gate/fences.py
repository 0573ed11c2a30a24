"""The two memories in front of bcrypt: secrets that proved right, and tries that proved wrong."""

from collections import OrderedDict
from collections.abc import Callable
from hashlib import sha256

from server_stub.errors import TooManyRequestsError

Clock = Callable[[], int]

VERIFIED_FOR_MS = 60_000
_MOST_VERIFIED = 10_000

TRIES_WINDOW_MS = 60_000
TRIES_PER_PREFIX = 10
TRIES_PER_ADDRESS = 30
_MOST_COUNTED = 10_000


class VerifiedSecrets:
    """Secrets that bcrypt has matched with a key, kept as SHA-256 for a minute after their last use.

    That a secret belongs to a key never changes, so this says nothing about whether the key is still accepted.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._known: OrderedDict[bytes, tuple[str, int]] = OrderedDict()
        self._digests_of: dict[str, set[bytes]] = {}

    def holds(self, key_id: str, secret: str) -> bool:
        """Return whether this secret is known to belong to this key."""
        digest = sha256(secret.encode()).digest()
        owner, used_ms = self._known.get(digest, ("", 0))
        if owner != key_id or not 0 <= self._clock() - used_ms < VERIFIED_FOR_MS:
            return False
        self._known[digest] = (owner, self._clock())
        self._known.move_to_end(digest)
        return True

    def add(self, key_id: str, secret: str) -> None:
        """Remember that this secret belongs to this key."""
        digest = sha256(secret.encode()).digest()
        self._known[digest] = (key_id, self._clock())
        self._digests_of.setdefault(key_id, set()).add(digest)
        if len(self._known) > _MOST_VERIFIED:
            oldest, (owner, _) = self._known.popitem(last=False)
            self._digests_of[owner].discard(oldest)

    def forget(self, key_id: str) -> None:
        """Forget every secret of a key."""
        for digest in self._digests_of.pop(key_id, set()):
            self._known.pop(digest, None)


class FailedTries:
    """Counts wrong secrets per key prefix and per address, so that guessing costs the guesser and not the hub."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._counts: OrderedDict[tuple[str, str], tuple[int, int]] = OrderedDict()

    def require_allowed(self, *, prefix: str, address: str) -> None:
        """Return when another try may be made.

        Raises:
            TooManyRequestsError: there were too many wrong ones within a minute.
        """
        for who, most in self._limits(prefix, address):
            began_ms, count = self._current(who)
            if count >= most:
                wait_ms = began_ms + TRIES_WINDOW_MS - self._clock()
                raise TooManyRequestsError("Too many wrong API keys; wait.", retry_after_s=max(1, -(-wait_ms // 1000)))

    def add(self, *, prefix: str, address: str) -> None:
        """Count a wrong secret."""
        for who, _ in self._limits(prefix, address):
            began_ms, count = self._current(who)
            self._counts[who] = (began_ms, count + 1)
            self._counts.move_to_end(who)
        while len(self._counts) > _MOST_COUNTED:
            self._counts.popitem(last=False)

    def _current(self, who: tuple[str, str]) -> tuple[int, int]:
        now_ms = self._clock()
        began_ms, count = self._counts.get(who, (now_ms, 0))
        return (began_ms, count) if 0 <= now_ms - began_ms < TRIES_WINDOW_MS else (now_ms, 0)

    @staticmethod
    def _limits(prefix: str, address: str) -> tuple[tuple[tuple[str, str], int], ...]:
        return (("prefix", prefix), TRIES_PER_PREFIX), (("address", address), TRIES_PER_ADDRESS)
