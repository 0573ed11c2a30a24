"""Workflows over HTTP: read with their steps."""

import httpx

from server_stub.workflows import service
from server_stub.workflows.service import NewStep
from sync.wire.enums import StepType
from sync.wire.records import Workflow
from sync.wire.routes import EVENTS
from tests.support.hub import InProcessHub

STEPS = [
    NewStep("Form", StepType.FORM),
    NewStep("Security review", StepType.REVIEW, sla_hours=48),
    NewStep("Badge", StepType.BADGE_PRINT),
]


def store(hub: InProcessHub, tenant_id: str, event_id: str, name: str) -> Workflow:
    return hub.write(
        lambda connection, moment: service.create(connection, moment, tenant_id, event_id, name=name, new_steps=STEPS)
    )


def test_a_workflow_is_read_with_its_steps_in_order(hub: InProcessHub, tenant_id: str, client: httpx.Client) -> None:
    """Each step names the next, and the last is the final one."""
    event = hub.make_event(tenant_id)
    stored = store(hub, tenant_id, event.id, "Delegates")
    answer = client.get(f"{EVENTS}/{event.id}/workflows/{stored.id}")
    steps = answer.json()["data"]["steps"]
    assert [step["name"] for step in steps] == ["Form", "Security review", "Badge"]
    assert [step["order"] for step in steps] == [1, 2, 3]
    assert [step["nextStepId"] for step in steps] == [steps[1]["id"], steps[2]["id"], None]
    assert [step["isFinalStep"] for step in steps] == [False, False, True]
    assert [step["slaHours"] for step in steps] == [None, 48, None]
    assert answer.headers["ETag"] == '"v1"'


def test_workflows_are_listed_by_event_and_expanded_into_it(
    hub: InProcessHub, tenant_id: str, client: httpx.Client
) -> None:
    """Each workflow under its own event, whole."""
    event, other = hub.make_event(tenant_id), hub.make_event(tenant_id, name="Other")
    stored = [store(hub, tenant_id, event.id, name) for name in ("Delegates", "Press")]
    place = f"{EVENTS}/{event.id}"
    listed = client.get(f"{place}/workflows", params={"sort": "name:desc"}).json()
    assert [workflow["name"] for workflow in listed["data"]] == ["Press", "Delegates"]
    assert listed["meta"]["total"] == 2
    assert [len(workflow["steps"]) for workflow in listed["data"]] == [3, 3]
    expanded = client.get(place, params={"expand": "workflows"}).json()["data"]["workflows"]
    assert [workflow["id"] for workflow in expanded] == [workflow.id for workflow in stored]
    assert client.get(f"{EVENTS}/{other.id}/workflows").json()["data"] == []
    assert client.get(f"{EVENTS}/{other.id}/workflows/{stored[0].id}").status_code == 404


def test_workflows_need_their_own_permission(hub: InProcessHub, tenant_id: str) -> None:
    """Reading events does not read how registrations are decided."""
    event = hub.make_event(tenant_id)
    with hub.client(hub.make_key(tenant_id, "events:*")) as client:
        assert client.get(f"{EVENTS}/{event.id}/workflows").status_code == 403
