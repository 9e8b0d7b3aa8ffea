"""Numbers that were given out. A row stays for ever, so that none is given twice."""

from uuid import UUID

from sqlmodel import Field, SQLModel

from casework.models.columns import within_case


class IssuedNumber(SQLModel, table=True):
    """One number of one kind, such as the volgnummer of a TLV (WPO 18a lid 14)."""

    __tablename__ = "issued_number"
    __table_args__ = (within_case(),)

    tenant_id: str = Field(primary_key=True)
    kind: str = Field(primary_key=True)
    number: str = Field(primary_key=True)
    case_id: UUID
