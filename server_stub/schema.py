"""Every table of the hub, for migrations and for checks that the database has what the code expects."""

from server_stub import audit
from server_stub.badges import records as badges
from server_stub.check_in import records as check_in
from server_stub.database import metadata
from server_stub.devices import records as devices
from server_stub.events import records as events
from server_stub.feed import records as feed
from server_stub.gate import records as gate
from server_stub.journal import records as journal
from server_stub.participants import records as participants
from server_stub.screening import records as screening
from server_stub.tenants import records as tenants
from server_stub.workflows import records as workflows

TABLE_MODULES = (
    tenants,
    audit,
    gate,
    events,
    participants,
    workflows,
    feed,
    badges,
    screening,
    check_in,
    devices,
    journal,
)
"""The modules whose import defines the tables; a feature with tables stands here."""

__all__ = ["TABLE_MODULES", "metadata"]
