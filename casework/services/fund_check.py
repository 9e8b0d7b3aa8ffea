"""Check the fund: its postings are those of the journal, its balances their sum."""

from collections.abc import Iterator

from casework.services.fold import Folded
from casework.work import Row, Work

_WRONG = """
with moved as (
    select jaar, financier, naar as rekening, cent from fund_entry
    where tenant_id = %(tenant)s
    union all
    select jaar, financier, van, -cent from fund_entry where tenant_id = %(tenant)s),
told as (
    select jaar, financier, rekening, sum(cent) as cent from moved
    group by jaar, financier, rekening),
kept as (
    select jaar, financier, rekening, cent from fund, lateral (values
        ('buiten', -begroot), ('vrij', vrij), ('gereserveerd', gereserveerd),
        ('toegezegd', toegezegd), ('betaald', betaald)) as account(rekening, cent)
    where tenant_id = %(tenant)s)
select jaar, financier, rekening
from told full join kept using (jaar, financier, rekening)
where coalesce(told.cent, 0) <> coalesce(kept.cent, 0)
order by jaar, financier, rekening"""


def entry_findings(stored: list[Row], folded: Folded) -> Iterator[str]:
    """Compare the postings of a case with what its journal says was booked."""
    if stored != folded.booked:
        yield "de boekingen in het fonds zijn niet die van het logboek"


def fund_findings(work: Work) -> Iterator[str]:
    """Compare every balance of the fund with the sum of its postings."""
    for year, funder, account in work.rows(_WRONG, {"tenant": work.tenant.code}):
        yield (
            f"fonds {year}, {funder}: het saldo '{account}' is niet de som van de "
            "boekingen"
        )
