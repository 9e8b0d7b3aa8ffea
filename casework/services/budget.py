"""How the fund stands: per funder what there is, and where it is."""

from dataclasses import asdict, dataclass

from casework.services.budget_year import planned
from casework.work import Work
from statemachines.fund import budget_year

_CENTS = 100
_STANDS = """select financier, begroot, gereserveerd, toegezegd, betaald, vrij
from fund where tenant_id = %s and jaar = %s"""


@dataclass(frozen=True)
class Share:
    """The money of one funder in one year, in cents."""

    financier: str
    budget: int
    gereserveerd: int = 0
    toegezegd: int = 0
    betaald: int = 0
    vrij: int = 0

    def in_euro(self) -> dict[str, object]:
        """Return the amounts in euro, with at most two decimals."""
        name, *cents = asdict(self).items()
        return dict([name, *((account, n / _CENTS) for account, n in cents)])


def budget(work: Work, year: int | None = None) -> list[Share]:
    """Return how the fund stands in a budget year; without a year the present one.

    A year in which no euro moved yet is shown as the profile plans it.
    """
    chosen = year or budget_year(work.today, work.tenant.policy())
    rows = work.rows(_STANDS, [work.tenant.code, chosen])
    plan = planned(work)
    if not rows:
        return [Share(name, cents, vrij=cents) for name, cents in plan.items()]
    found = {name: Share(name, *amounts) for name, *amounts in rows}
    names = dict.fromkeys([*plan, *sorted(found)])
    return [found.get(name) or Share(name, 0) for name in names]
