"""Read the secret facts of a case: the last of each, opened."""

from collections.abc import Iterable
from contextlib import suppress
from uuid import UUID

from casework.services.rows import fact_address
from casework.vault import Destroyed
from casework.work import Work


def open_facts(work: Work, case_id: UUID, names: Iterable[str]) -> dict[str, str]:
    """Return the secret facts among ``names`` that were given in this case."""
    rows = work.rows(
        """select distinct on (field) field, seq, data_class, ciphertext from secret
        where tenant_id = %s and case_id = %s and field = any(%s)
        order by field, seq desc""",
        [work.tenant.code, case_id, list(names)],
    )
    found = {}
    for name, seq, data_class, ciphertext in rows:
        place = fact_address(work, (case_id, seq), data_class, name)
        with suppress(Destroyed):  # its row goes any moment now
            found[name] = work.vault.open(place, ciphertext)
    return found
