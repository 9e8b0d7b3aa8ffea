"""Read the secret facts of a case: the last of each that the journal tells of, opened.

The journal and not the table says which is the last: an older one that is put back, or
a newer one that is taken away, is not read as if it were the last.
"""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from casework.services.journal import commit_to
from casework.services.rows import fact_address
from casework.vault import CannotOpen
from casework.work import Work

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

    Raises `CannotOpen` when the last of one is not what the journal says.
    """
    wanted = {"tenant": work.tenant.code, "case": case_id, "names": [*names]}
    rows = work.rows(_LAST, wanted) if wanted["names"] else []
    return {row[0]: _opened(work, case_id, *row) for row in rows}


def _opened(work: Work, case_id: UUID, *row: Any) -> str:  # noqa: ANN401  the columns of _LAST
    name, seq, digest, data_class, ciphertext = row
    if ciphertext is None or commit_to(ciphertext) != digest:
        raise CannotOpen(
            "Een verzegeld gegeven is veranderd of weg. Het wordt niet getoond."
        )
    return work.vault.open(
        fact_address(work, (case_id, seq), data_class, name), ciphertext
    )
