"""Reading workflows with their steps, and storing them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, select

from server_stub import audit
from server_stub.errors import NotFoundError
from server_stub.moment import Moment
from server_stub.workflows.records import steps, workflows
from sync.wire.enums import StepType
from sync.wire.records import Step, Workflow
from sync.wire.times import to_wire


@dataclass(frozen=True, slots=True)
class NewStep:
    """A step to be stored; a workflow's steps follow one another in the order given."""

    name: str
    step_type: StepType
    sla_hours: int | None = None


def create(
    connection: Connection, moment: Moment, tenant_id: str, event_id: str, *, name: str, new_steps: Sequence[NewStep]
) -> Workflow:
    """Store a published workflow whose last step is the final one."""
    workflow_id, ids = moment.new_id(), [moment.new_id() for _ in new_steps]
    connection.execute(
        workflows.insert(),
        {
            "id": workflow_id,
            "tenant_id": tenant_id,
            "event_id": event_id,
            "name": name,
            "is_published": True,
            "version": 1,
            "created_ms": moment.now_ms,
            "updated_ms": moment.now_ms,
        },
    )
    if new_steps:
        connection.execute(steps.insert(), _rows(workflow_id, ids, new_steps))
    audit.record(
        connection,
        moment,
        tenant_id=tenant_id,
        action="workflow.create",
        entity="workflow",
        entity_id=workflow_id,
        after={"name": name, "steps": len(new_steps)},
    )
    return get(connection, tenant_id, event_id, workflow_id)


def get(connection: Connection, tenant_id: str, event_id: str, workflow_id: str) -> Workflow:
    """Return a workflow with its steps.

    Raises:
        NotFoundError: this event has no such workflow.
    """
    row = connection.execute(
        select(workflows).where(workflows.c.id == workflow_id, *of_event_conditions(tenant_id, event_id))
    ).one_or_none()
    if row is None:
        raise NotFoundError("There is no such workflow.")
    return with_steps(connection, [row])[0]


def of_event(connection: Connection, tenant_id: str, event_id: str) -> list[Workflow]:
    """Return the workflows of an event, oldest first."""
    rows = connection.execute(
        select(workflows)
        .where(*of_event_conditions(tenant_id, event_id))
        .order_by(workflows.c.created_ms, workflows.c.id)
    )
    return with_steps(connection, rows.all())


def of_event_conditions(tenant_id: str, event_id: str) -> tuple[Any, ...]:
    """Return the conditions under which a workflow is there for this tenant and event."""
    return workflows.c.tenant_id == tenant_id, workflows.c.event_id == event_id, workflows.c.deleted_ms.is_(None)


def with_steps(connection: Connection, rows: Sequence[Row[Any]]) -> list[Workflow]:
    """Return the workflows of these rows, their steps read by one statement."""
    found = connection.execute(
        select(steps).where(steps.c.workflow_id.in_([row.id for row in rows])).order_by(steps.c.position)
    )
    steps_of: dict[str, list[Step]] = {row.id: [] for row in rows}
    for step in found:
        steps_of[step.workflow_id].append(_step(step))
    return [_workflow(row, steps_of[row.id]) for row in rows]


def _rows(workflow_id: str, ids: Sequence[str], new_steps: Sequence[NewStep]) -> list[dict[str, Any]]:
    following = [*ids[1:], None]
    return [
        {
            "id": step_id,
            "workflow_id": workflow_id,
            "name": step.name,
            "step_type": step.step_type,
            "position": position,
            "next_step_id": next_id,
            "is_final_step": next_id is None,
            "sla_hours": step.sla_hours,
        }
        for position, (step_id, next_id, step) in enumerate(zip(ids, following, new_steps, strict=True), 1)
    ]


def _step(row: Row[Any]) -> Step:
    return Step(
        id=row.id,
        workflow_id=row.workflow_id,
        name=row.name,
        step_type=StepType(row.step_type),
        order=row.position,
        next_step_id=row.next_step_id,
        rejection_target_id=row.rejection_target_id,
        bypass_target_id=row.bypass_target_id,
        is_final_step=row.is_final_step,
        sla_hours=row.sla_hours,
    )


def _workflow(row: Row[Any], of_it: list[Step]) -> Workflow:
    return Workflow(
        id=row.id,
        event_id=row.event_id,
        name=row.name,
        version=row.version,
        is_published=row.is_published,
        steps=of_it,
        created_at=to_wire(row.created_ms),
        updated_at=to_wire(row.updated_ms),
    )
