"""Count the keys: which versions there are, how old, and what is under way.

Nothing of a key itself is told here.
"""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection, func, select

from casework.keystore.store import Keystore
from casework.keystore.tables import (
    DOSSIER,
    DOSSIER_KEY,
    KEYSTORE,
    MASTER_BRIDGE,
    ROTATION,
    TENANT_KEY,
)


@dataclass(frozen=True)
class MasterCensus:
    """The master key in use, how many tenant keys are under which, and a change."""

    id: str
    under: dict[str, int]
    other: str | None
    """The other master key that still opens everything, while the two change."""


@dataclass(frozen=True)
class Destroyed:
    """A key that was destroyed, and when."""

    case_id: UUID
    data_class: str
    at: str


@dataclass(frozen=True)
class TenantCensus:
    """The keys of one tenant.

    ``versions`` counts the keys of cases and classes under each version of the tenant
    key; ``several`` those that have an older version beside the newest.
    """

    newest: int
    versions: dict[int, int]
    oldest: str | None
    keys: int
    dossiers: int
    several: int
    busy: tuple[str, ...]
    destroyed: tuple[Destroyed, ...]


def newest_versions(
    keystore: Keystore, tenant: str, cases: Collection[UUID]
) -> dict[tuple[UUID, str], int]:
    """Return the newest version of each key of these cases; none when destroyed."""
    key = DOSSIER_KEY.c
    query = (
        select(key.case_id, key.data_class, func.max(key.version))
        .where(key.tenant == tenant, key.case_id.in_(cases))
        .group_by(key.case_id, key.data_class)
    )
    with keystore.database.reading() as connection:
        return {
            (case, kind): latest for case, kind, latest in connection.execute(query)
        }


def count_master(keystore: Keystore) -> MasterCensus:
    """Count what is under the master key."""
    master = TENANT_KEY.c.master_id
    with keystore.database.reading() as connection:
        current = connection.scalar(select(KEYSTORE.c.master_id)) or ""
        counted = connection.execute(select(master, func.count()).group_by(master))
        under = {row[0]: row[1] for row in counted}
        others = set(connection.scalars(select(MASTER_BRIDGE.c.to_id))) - {current}
    return MasterCensus(current, under, min(others, default=None))


def count_tenant(keystore: Keystore, tenant: str) -> TenantCensus:
    """Count the keys of one tenant."""
    key, mine = DOSSIER_KEY.c, DOSSIER_KEY.c.tenant == tenant
    with keystore.database.reading() as connection:
        held = select(func.max(TENANT_KEY.c.version)).where(
            TENANT_KEY.c.tenant == tenant
        )
        newest = connection.scalar(held) or 0
        by_version = select(key.tenant_version, func.count()).where(mine)
        counted = connection.execute(by_version.group_by(key.tenant_version))
        versions = {row[0]: row[1] for row in counted}
        oldest = connection.scalar(select(func.min(key.created_at)).where(mine))
        each = (
            select(func.count().label("number"))
            .where(mine)
            .group_by(key.case_id, key.data_class)
            .subquery()
        )
        dossiers = connection.scalar(select(func.count()).select_from(each)) or 0
        more = select(func.count()).select_from(each).where(each.c.number > 1)
        several = connection.scalar(more) or 0
        levels = select(ROTATION.c.level, ROTATION.c.scope)
        busy = connection.execute(levels.where(ROTATION.c.tenant == tenant)).all()
        gone = _destroyed(connection, tenant)
    return TenantCensus(
        newest,
        versions,
        oldest,
        sum(versions.values()),
        dossiers,
        several,
        tuple(sorted({level for level, _ in busy})),
        gone,
    )


def _destroyed(connection: Connection, tenant: str) -> tuple[Destroyed, ...]:
    here = DOSSIER.c
    query = select(here.case_id, here.data_class, here.destroyed_at).where(
        here.tenant == tenant, here.destroyed_at.is_not(None)
    )
    rows = connection.execute(query.order_by(here.destroyed_at, here.case_id))
    return tuple(Destroyed(*row) for row in rows)
