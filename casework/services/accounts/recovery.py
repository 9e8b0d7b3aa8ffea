"""Ten codes on paper, for when the telephone is lost. Each of them works once."""

import re
import secrets

from casework.ids import SYMBOLS
from casework.work import Work

HOW_MANY = 10
_HALF = 5
_LOOKALIKE = str.maketrans("OIL", "011")


def new_codes() -> list[str]:
    """Draw ten codes of fifty bits."""
    return [f"{_half()}-{_half()}" for _ in range(HOW_MANY)]


def store_codes(work: Work, account: str, codes: list[str]) -> None:
    """Keep these codes, hashed with a key, in the place of the ones before."""
    drop_codes(work, account)
    for code in codes:
        work.rows(
            "insert into recovery_code (tenant_id, account, hash) values (%s, %s, %s)",
            [work.tenant.code, account, _hash(work, account, code)],
        )


def drop_codes(work: Work, account: str) -> None:
    """Forget all codes of an account."""
    work.rows(
        "delete from recovery_code where tenant_id = %s and account = %s",
        [work.tenant.code, account],
    )


def spend_code(work: Work, account: str, typed: str) -> bool:
    """Use up a code; false when it is not one of the account, or was used."""
    return bool(
        work.rows(
            """delete from recovery_code
            where tenant_id = %s and account = %s and hash = %s returning account""",
            [work.tenant.code, account, _hash(work, account, typed)],
        )
    )


def codes_left(work: Work, account: str) -> int:
    """Count the codes that were not used."""
    query = "select count(*) from recovery_code where tenant_id = %s and account = %s"
    return int(work.rows(query, [work.tenant.code, account])[0][0])


def _half() -> str:
    return "".join(secrets.choice(SYMBOLS) for _ in range(_HALF))


def _hash(work: Work, account: str, code: str) -> bytes:
    """Hash a code as it was meant: O is 0, I and L are 1, capitals do not matter."""
    plain = re.sub(r"[^0-9A-Z]", "", code.upper()).translate(_LOOKALIKE)
    return work.vault.blind_index(work.tenant.code, "herstelcode", f"{account} {plain}")
