"""Which versions of a key there are: named in the record before they are destroyed."""

from sqlalchemy import select

from casework.keystore import Dossier, Keystore
from casework.keystore.tables import DOSSIER, DOSSIER_KEY


def versions_of(keystore: Keystore, dossier: Dossier) -> list[int]:
    """Return the numbers of the versions, the first first."""
    query = (
        select(DOSSIER_KEY.c.version)
        .where(
            DOSSIER_KEY.c.tenant == dossier.tenant,
            DOSSIER_KEY.c.case_id == dossier.case_id,
            DOSSIER_KEY.c.data_class == dossier.data_class,
        )
        .order_by(DOSSIER_KEY.c.version)
    )
    with keystore.database.reading() as connection:
        return [int(version) for version in connection.scalars(query)]


def destroyed_in(keystore: Keystore, tenant: str) -> set[Dossier]:
    """Return every key of a tenant that was destroyed, in one question."""
    query = select(DOSSIER.c.case_id, DOSSIER.c.data_class).where(
        DOSSIER.c.tenant == tenant, DOSSIER.c.destroyed_at.is_not(None)
    )
    with keystore.database.reading() as connection:
        return {Dossier(tenant, *row) for row in connection.execute(query)}
