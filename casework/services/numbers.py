"""Give out numbers, each of them once."""

from casework.services.hold import Held
from casework.work import Work
from statemachines.engine import Decision, Refused
from statemachines.grammar import Reason
from statemachines.uniqueness import unique_fields

_ISSUE = """insert into issued_number (tenant_id, kind, number, case_id)
values (%s, %s, %s, %s) on conflict do nothing returning number"""


def issue_numbers(work: Work, case: Held, decision: Decision) -> None:
    """Register the numbers that a step gives out.

    Raises `Refused` when one was given out before, even long ago.
    """
    unique = unique_fields(type(decision.dossier))
    for name in sorted(unique.keys() & set(decision.given)):
        number = str(getattr(decision.dossier, name))
        kind = f"{case.process}/{name}"
        if not work.rows(_ISSUE, [work.tenant.code, kind, number, case.id]):
            raise Refused(
                Reason(
                    f"Het nummer {number} is al eerder gegeven. Kies een nieuw nummer.",
                    unique[name].law,
                    decision.step.by[0].sentence,
                )
            )
