"""Move money of the fund, together with the step that it belongs to.

First it is drawn up: the balances are locked in a fixed order, and what is short is a
refusal before anything is written. Then it is booked, in the transaction of the step.
Behind both stands the constraint of the database.
"""

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Any
from uuid import UUID

from casework.access import Actor
from casework.work import Work
from statemachines.engine import Refused
from statemachines.fund import (
    Account,
    Boeking,
    Held,
    Order,
    Posting,
    postings,
    shortages,
)

ONE_AT_A_TIME = 7_042_014
"""The advisory lock under which the budget of a tenant is set."""

_OWN = """
select jaar, financier, rekening, sum(cent)::bigint from (
    select jaar, financier, naar as rekening, cent from fund_entry
    where tenant_id = %(tenant)s and case_id = %(case)s
    union all
    select jaar, financier, van, -cent from fund_entry
    where tenant_id = %(tenant)s and case_id = %(case)s) moved
where rekening = any(%(accounts)s)
group by jaar, financier, rekening having sum(cent) > 0"""

_LOCK = """
select jaar, financier, vrij, gereserveerd, toegezegd, betaald from fund
where tenant_id = %s
  and (jaar, financier) in (select * from unnest(%s::int[], %s::text[]))
order by jaar, financier for update"""

_POST = """insert into fund_entry (case_id, seq, line, tenant_id, jaar, financier,
    soort, van, naar, cent, door, voorgesteld_door, at) values """
_ACCOUNTS = (Account.VRIJ, Account.GERESERVEERD, Account.TOEGEZEGD, Account.BETAALD)


def draw_up(
    work: Work, case_id: UUID | None, asked: Sequence[Order]
) -> tuple[Posting, ...]:
    """Return the postings that these orders need, with the balances locked.

    ``case_id`` is nothing for a case that is about to be opened. Raises `Refused` when
    a funder does not have enough: nothing was written then.
    """
    if not asked:
        return ()
    if any(order.kind is Boeking.BEGROTEN for order in asked):
        alone(work)
    own = _own(work, case_id) if case_id else {}
    places = {(order.year, f) for order in asked for f in order.shares or ()}
    fund = _locked(work, places | {(year, funder) for year, funder, _ in own})
    drawn = tuple(postings(asked, own, fund))
    if reasons := tuple(shortages(drawn, fund)):
        raise Refused(*reasons)
    return drawn


def book(
    work: Work, entry: tuple[UUID, int], drawn: Sequence[Posting], by: Actor
) -> None:
    """Write the postings of a step that was just recorded; ``entry`` is its place."""
    if not drawn:
        return
    rows = (
        [
            *entry,
            line,
            work.tenant.code,
            posting.year,
            posting.funder,
            posting.kind.value,
            posting.source.value,
            posting.target.value,
            posting.cents,
            by.id,
            posting.proposed_by,
            work.now,
        ]
        for line, posting in enumerate(drawn, start=1)
    )
    places = ", ".join(["(" + ", ".join(["%s"] * 13) + ")"] * len(drawn))
    work.rows(_POST + places, list(chain.from_iterable(rows)))


def told(drawn: Iterable[Posting]) -> dict[str, Any]:
    """Return what the journal says of the money; nothing when none moved."""
    lines = [
        [
            posting.kind.value,
            posting.year,
            posting.funder,
            posting.source.value,
            posting.target.value,
            posting.cents,
            posting.proposed_by,
        ]
        for posting in drawn
    ]
    return {"booked": lines} if lines else {}


def alone(work: Work) -> None:
    """Wait until nobody else sets a budget of this tenant."""
    query = "select pg_advisory_xact_lock(%s, hashtext(%s))"
    work.rows(query, [ONE_AT_A_TIME, work.tenant.code])


def _own(work: Work, case_id: UUID) -> Held:
    values = {"tenant": work.tenant.code, "case": case_id}
    rows = work.rows(_OWN, {**values, "accounts": [*map(str, _ACCOUNTS[1:])]})
    return {(year, name, Account(account)): n for year, name, account, n in rows}


def _locked(work: Work, places: Iterable[tuple[int, str]]) -> Held:
    years, funders = [], []
    for year, funder in sorted(places):
        years.append(year)
        funders.append(funder)
    rows = work.rows(_LOCK, [work.tenant.code, years, funders])
    return {
        (year, funder, account): cents
        for year, funder, *amounts in rows
        for account, cents in zip(_ACCOUNTS, amounts, strict=True)
    }
