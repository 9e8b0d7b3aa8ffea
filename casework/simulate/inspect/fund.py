"""The fund is never overspent: each posting is added up again, in its order.

A transaction has one moment: the budget of a year that a step asks for comes first.

Per budget year and per funder, and all together: no account may ever be below nothing,
and what is promised and paid may not be more than was put in.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime

from casework.simulate.inspect.finding import Finding, of_case, of_office
from casework.simulate.inspect.sight import Sight

NAME = "fonds"
OUTSIDE = "buiten"
_ACCOUNTS = ("vrij", "gereserveerd", "toegezegd", "betaald")

BEGINNING = datetime.min.replace(tzinfo=UTC)


@dataclass
class Book:
    """The cents of each account, as the postings make them."""

    cents: Counter[tuple[int, str, str]] = field(default_factory=Counter)
    until: datetime = BEGINNING


def inspect(day: Sight) -> Iterator[Finding]:
    """Add the postings of today, and compare with the balances."""
    page = day.notebook.page(Book)
    rows = day.work.rows(
        """select at, case_id, jaar, financier, soort, van, naar, cent from fund_entry
        where tenant_id = %s and at > %s
        order by at, van <> %s, case_id, seq, line""",
        [day.world.tenant.code, page.until, OUTSIDE],
    )
    for at, case_id, year, funder, kind, source, target, cents in rows:
        page.until = max(page.until, at)
        page.cents[year, funder, source] -= cents
        page.cents[year, funder, target] += cents
        if source != OUTSIDE and page.cents[year, funder, source] < 0:
            said = f"fonds {year}, {funder}: '{kind}' haalt '{source}' onder nul"
            yield of_case(day.date, NAME, day.cases[case_id], said)
    if rows:
        yield from _balances(day, page)


def _balances(day: Sight, page: Book) -> Iterator[Finding]:
    for year, funder, *kept in day.work.rows(
        """select jaar, financier, vrij, gereserveerd, toegezegd, betaald from fund
        where tenant_id = %s order by jaar, financier""",
        [day.world.tenant.code],
    ):
        told = [page.cents[year, funder, account] for account in _ACCOUNTS]
        if told != kept:
            said = f"fonds {year}, {funder}: het saldo is niet de som van de boekingen"
            yield of_office(day.date, NAME, said, f"saldo {kept}, boekingen {told}")
        budget = -page.cents[year, funder, OUTSIDE]
        if sum(told) > budget or min(told) < 0:
            said = f"fonds {year}, {funder}: er is meer uitgegeven dan begroot"
            yield of_office(day.date, NAME, said)
