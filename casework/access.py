"""Who acts, and which cases that person may see: the one row filter.

Access is a role *and* an assignment to the case *and* an open state *and* the tenant
(domain.md 3.2). A case that is not yours is a case that does not exist.
"""

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any
from uuid import UUID

from statemachines.grammar import Process
from statemachines.inzage import ziet_zaak
from statemachines.processes import PROCESSES
from statemachines.roles import Role


class CaseNotFound(LookupError):
    """There is no such case, or it is not yours to see."""

    def __init__(self) -> None:
        """Say the same in both cases."""
        super().__init__("Deze zaak bestaat niet, of u mag haar niet zien.")


@dataclass(frozen=True)
class Actor:
    """Who acts, and in which capacity. ``id`` is an account, never a name.

    ``voor`` are the accounts of colleagues in the same role for whom this person
    stands in today: their cases are open too, and what is done is done by ``id``.
    ``ook_voor`` are colleagues in other roles for whom this person stands in: that
    opens nothing in this role, and counts where two persons must be two persons.
    ``nood`` are the cases, each with its id, that this person may read in an emergency
    for the moment: to read and never to act.
    """

    id: str
    role: Role
    voor: tuple[str, ...] = ()
    ook_voor: tuple[str, ...] = ()
    nood: tuple[tuple[UUID, UUID], ...] = ()

    def in_emergency(self, case_id: UUID) -> UUID | None:
        """Return by which access this person reads a case, if it is by that alone."""
        return dict(self.nood).get(case_id)


SYSTEEM = Actor("systeem", Role.SYSTEEM)

VISIBLE = """(%(role)s = 'systeem' or (
    c.process || '/' || c.state <> all(%(hidden)s) and (
    c.id = any(%(nood)s::uuid[]) or exists (
    select from party p
    where p.tenant_id = c.tenant_id and p.case_id = c.id
      and p.user_id = any(%(users)s) and p.role = %(role)s))))"""
"""The condition on a case ``c`` that every query about cases carries."""

VISIBLE_MINE = """(c.process || '/' || c.state <> all(%(hidden)s) and c.id = any(array(
    select p.case_id from party p
    where p.tenant_id = %(tenant)s and p.user_id = any(%(users)s)
      and p.role = %(role)s)))"""
"""The same for a list, asked from the side of the person: the cases in which somebody
takes part are looked up once, and not case by case. It opens nothing that `VISIBLE`
does not; to the system, and in an emergency, it opens nothing."""


def seen_by(actor: Actor, tenant: str) -> dict[str, object]:
    """Return the parameters of `VISIBLE`, with the tenant.

    Access in an emergency counts for nothing here: see `read_by`.
    """
    return {
        "tenant": tenant,
        "nood": "{}",
        "users": as_array(actor.id, *actor.voor),
        "role": actor.role.value,
        "hidden": as_array(*hidden_from(actor.role)),
    }


def read_by(actor: Actor, tenant: str) -> dict[str, object]:
    """Return the same for a page that only reads: an emergency opens that, too."""
    opened = [case_id for case_id, _ in actor.nood]
    return {**seen_by(actor, tenant), "nood": opened}


@lru_cache(maxsize=4096)
def as_array(*texts: str) -> str:
    """Write an array as PostgreSQL does: the driver looks at every text of a list."""
    quoted = (text.replace("\\", r"\\").replace('"', r"\"") for text in texts)
    return "{" + ",".join([f'"{text}"' for text in quoted]) + "}"


@cache
def hidden_from(role: Role) -> list[str]:
    """Name the places of cases, as ``process/state``, that a role may not see."""
    return [
        f"{process.code}/{state.name}"
        for process in PROCESSES.values()
        for state in process.states
        if role in state.hidden_from or not _may_see(role, process)
    ]


def _may_see(role: Role, process: Process[Any]) -> bool:
    acts = role in process.opened_by or any(role in step.by for step in process.steps)
    return ziet_zaak(role, process.code, handelt=acts)
