"""Making tenants and switching their capabilities."""

from collections.abc import Mapping

from sqlalchemy import Connection, delete, select
from sqlalchemy.exc import IntegrityError

from server_stub import audit
from server_stub.errors import ConflictError
from server_stub.moment import Moment
from server_stub.tenants.records import FeatureFlag, feature_flags, tenants


def create(connection: Connection, moment: Moment, *, name: str, slug: str) -> str:
    """Store a tenant and return its id.

    Raises:
        ConflictError: another tenant has the slug.
    """
    tenant_id = moment.new_id()
    row = {"id": tenant_id, "name": name, "slug": slug, "created_ms": moment.now_ms, "updated_ms": moment.now_ms}
    try:
        connection.execute(tenants.insert(), row)
    except IntegrityError as error:
        raise ConflictError(f"There is a tenant {slug!r} already.") from error
    audit.record(
        connection,
        moment,
        tenant_id=tenant_id,
        action="tenant.create",
        entity="tenant",
        entity_id=tenant_id,
        after={"name": name, "slug": slug},
    )
    return tenant_id


def find(connection: Connection, slug: str) -> str | None:
    """Return the id of the tenant with this slug, if there is one."""
    found: str | None = connection.execute(select(tenants.c.id).where(tenants.c.slug == slug)).scalar_one_or_none()
    return found


def switch(connection: Connection, moment: Moment, tenant_id: str, flag: FeatureFlag, *, is_on: bool) -> None:
    """Switch a capability of a tenant; repeating it does no harm."""
    before = flag in switched_off(connection, tenant_id)
    connection.execute(
        delete(feature_flags).where(feature_flags.c.tenant_id == tenant_id, feature_flags.c.flag == flag)
    )
    connection.execute(feature_flags.insert(), {"tenant_id": tenant_id, "flag": flag, "is_on": is_on})
    audit.record(
        connection,
        moment,
        tenant_id=tenant_id,
        action="tenant.switch",
        entity="tenant",
        entity_id=tenant_id,
        before=_state(flag, is_on=not before),
        after=_state(flag, is_on=is_on),
    )


def switched_off(connection: Connection, tenant_id: str) -> frozenset[FeatureFlag]:
    """Return the capabilities that this tenant does not have."""
    rows = connection.execute(
        select(feature_flags.c.flag).where(feature_flags.c.tenant_id == tenant_id, feature_flags.c.is_on.is_(False))
    )
    return frozenset(FeatureFlag(flag) for flag in rows.scalars())


def _state(flag: FeatureFlag, *, is_on: bool) -> Mapping[str, bool]:
    return {flag.value: is_on}
