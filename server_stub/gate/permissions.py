"""Permissions: which there are, and what a set of them grants."""

from collections.abc import Iterable

CATALOGUE = frozenset(
    {
        *(f"events:{action}" for action in ("read", "create", "update", "delete")),
        *(f"participants:{action}" for action in ("read", "create", "update", "delete")),
        "workflows:read",
        "api-keys:manage",
        "webhooks:manage",
        "check-in:scan",
        "kiosk:manage",
        "bulk-operations:execute",
        "duplicates:review",
        "blacklist:manage",
        "waitlist:manage",
        "communication:broadcast",
        "event-clone:execute",
    }
)
"""Every permission of the platform."""

EVERYTHING = "*"

GRANTABLE = CATALOGUE | {f"{permission.partition(':')[0]}:*" for permission in CATALOGUE} | {EVERYTHING}
"""What a key may hold: permissions, all of one resource, or all."""


def grants(held: Iterable[str], needed: str) -> bool:
    """Return whether somebody who holds these may do what needs that one; `needed` may be a wildcard itself."""
    resource = needed.partition(":")[0]
    accepted = {needed, EVERYTHING} if needed == EVERYTHING else {needed, f"{resource}:*", EVERYTHING}
    return not accepted.isdisjoint(held)
