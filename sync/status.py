"""How the device stands to its hub at one moment, for screens, logs and the command line."""

from dataclasses import dataclass
from enum import StrEnum

from sync.problems import Problem


class LinkState(StrEnum):
    """One word for the link; recording goes on in each of them."""

    CONNECTING = "connecting"
    """Started, and nothing heard yet."""
    OK = "ok"
    AWAY = "away"
    """The hub cannot be reached or is failing; it mends itself."""
    TROUBLE = "trouble"
    """Something answers that is not the hub as we know it, or the hub refuses what we send: a person should look."""
    UNAUTHORIZED = "unauthorized"
    """The hub does not accept this device: a person must act."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SyncStatus:
    """Never changes; the engine hands out a new one whenever something did."""

    link: LinkState
    since_ms: int
    """Wall clock when the link came into this state."""
    pending: int
    """Rows that the hub does not hold yet."""
    oldest_pending_at_ms: int | None
    last_contact_ms: int | None
    """Wall clock at the last proper answer of the hub; None before the first since the start."""
    problem: Problem | None = None
    """Why the link is not OK."""
    words: str = ""
    """The same as a sentence or two for people, in English, with the next step; empty when all is well."""
    refused: int = 0
    """Rows that the hub refuses one by one; they stay in the journal and are offered again after each start."""
    cache_number: int = 0
    """The change number that the cache stands at."""
    loading_percent: int | None = None
    """How much of a snapshot has arrived; None when none is under way."""
    hub_offset_ms: int | None = None
    """Hub clock minus device clock."""
    hub_offset_error_ms: int | None = None
