"""A hub with one tenant, and a key of that tenant that may do everything."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.support.clock import SettableClock
from tests.support.hub import InProcessHub


@pytest.fixture
def clock() -> SettableClock:
    """Return the hub's clock."""
    return SettableClock()


@pytest.fixture
def hub(tmp_path: Path, clock: SettableClock) -> Iterator[InProcessHub]:
    """Run a hub in this process."""
    with InProcessHub(tmp_path / "hub.db", clock.now_ms) as running:
        yield running


@pytest.fixture
def tenant_id(hub: InProcessHub) -> str:
    """Return the hub's one tenant."""
    return hub.make_tenant()


@pytest.fixture
def client(hub: InProcessHub, tenant_id: str) -> Iterator[httpx.Client]:
    """Return a client that may do everything in the tenant."""
    with hub.client(hub.make_key(tenant_id)) as opened:
        yield opened
