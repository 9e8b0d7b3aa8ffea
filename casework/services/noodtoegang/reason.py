"""Where the reason of who asked is sealed."""

from uuid import UUID

from casework.vault import Address
from casework.work import Work
from statemachines.secrecy import DataClass


def reason_address(work: Work, case_id: UUID, ident: UUID) -> Address:
    """Return where the reason is sealed: with a key of the case that it is about."""
    return Address(
        tenant=work.tenant.code,
        case_id=case_id,
        data_class=DataClass.IDENTITEIT.value,
        table="noodtoegang",
        column="sealed",
        row=ident.hex,
    )
