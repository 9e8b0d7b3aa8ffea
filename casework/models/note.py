"""A note that somebody made in a case: possible as long as the case is open."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import Column, DateTime, Index, LargeBinary
from sqlmodel import Field, SQLModel

from casework.models.columns import within_case


class Subject(StrEnum):
    """What a note or a document is about: it decides who may read it."""

    GEWOON = "gewoon"
    ONDERWIJS = "onderwijs"
    GEZONDHEID = "gezondheid"


class Note(SQLModel, table=True):
    """One note, encrypted. ``sha256`` is of the ciphertext. Never changed."""

    __tablename__ = "note"
    __table_args__ = (within_case(), Index("note_case", "case_id", "id"))

    id: UUID = Field(primary_key=True)
    tenant_id: str
    case_id: UUID
    at: datetime = Field(sa_type=DateTime(timezone=True))
    account: str
    role: str
    subject: str
    ciphertext: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    sha256: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
