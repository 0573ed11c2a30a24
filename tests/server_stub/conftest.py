"""A hub for all tests of a module, with a tenant for each, and a key of that tenant that may do everything."""

from collections.abc import Iterator

import httpx
import pytest

from tests.support.clock import SettableClock
from tests.support.hub import InProcessHub


@pytest.fixture(scope="module")
def clock() -> SettableClock:
    """Return the hub's clock, which only ever moves forward here."""
    return SettableClock()


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory, clock: SettableClock) -> Iterator[InProcessHub]:
    """Run a hub in this process."""
    with InProcessHub(tmp_path_factory.mktemp("hub") / "hub.db", clock.now_ms) as running:
        yield running


@pytest.fixture
def tenant_id(hub: InProcessHub) -> str:
    """Return a tenant of this test's own."""
    return hub.make_tenant()


@pytest.fixture
def client(hub: InProcessHub, tenant_id: str) -> Iterator[httpx.Client]:
    """Return a client that may do everything in the tenant."""
    with hub.client(hub.make_key(tenant_id)) as opened:
        yield opened
