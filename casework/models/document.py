"""A letter as it was sent, kept encrypted with the case."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import (
    Column,
    DateTime,
    ForeignKeyConstraint,
    LargeBinary,
    UniqueConstraint,
)
from sqlmodel import Field, SQLModel

from casework.models.columns import within_case


class Document(SQLModel, table=True):
    """The text of one letter to one person. ``sha256`` is of the ciphertext."""

    __tablename__ = "document"
    __table_args__ = (
        within_case(),
        ForeignKeyConstraint(
            ["tenant_id", "outbox_id"], ["outbox.tenant_id", "outbox.id"]
        ),
        UniqueConstraint("outbox_id"),
    )

    id: UUID = Field(primary_key=True)
    tenant_id: str
    case_id: UUID
    outbox_id: UUID
    ciphertext: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    sha256: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    created_at: datetime = Field(sa_type=DateTime(timezone=True))
