"""Ask to read one case in which one takes no part, for four hours (security.md 4.2)."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from casework.access import SYSTEEM, VISIBLE, Actor, seen_by
from casework.ids import new_id, normalise
from casework.models import Noodreden
from casework.services.added import NotAdded, plain
from casework.services.attempts import allow
from casework.services.hold import view
from casework.services.looked import looked
from casework.services.noodtoegang.hears import told_to
from casework.services.noodtoegang.reason import reason_address
from casework.services.noodtoegang.who import ASKERS
from casework.work import Desk, Work
from statemachines.engine import Refused
from statemachines.grammar import Reason

HOURS = timedelta(hours=4)
DAY = timedelta(days=1)
MOST_A_DAY = 5
"""Questions of one person in a day, also about a kenmerk that does not exist."""
LEAST, MOST = 20, 2_000
ASKED = "vraag om de zaak te lezen"
_NOT_YOU = Reason("In uw rol kunt u geen noodtoegang vragen.")
_TOO_OFTEN = Reason(
    f"U vroeg vandaag al {MOST_A_DAY} keer om noodtoegang. Bel de privacy officer."
)
_NOBODY = Reason(
    "Er is nog geen privacy officer om uw vraag na te kijken. "
    "Vraag de beheerder om er een te maken.",
    lifted_by="de beheerder",
)
_TOO_SHORT = Reason(f"Schrijf in ten minste {LEAST} tekens waarom het nodig is.")
_FIND = f"""
select c.id from cases c
where c.tenant_id = %(tenant)s and c.kenmerk = %(kenmerk)s
  and c.process || '/' || c.state <> all(%(hidden)s) and not {VISIBLE}"""  # noqa: S608  constants only
_WRITE = """
insert into noodtoegang (id, tenant_id, case_id, account, role, category, sealed, at,
    ends_at, next_try_at) values (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s)"""


def ask(
    desk: Desk, work: Work, kenmerk: str, category: Noodreden, why: str, *, by: Actor
) -> None:
    """Let somebody read a case, when there is one to be opened. Says not whether.

    A kenmerk that is nobody's, one of a case in which this person takes part, and one
    of a case that this role never sees: nothing is written, and nothing is told.
    Raises `Refused`, which never depends on the case.
    """
    reason = _checked(work, why, by)
    if not allow(desk, work.tenant.code, f"noodtoegang {by.id}", MOST_A_DAY, DAY):
        raise Refused(_TOO_OFTEN)
    values = {**seen_by(by, work.tenant.code), "kenmerk": normalise(kenmerk)}
    for (case_id,) in work.rows(_FIND, values):
        _open(work, case_id, category, reason, by)


def _checked(work: Work, why: str, by: Actor) -> str:
    if by.role not in ASKERS:
        raise Refused(_NOT_YOU)
    if not told_to(work, by.id):
        raise Refused(_NOBODY)
    try:
        reason = plain(why, MOST)
    except NotAdded as fault:
        raise Refused(Reason(str(fault))) from None
    if len(reason) < LEAST:
        raise Refused(_TOO_SHORT)
    return reason


def _open(
    work: Work, case_id: UUID, category: Noodreden, reason: str, by: Actor
) -> None:
    ident = new_id(work.now)
    sealed = work.vault.seal(reason_address(work, case_id, ident), reason)
    work.rows(
        _WRITE,
        [
            *(ident, work.tenant.code, case_id, by.id, by.role.value),
            *(category.value, sealed, work.now, work.now + HOURS, work.now),
        ],
    )
    reader = replace(by, nood=((case_id, ident),))
    looked(work, view(work, case_id, SYSTEEM), reader, ASKED)
