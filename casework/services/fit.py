"""Make sure that the keystore is the one of this database.

An empty or an older keystore would make new keys for old cases: all that was sealed
before could never be read again, and nobody would notice until someone looked.
"""

from uuid import UUID

from casework.vault import Address, CannotOpen
from casework.work import Work

_WORD = "deze sleutelkast hoort bij deze database"


class WrongKeystore(Exception):
    """The keystore is not the one that sealed what is in this database."""

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__(
            "Deze sleutelkast hoort niet bij deze database. Zet de goede sleutelkast "
            "terug voordat u verder gaat: er is niets veranderd."
        )


def check_keystore(work: Work) -> None:
    """Seal a word on the first start, and open it on every later one.

    Raises `WrongKeystore` when it cannot be opened.
    """
    tenant = work.tenant.code
    address = word_address(work)
    query = "select sealed from keystore_seal where tenant_id = %s"
    rows = work.rows(query, [tenant])
    if not rows:
        work.rows(
            """insert into keystore_seal (tenant_id, sealed) values (%s, %s)
            on conflict do nothing""",
            [tenant, work.vault.seal(address, _WORD)],
        )
        return
    try:
        work.vault.open(address, bytes(rows[0][0]))
    except CannotOpen:
        raise WrongKeystore from None


def word_address(work: Work) -> Address:
    """Return where the word is sealed."""
    return Address(
        tenant=work.tenant.code,
        case_id=UUID(int=0),
        data_class="installatie",
        table="keystore_seal",
        column="sealed",
        row=work.tenant.code,
    )
