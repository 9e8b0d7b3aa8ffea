"""Which open requests and breaches stop the destruction of data (domain.md F11)."""

from uuid import UUID

from casework.work import Work

HOLDING = ("avg_verzoek", "datalek", "datalek_bericht")
"""An open case of one of these holds what it is about."""
_HELD = """
select h.kenmerk from cases h
where h.tenant_id = %(tenant)s and h.process = any(%(holding)s)
  and h.closed_at is null and (
    h.lineage[1] = %(root)s
    or exists (select from cases c
        where c.tenant_id = %(tenant)s and c.lineage[1] = %(root)s
          and h.dossier -> 'zaken' ? c.kenmerk))
order by h.kenmerk"""


def held_by(work: Work, root: UUID) -> list[str]:
    """Return the open requests and breaches that hold the family of a case.

    ``root`` is the first case of the family (``lineage[1]``). Empty: nothing holds it.
    """
    values = {"tenant": work.tenant.code, "holding": [*HOLDING], "root": root}
    return [kenmerk for (kenmerk,) in work.rows(_HELD, values)]
