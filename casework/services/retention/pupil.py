"""Erase what is known of a pupil outside cases: the register, and the absence (F4)."""

from uuid import UUID

from casework.work import Work

_WHO = """
select code from register_entry
where tenant_id = %(tenant)s and kind = 'leerling' and id = %(id)s
union
select leerling_id from absence_pupil where tenant_id = %(tenant)s and id = %(id)s"""
_ROOTS = """
select c.id from cases c where c.tenant_id = %(tenant)s and c.id in (
    select k.lineage[1] from cases k
    where k.tenant_id = %(tenant)s and k.dossier ->> 'leerling_id' = any(%(who)s))
order by c.id for update of c"""
_GONE = (
    *(
        f"""delete from {table}
        where tenant_id = %(tenant)s and leerling_id = any(%(who)s)"""  # noqa: S608  constants only
        for table in (
            "absence_signal",
            "absence_episode",
            "absence_day",
            "absence_pupil",
            "departure",
        )
    ),
    """delete from register_entry
    where tenant_id = %(tenant)s and kind = 'leerling' and code = any(%(who)s)""",
)


def lock_pupil(work: Work, key_id: UUID) -> list[UUID]:
    """Lock the main case of every family about this pupil; return their ids."""
    values = {"tenant": work.tenant.code, "who": _who(work, key_id)}
    return [root for (root,) in work.rows(_ROOTS, values)]


def erase_pupil(work: Work, key_id: UUID) -> None:
    """Delete the rows of a pupil. Twice is once."""
    values = {"tenant": work.tenant.code, "who": _who(work, key_id)}
    for statement in _GONE:
        work.rows(statement, values)


def _who(work: Work, key_id: UUID) -> list[str]:
    values = {"tenant": work.tenant.code, "id": key_id}
    return [code for (code,) in work.rows(_WHO, values)]
