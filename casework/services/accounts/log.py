"""What was done to an account: who, when, what. No names, no addresses."""

from dataclasses import dataclass
from datetime import datetime

from casework.access import Actor
from casework.ids import new_id
from casework.work import Work

_READ = """
select account, at, by, what from account_log
where tenant_id = %(tenant)s and (%(account)s::text is null or account = %(account)s)
order by id desc limit %(most)s"""


@dataclass(frozen=True)
class Noted:
    """One line of the log. ``account`` and ``by`` are accounts, never names."""

    account: str
    at: datetime
    by: str
    what: str


def note(work: Work, account: str, what: str, *, by: str) -> None:
    """Write down what was done to an account."""
    work.rows(
        """insert into account_log (id, tenant_id, account, at, by, what)
        values (%s, %s, %s, %s, %s, %s)""",
        [new_id(work.now), work.tenant.code, account, work.now, by, what],
    )


def noted_by(work: Work, account: str, what: str, by: Actor) -> None:
    """Write down what an administrator did."""
    note(work, account, what, by=by.id)


def account_log(work: Work, account: str | None = None, most: int = 200) -> list[Noted]:
    """Return the newest lines, of one account or of all of them."""
    values = {"tenant": work.tenant.code, "account": account, "most": most}
    return [Noted(*row) for row in work.rows(_READ, values)]
