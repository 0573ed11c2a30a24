"""Paths, headers and the version of the contract."""

CONTRACT_VERSION = 1
"""Raised when a change is more than an added field; 1 is the first (2026-11)."""

API = "/api/v1"

EVENTS = f"{API}/events"
PAIR = f"{API}/devices/pair"
DEVICE_CONFIG = f"{API}/devices/me/config"
HEARTBEAT = f"{API}/devices/me/heartbeat"
JOURNAL = f"{API}/devices/me/journal"
JOURNAL_MARK = f"{API}/devices/me/journal/mark"
HEALTH = "/health"

API_KEY_HEADER = "X-API-Key"
HUB_TIME_HEADER = "X-Hub-Time"
"""On every answer: the hub's clock when it was written, RFC 3339."""
REQUEST_ID_HEADER = "X-Request-Id"
DIGEST_HEADER = "Repr-Digest"
"""On a snapshot: `sha-256=:<base64>:` of its bytes (RFC 9530)."""

SNAPSHOT_MEDIA_TYPE = "application/gzip"
"""A snapshot is a gzip file of lines of JSON; byte ranges count its compressed bytes."""


def changes(event_id: str) -> str:
    """Return the path of an event's change feed."""
    return f"{EVENTS}/{event_id}/changes"


def snapshot(event_id: str) -> str:
    """Return the path of an event's snapshot."""
    return f"{EVENTS}/{event_id}/snapshot"
