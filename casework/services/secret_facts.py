"""Read the secret facts of a case: the last of each that the journal tells of, opened.

The journal and not the table says which is the last: an older one that is put back, or
a newer one that is taken away, is not read as if it were the last.
"""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from casework.keystore import Dossier
from casework.services.journal import commit_to
from casework.services.rows import fact_address
from casework.vault import CannotOpen, Destroyed
from casework.work import Work
from statemachines.processes import PROCESSES
from statemachines.secrecy import secret_fields

_LAST = """
select distinct on (told.field) told.field, told.seq, told.digest, s.data_class,
    s.ciphertext
from (
    select j.seq, t.key field, t.value digest from journal j
    cross join jsonb_each_text(convert_from(j.body, 'UTF8')::jsonb -> 'secrets') t
    where j.tenant_id = %(tenant)s and j.case_id = %(case)s and t.key = any(%(names)s)
) told
left join secret s on s.tenant_id = %(tenant)s and s.case_id = %(case)s
    and s.field = told.field and s.seq = told.seq
order by told.field, told.seq desc"""


def open_facts(work: Work, case_id: UUID, names: Iterable[str]) -> dict[str, str]:
    """Return the secret facts among ``names`` that were given in this case.

    One that was erased is not there. Raises `CannotOpen` when the last of one is not
    what the journal says.
    """
    wanted = {"tenant": work.tenant.code, "case": case_id, "names": [*names]}
    rows = work.rows(_LAST, wanted) if wanted["names"] else []
    found = ((row[0], _opened(work, case_id, *row)) for row in rows)
    return {name: text for name, text in found if text is not None}


def _opened(work: Work, case_id: UUID, *row: Any) -> str | None:  # noqa: ANN401  the columns of _LAST
    name, seq, digest, data_class, ciphertext = row
    if ciphertext is None and _is_erased(work, case_id, name):
        return None
    if ciphertext is None or commit_to(ciphertext) != digest:
        raise CannotOpen(
            "Een verzegeld gegeven is veranderd of weg. Het wordt niet getoond."
        )
    place = fact_address(work, (case_id, seq), data_class, name)
    try:
        return work.vault.open(place, ciphertext)
    except Destroyed:
        return None  # its row goes any moment now


def _is_erased(work: Work, case_id: UUID, name: str) -> bool:
    """Tell whether the key of the class of this fact was destroyed (domain.md F6)."""
    query = "select process from cases where tenant_id = %s and id = %s"
    [(process,)] = work.rows(query, [work.tenant.code, case_id])
    kind = secret_fields(PROCESSES[process].dossier).get(name)
    if kind is None:
        return False
    dossier = Dossier(work.tenant.code, case_id, kind.value)
    return work.vault.keystore.destroyed_at(dossier) is not None
