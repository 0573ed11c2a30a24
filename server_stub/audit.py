"""The audit trail: who changed what, written in the transaction of the change itself."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import JSON, Column, Connection, Index, Table, Text

from server_stub.database import id_column, instant_column, metadata, tenant_column
from server_stub.moment import Moment

audit_logs = Table(
    "audit_logs",
    metadata,
    id_column(),
    tenant_column(),
    Column("actor", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("entity", Text, nullable=False),
    Column("entity_id", Text, nullable=False),
    Column("before", JSON(none_as_null=True)),
    Column("after", JSON(none_as_null=True)),
    instant_column("created_ms"),
    Index(None, "tenant_id", "entity", "entity_id", "created_ms"),
)


def record(
    connection: Connection,
    moment: Moment,
    *,
    tenant_id: str,
    action: str,
    entity: str,
    entity_id: str,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
) -> None:
    """Add an entry that commits or vanishes with the change it tells of.

    `before` and `after` hold JSON values and nothing that identifies a person: the trail outlives their data.
    """
    connection.execute(
        audit_logs.insert(),
        {
            "id": moment.new_id(),
            "tenant_id": tenant_id,
            "actor": moment.actor,
            "action": action,
            "entity": entity,
            "entity_id": entity_id,
            "before": before,
            "after": after,
            "created_ms": moment.now_ms,
        },
    )
