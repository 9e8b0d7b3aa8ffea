"""What came in from partners: which packages were opened, by whom, in which case."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ARRAY, Column, DateTime, LargeBinary, String, UniqueConstraint
from sqlmodel import Field, SQLModel

from casework.models.columns import within_case
from casework.models.partner import of_partner


class ReceivedPackage(SQLModel, table=True):
    """One package that was opened, written once. What was in it are uploads.

    A package is named by who signed it and the id in its manifest: that it opens once
    is an index (security.md 1.5). ``signer`` and ``sha256`` are hashes: of the
    certificate, and of the package as it came. All other words are codes.
    """

    __tablename__ = "received_package"
    __table_args__ = (
        UniqueConstraint("tenant_id", "signer", "package_id"),
        within_case(),
        of_partner(),
    )

    id: UUID = Field(primary_key=True)
    tenant_id: str
    case_id: UUID = Field(index=True)
    partner_id: UUID
    signer: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    package_id: str
    sha256: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    sender_role: str
    purpose: str
    legal_basis: str
    classes: list[str] = Field(sa_column=Column(ARRAY(String), nullable=False))
    signed_at: datetime = Field(sa_type=DateTime(timezone=True))
    expires_at: datetime = Field(sa_type=DateTime(timezone=True))
    files: int
    received_at: datetime = Field(sa_type=DateTime(timezone=True))
    account: str
    role: str
