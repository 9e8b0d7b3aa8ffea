"""Check that every account is still found by its own address."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from casework.services.accounts.known import read_identity
from casework.services.accounts.login_name import login_index
from casework.vault import CannotOpen
from casework.work import Work

_ACCOUNTS = """
select id, key_id, sealed, login from account where tenant_id = %s order by id"""


def account_findings(work: Work) -> Iterator[str]:
    """Say of how many accounts what is not as it was; names nobody."""
    broken: Counter[str] = Counter()
    for row in work.stream(_ACCOUNTS, [work.tenant.code]):
        broken.update(_wrong(work, *row))
    for what, number in sorted(broken.items()):
        yield f"accounts: {number} keer {what}"


def _wrong(work: Work, *row: Any) -> Iterator[str]:  # noqa: ANN401  the columns above
    account, key_id, sealed, login = row
    try:
        identity = read_identity(work, key_id, account, bytes(sealed))
        if login_index(work, identity["email"]) != bytes(login):
            yield "hoort het adres om in te loggen bij een ander"
    except CannotOpen:
        return  # a broken seal is named by `seal_check`, of every table
    except (ValueError, KeyError):
        yield "is het adres om in te loggen niet te lezen"
