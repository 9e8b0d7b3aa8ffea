"""What proves an answer that somebody gave through a link."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Column, DateTime, LargeBinary, UniqueConstraint
from sqlmodel import Field, SQLModel

from casework.models.columns import within_case


class Evidence(SQLModel, table=True):
    """The evidence of one step, sealed. The journal of the step holds ``sha256``."""

    __tablename__ = "evidence"
    __table_args__ = (within_case(), UniqueConstraint("case_id", "seq"))

    id: UUID = Field(primary_key=True)
    tenant_id: str
    case_id: UUID
    seq: int
    party: str
    sealed: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    sha256: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    made_at: datetime = Field(sa_type=DateTime(timezone=True))
