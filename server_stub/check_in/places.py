"""What zones and checkpoints have in common: named places of an event, versioned, deleted softly, told to the doors."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, Table, select
from sqlalchemy.exc import IntegrityError

from server_stub import audit
from server_stub.errors import ConflictError, NotFoundError
from server_stub.feed.service import DoorChange, DoorData, publish
from server_stub.moment import Moment
from server_stub.web.conditional import IfMatch, require_match, require_one


@dataclass(frozen=True, slots=True)
class Place:
    """One kind of place: where it is stored, and how the doors see it."""

    kind: str
    """Its name in changes, audit and messages."""
    table: Table
    to_door: Callable[[Row[Any]], DoorData]

    def conditions(self, tenant_id: str, event_id: str) -> tuple[Any, ...]:
        """Return the conditions under which a place is there for this tenant and event."""
        table = self.table.c
        return table.tenant_id == tenant_id, table.event_id == event_id, table.deleted_ms.is_(None)

    def get_row(self, connection: Connection, tenant_id: str, event_id: str, place_id: str) -> Row[Any]:
        """Return the columns of a place.

        Raises:
            NotFoundError: this tenant's event has no such place, or deleted it.
        """
        row = connection.execute(
            select(self.table).where(self.table.c.id == place_id, *self.conditions(tenant_id, event_id))
        ).one_or_none()
        if row is None:
            raise NotFoundError(f"There is no such {self.kind}.")
        return row

    def create(
        self, connection: Connection, moment: Moment, tenant_id: str, event_id: str, columns: Mapping[str, Any]
    ) -> Row[Any]:
        """Store a place and tell the doors.

        Raises:
            ConflictError: the event has one of that name.
        """
        place_id = moment.new_id()
        values = {
            **columns,
            "id": place_id,
            "tenant_id": tenant_id,
            "event_id": event_id,
            "version": 1,
            "created_ms": moment.now_ms,
            "updated_ms": moment.now_ms,
        }
        try:
            connection.execute(self.table.insert(), values)
        except IntegrityError as error:
            raise self._name_taken() from error
        self._audit(connection, moment, tenant_id, place_id, "create", after=columns)
        return self._published(connection, tenant_id, event_id, place_id)

    def update(
        self, connection: Connection, moment: Moment, row: Row[Any], columns: Mapping[str, Any], if_match: IfMatch
    ) -> Row[Any]:
        """Change the place that `get_row` found in this transaction, and tell the doors.

        Raises:
            PreconditionFailedError: it changed since the client read it.
            ConflictError: the event has another one of that name.
        """
        require_match(if_match, row.version)
        try:
            self._store(connection, moment, row, columns, "update")
        except IntegrityError as error:
            raise self._name_taken() from error
        return self._published(connection, row.tenant_id, row.event_id, row.id)

    def delete(self, connection: Connection, moment: Moment, row: Row[Any], if_match: IfMatch) -> None:
        """Delete the place softly, and let the doors forget it; its name is free again.

        Raises:
            PreconditionFailedError: it changed since the client read it.
        """
        require_match(if_match, row.version)
        self._store(connection, moment, row, {"deleted_ms": moment.now_ms}, "delete")
        publish(connection, row.event_id, [DoorChange(self.kind, row.id, None)])

    def _store(
        self, connection: Connection, moment: Moment, row: Row[Any], columns: Mapping[str, Any], action: str
    ) -> None:
        table = self.table.c
        stamped = {**columns, "version": row.version + 1, "updated_ms": moment.now_ms}
        unchanged = table.id == row.id, table.version == row.version
        changed = connection.execute(self.table.update().where(*unchanged).values(stamped))
        require_one(changed.rowcount)
        before = {name: getattr(row, name) for name in columns}
        self._audit(connection, moment, row.tenant_id, row.id, action, before=before, after=columns)

    def _published(self, connection: Connection, tenant_id: str, event_id: str, place_id: str) -> Row[Any]:
        row = self.get_row(connection, tenant_id, event_id, place_id)
        publish(connection, event_id, [DoorChange(self.kind, place_id, self.to_door(row))])
        return row

    def _audit(
        self,
        connection: Connection,
        moment: Moment,
        tenant_id: str,
        place_id: str,
        action: str,
        *,
        after: Mapping[str, Any],
        before: Mapping[str, Any] | None = None,
    ) -> None:
        audit.record(
            connection,
            moment,
            tenant_id=tenant_id,
            action=f"{self.kind}.{action}",
            entity=self.kind,
            entity_id=place_id,
            before=before,
            after=after,
        )

    def _name_taken(self) -> ConflictError:
        return ConflictError(f"The event has a {self.kind} of that name already.")
