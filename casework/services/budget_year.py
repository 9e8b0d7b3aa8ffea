"""The budget of a year: what the profile plans, opened at the first euro that moves.

A year opens with a case of its own, so that the budget too is a posting of a step.
"""

from collections.abc import Iterable, Mapping

from casework.access import SYSTEEM, Actor
from casework.services.book import alone
from casework.services.open_case import open_case
from casework.services.people import Identity, Person
from casework.services.record import Outcome
from casework.work import Work
from statemachines.engine import Refused
from statemachines.fund import LAW, ROUTES, Account, Order
from statemachines.money import split_evenly
from statemachines.situation import Party, Reason

PROCESS = "jaarbudget"


def planned(work: Work) -> dict[str, int]:
    """Return the cents by funder that the profile plans for a year, in its order.

    The yearly budget is split evenly; the cents that remain go to the first funder.
    """
    section = work.tenant.nooit_opgeven
    if section is None:
        return {}
    return split_evenly(section.jaarbudget_euro * 100, section.financiers)


def open_years(work: Work, asked: Iterable[Order]) -> None:
    """Open the budget years of which these orders take free money."""
    takes = (order for order in asked if ROUTES[order.kind][0] is Account.VRIJ)
    for year in sorted({order.year for order in takes}):
        open_year(work, year)


def open_year(work: Work, year: int) -> None:
    """Set the budget of a year as the profile plans it, once."""
    plan = planned(work)
    if not any(plan.values()) or _is_open(work, year):
        return
    alone(work)
    if not _is_open(work, year):
        facts = {"jaar": year, "verdeling": plan}
        open_case(work, PROCESS, (), by=SYSTEEM, facts=facts)


def set_budget(
    work: Work, year: int, shares: Mapping[str, int], *, by: Actor
) -> Outcome:
    """Give funders another budget for a year; ``shares`` are cents by funder.

    This is a case of its own, opened by the directeur-bestuurder and closed at once.
    Raises `Refused` when someone else asks it, for an unknown funder, and when more
    than the new budget was already promised.
    """
    if strange := sorted(set(shares) - set(planned(work))):
        known = ", ".join(planned(work)) or "niemand"
        raise Refused(
            Reason(
                f"{', '.join(strange)} betaalt niet mee aan dit fonds. Wel: {known}.",
                LAW,
                "wie het profiel van het SWV beheert",
            )
        )
    me = Person(Party("opsteller", by.role), Identity(by.role.sentence), by.id)
    facts = {"jaar": year, "verdeling": dict(shares)}
    open_year(work, year)
    return open_case(work, PROCESS, [me], by=by, facts=facts)


def _is_open(work: Work, year: int) -> bool:
    query = "select 1 from fund where tenant_id = %s and jaar = %s limit 1"
    return bool(work.rows(query, [work.tenant.code, year]))
