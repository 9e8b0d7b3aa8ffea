"""Notice that an older ciphertext was put back in the place of a newer one.

A ciphertext is bound to its place and not to its moment: yesterday's opens as well as
today's. So what is sealed in the place of another is written down, in a table to which
rows are only added. What was never replaced is not in it.
"""

from uuid import UUID

from casework.keystore.envelope import PREFIX
from casework.vault import CannotOpen, commitment
from casework.work import Work

_ADD = "insert into resealed (tenant_id, place, row, sha256) values (%s, %s, %s, %s)"


LAYERED = r"substring({} for 1) = '\x02'"


def committed(column: str) -> str:
    """Return the SQL of the commitment to a sealed column: `vault.commitment`."""
    layered = LAYERED.format(column)
    return f"""sha256(case when {layered}
        then substring({column} from {PREFIX + 1}) else {column} end)"""


def last_sealed(place: str, row: str) -> str:
    """Return the SQL of the commitment that belongs in a row of ``t``, or null.

    ``place`` is a table and a column, and ``row`` the SQL that names the row.
    """
    return f"""(select s.sha256 from resealed s where s.tenant_id = t.tenant_id
        and s.place = '{place}' and s.row = {row} order by s.id desc limit 1)"""  # noqa: S608  constants only


def note_resealed(work: Work, place: str, row: str | UUID, sealed: bytes) -> None:
    """Write down what stands in a row from now on, after it was put there."""
    work.rows(_ADD, [work.tenant.code, place, str(row), commitment(sealed)])


def check_last(sealed: bytes, last: bytes | None) -> bytes:
    """Return a ciphertext as it is, or raise `CannotOpen` when it is an older one."""
    if last is not None and commitment(sealed) != last:
        raise CannotOpen(
            "Dit gegeven is vervangen door een oudere versie. Het wordt niet getoond."
        )
    return sealed
