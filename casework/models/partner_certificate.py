"""The certificates of partners."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import (
    CheckConstraint,
    Column,
    DateTime,
    Index,
    LargeBinary,
    UniqueConstraint,
)
from sqlmodel import Field, SQLModel

from casework.models.partner import of_partner, two_people


class CertificateState(StrEnum):
    """Where a certificate is in its life (security.md 1.6)."""

    PROPOSED = "proposed"
    VERIFIED = "verified"
    ACTIVE = "active"
    RETIRING = "retiring"
    RETIRED = "retired"
    REVOKED = "revoked"


class PartnerCertificate(SQLModel, table=True):
    """One certificate of a partner, to sign or to encrypt. ``der`` never changes.

    ``called`` is sealed: to whom the approver spoke. ``reason`` is a code.
    """

    __tablename__ = "partner_certificate"
    __table_args__ = (
        UniqueConstraint("tenant_id", "id"),
        UniqueConstraint("tenant_id", "sha256", "kind"),
        of_partner(),
        two_people(),
        CheckConstraint("state in ('proposed', 'revoked') or approved_by is not null"),
        Index("partner_certificate_partner", "tenant_id", "partner_id"),
    )

    id: UUID = Field(primary_key=True)
    tenant_id: str
    partner_id: UUID
    kind: str
    der: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    sha256: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    subject: str
    not_before: datetime = Field(sa_type=DateTime(timezone=True))
    not_after: datetime = Field(sa_type=DateTime(timezone=True))
    state: str
    requested_by: str
    requested_at: datetime = Field(sa_type=DateTime(timezone=True))
    approved_by: str | None = None
    approved_at: datetime | None = Field(default=None, sa_type=DateTime(timezone=True))
    called: bytes | None = Field(default=None, sa_column=Column(LargeBinary))
    activated_at: datetime | None = Field(default=None, sa_type=DateTime(timezone=True))
    retired_at: datetime | None = Field(default=None, sa_type=DateTime(timezone=True))
    revoked_at: datetime | None = Field(default=None, sa_type=DateTime(timezone=True))
    reason: str | None = None
