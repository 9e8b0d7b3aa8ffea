"""Who takes part in a case. Being in this table is the assignment to the case."""

from uuid import UUID

from sqlalchemy import Column, Index, LargeBinary, UniqueConstraint
from sqlmodel import Field, SQLModel

from casework.models.columns import within_case


class PartyRow(SQLModel, table=True):
    """One person in one role. ``sealed`` holds name and addresses, encrypted."""

    __tablename__ = "party"
    __table_args__ = (
        within_case(),
        UniqueConstraint("case_id", "key"),
        Index("party_user", "tenant_id", "user_id", "role", "case_id"),
    )

    id: UUID = Field(primary_key=True)
    tenant_id: str
    case_id: UUID
    key: str
    role: str
    user_id: str | None = None
    sealed: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
