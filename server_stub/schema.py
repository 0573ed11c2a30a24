"""Every table of the hub, for migrations and for checks that the database has what the code expects."""

from server_stub import audit
from server_stub.api_keys import records as api_keys
from server_stub.database import metadata
from server_stub.events import records as events
from server_stub.participants import records as participants
from server_stub.tenants import records as tenants
from server_stub.workflows import records as workflows

TABLE_MODULES = (tenants, audit, api_keys, events, participants, workflows)
"""The modules whose import defines the tables; a feature with tables stands here."""

__all__ = ["TABLE_MODULES", "metadata"]
