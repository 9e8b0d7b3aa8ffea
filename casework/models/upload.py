"""A document that somebody added to a case."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import Column, DateTime, Index, LargeBinary, text
from sqlmodel import Field, SQLModel

from casework.models.columns import within_case


class Scan(StrEnum):
    """What the scanner for viruses said of a document."""

    ONBEKEND = "onbekend"
    SCHOON = "schoon"
    BESMET = "besmet"


class Upload(SQLModel, table=True):
    """One document, encrypted: its name and fingerprint, and its bytes.

    ``size`` is that of the document in bytes, ``kind`` one of the kinds we take, and
    ``sha256`` of the encrypted bytes. Never changed, but for ``scan``: the scanner can
    be away when the document comes.
    """

    __tablename__ = "upload"
    __table_args__ = (
        within_case(),
        Index("upload_case", "case_id", "at"),
        Index(
            "upload_unscanned",
            "tenant_id",
            "id",
            postgresql_where=text("scan = 'onbekend'"),
        ),
    )

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
    scan: str = Scan.ONBEKEND.value
    scanned_at: datetime | None = Field(default=None, sa_type=DateTime(timezone=True))
