"""A letter as it was printed: each text that may be in an envelope."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Column, DateTime, ForeignKeyConstraint, Index, LargeBinary
from sqlmodel import Field, SQLModel

from casework.models.columns import within_case


class Printed(SQLModel, table=True):
    """One print of a letter on paper, sealed. ``sha256`` is of the ciphertext."""

    __tablename__ = "printed"
    __table_args__ = (
        within_case(),
        ForeignKeyConstraint(
            ["tenant_id", "outbox_id"], ["outbox.tenant_id", "outbox.id"]
        ),
        Index("printed_letter", "outbox_id", "at"),
    )

    id: UUID = Field(primary_key=True)
    tenant_id: str
    case_id: UUID
    outbox_id: UUID
    account: str
    at: datetime = Field(sa_type=DateTime(timezone=True))
    ciphertext: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    sha256: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
