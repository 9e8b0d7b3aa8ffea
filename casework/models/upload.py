"""A document that somebody added to a case."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Column, DateTime, Index, LargeBinary
from sqlmodel import Field, SQLModel

from casework.models.columns import within_case


class Upload(SQLModel, table=True):
    """One document, encrypted: its name and fingerprint, and its bytes.

    ``size`` is that of the document in bytes, ``kind`` one of the kinds we take, and
    ``sha256`` of the encrypted bytes. Never changed.
    """

    __tablename__ = "upload"
    __table_args__ = (within_case(), Index("upload_case", "case_id", "at"))

    id: UUID = Field(primary_key=True)
    tenant_id: str
    case_id: UUID
    at: datetime = Field(sa_type=DateTime(timezone=True))
    account: str
    role: str
    subject: str
    kind: str
    size: int
    sealed: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    ciphertext: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    sha256: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
