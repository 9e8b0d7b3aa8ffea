"""What a key protects: the facts of one class in one case, and how it is found."""

from typing import NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, Table

from casework.keystore.wrapping import bind, version_bytes


class Dossier(NamedTuple):
    """What one key protects: the facts of one class in one case."""

    tenant: str
    case_id: UUID
    data_class: str


def of(table: Table, dossier: Dossier) -> ColumnElement[bool]:
    """Return the condition on the rows of one dossier."""
    return (
        (table.c.tenant == dossier.tenant)
        & (table.c.case_id == dossier.case_id)
        & (table.c.data_class == dossier.data_class)
    )


def context_of(dossier: Dossier, version: int, tenant_version: int) -> bytes:
    """Return what a wrapped key is bound to."""
    return bind(
        "casework/dossier-key",
        dossier.tenant,
        dossier.case_id.bytes,
        dossier.data_class,
        version_bytes(version),
        version_bytes(tenant_version),
    )
