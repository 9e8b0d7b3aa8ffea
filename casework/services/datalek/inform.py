"""Send the letter of AVG 34 to everybody with gezag in the cases of a breach."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from casework.access import SYSTEEM, Actor, CaseNotFound
from casework.services.avg.open_request import family_of
from casework.services.hold import Held, find, view
from casework.services.open_case import open_beside
from casework.services.secret_facts import open_facts
from casework.work import Work
from statemachines.engine import Refused
from statemachines.grammar import Reason
from statemachines.roles import Role
from statemachines.situation import Party

PROCESS = "datalek_bericht"
SENDERS = frozenset({Role.FG, Role.BESTUURDER})
_TOLD = ("uitleg", "gevolgen", "maatregelen", "wat_kunt_u_doen")
_EARLIER = """
select party from cases where tenant_id = %s and process = %s and lineage[1] = %s
  and dossier ->> 'datalek' = %s"""


@dataclass(frozen=True)
class Informed:
    """The letters that were ordered now, and the cases that are not known here."""

    letters: tuple[str, ...]
    unknown: tuple[str, ...]


def inform(work: Work, leak: Held, by: Actor) -> Informed:
    """Order a letter for each person with gezag; who has one gets no second.

    Raises `Refused` while the text of the letter is not complete, or when this is not
    for ``by`` to do.
    """
    facts = _text(work, leak, by)
    letters, unknown = [], []
    for kenmerk in dict.fromkeys(leak.dossier.get("zaken") or ()):
        try:
            case = view(work, find(work, kenmerk, SYSTEEM), SYSTEEM)
        except CaseNotFound:
            unknown.append(kenmerk)
            continue
        for person in _not_told_yet(work, case, leak):
            made = open_beside(work, case, PROCESS, person, by=by, facts=facts)
            letters.append(made.kenmerk)
    return Informed(tuple(letters), tuple(unknown))


def _text(work: Work, leak: Held, by: Actor) -> dict[str, Any]:
    if by.role not in SENDERS:
        who = "de privacy officer of de directeur-bestuurder"
        raise Refused(Reason(f"Deze brieven zijn voor {who}.", "AVG 34", who))
    told = open_facts(work, leak.id, _TOLD)
    if leak.dossier.get("ingelicht_op") is None or len(told) < len(_TOLD):
        said = "De brief is nog niet compleet: leg eerst uitleg, gevolgen en"
        raise Refused(
            Reason(
                f"{said} maatregelen vast, en wat iemand zelf kan doen.",
                "AVG 34 lid 2",
                "de privacy officer",
            )
        )
    known = {"datalek": leak.kenmerk, "ontdekt_op": leak.dossier["ontdekt_op"]}
    return {**known, **told}


def _not_told_yet(work: Work, case: Held, leak: Held) -> Iterator[Party]:
    values = [work.tenant.code, PROCESS, case.lineage[0], leak.kenmerk]
    told = {party for (party,) in work.rows(_EARLIER, values)}
    for person in family_of(case):
        if person.gezag and person.key not in told:
            yield person
