"""Who read what in which case, for the privacy officer: never what stood there."""

from dataclasses import dataclass
from datetime import datetime

from casework.access import Actor
from casework.ids import normalise
from casework.services.accounts.known import accounts_of
from casework.work import Work
from statemachines.engine import Refused
from statemachines.grammar import Reason
from statemachines.roles import FAMILY, Role

SHOWN = 500
_ONLY_FG = Reason("Alleen de privacy officer ziet wie er keek.")
_READ = """
select r.at, c.kenmerk, r.account, r.role, r.voor, r.what, r.noodtoegang is not null
from read_log r join cases c on c.tenant_id = r.tenant_id and c.id = r.case_id
where r.tenant_id = %(tenant)s
  and (%(kenmerk)s = '' or c.kenmerk = %(kenmerk)s)
order by r.at desc, r.id desc limit %(limit)s"""


@dataclass(frozen=True)
class Reading:
    """One look: when, in which case, who, on whose behalf, and which page."""

    at: datetime
    kenmerk: str
    wie: str
    role: Role
    voor: str
    what: str
    nood: bool


def readings(work: Work, kenmerk: str, by: Actor) -> list[Reading]:
    """Return the last looks, of one case or of all. Raises `Refused`.

    A parent has no account and is named by the role; staff by name (NEN 7513).
    """
    if by.role is not Role.FG:
        raise Refused(_ONLY_FG)
    names = {one.id: one.naam for one in accounts_of(work)}
    values = {
        "tenant": work.tenant.code,
        "kenmerk": normalise(kenmerk) if kenmerk else "",
        "limit": SHOWN,
    }
    return [
        Reading(
            *(at, code, _name(names, account, Role(role)), Role(role)),
            *(_name(names, voor, Role(role)) if voor else "", what, nood),
        )
        for at, code, account, role, voor, what, nood in work.rows(_READ, values)
    ]


def _name(names: dict[str, str], account: str, role: Role) -> str:
    return role.sentence if role in FAMILY else names.get(account, account)
