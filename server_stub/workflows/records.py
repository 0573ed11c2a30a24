"""The tables of workflows and of their steps."""

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, Table, Text

from server_stub.database import id_column, metadata, record_columns

workflows = Table(
    "workflows",
    metadata,
    *record_columns(),
    Column("event_id", Text, ForeignKey("events.id"), nullable=False),
    Column("name", Text, nullable=False),
    Column("is_published", Boolean, nullable=False),
    Index(None, "event_id", "created_ms", "id"),
)

steps = Table(
    "workflow_steps",
    metadata,
    id_column(),
    Column("workflow_id", Text, ForeignKey("workflows.id"), nullable=False),
    Column("name", Text, nullable=False),
    Column("step_type", Text, nullable=False),
    Column("position", Integer, nullable=False),
    Column("next_step_id", Text),
    Column("rejection_target_id", Text),
    Column("bypass_target_id", Text),
    Column("is_final_step", Boolean, nullable=False),
    Column("sla_hours", Integer),
    Index(None, "workflow_id", "position"),
)
