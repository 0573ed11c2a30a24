"""Counting the use of keys."""

import asyncio
from pathlib import Path

import pytest
from sqlalchemy import select, text

from server_stub.gate.records import api_keys
from tests.support.guards import ExpectedLogs
from tests.support.hub import InProcessHub


def uses(hub: InProcessHub) -> list[int]:
    return hub.read(lambda connection: list(connection.execute(select(api_keys.c.usage_count)).scalars()))


def test_use_that_cannot_be_written_is_kept_for_the_next_time(tmp_path: Path, expected_logs: ExpectedLogs) -> None:
    """A full disk or a lock costs no count, and is in the log."""
    with InProcessHub(tmp_path / "hub.db") as hub, hub.client(hub.make_key(hub.make_tenant())) as client:
        client.get("/api/v1/events")
        refuse = "CREATE TRIGGER full BEFORE UPDATE ON api_keys BEGIN SELECT RAISE(ABORT, 'disk full'); END"
        hub.write(lambda connection, _: connection.execute(text(refuse)))
        hub.flush_usage()
        assert uses(hub) == [0]
        client.get("/api/v1/events")
        hub.write(lambda connection, _: connection.execute(text("DROP TRIGGER full")))
        hub.flush_usage()
        assert uses(hub) == [2]
    assert expected_logs.messages == ["usage not written keys=1"]


def test_stopping_the_hub_writes_what_was_counted(tmp_path: Path) -> None:
    """An orderly stop loses nothing."""
    with InProcessHub(tmp_path / "hub.db") as hub, hub.client(hub.make_key(hub.make_tenant())) as client:
        client.get("/api/v1/events")
    with InProcessHub(tmp_path / "hub.db") as again:
        assert uses(again) == [1]


def test_use_is_written_regularly_while_the_hub_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without anybody asking for it."""
    monkeypatch.setattr("server_stub.gate.usage.FLUSH_EVERY_S", 0)
    with InProcessHub(tmp_path / "hub.db") as hub, hub.client(hub.make_key(hub.make_tenant())) as client:
        client.get("/api/v1/events")

        async def until_written() -> None:
            async with asyncio.timeout(10):
                while (
                    await hub.database.read(lambda connection: connection.scalar(select(api_keys.c.usage_count))) == 0
                ):
                    await asyncio.sleep(0)

        asyncio.run(until_written())
