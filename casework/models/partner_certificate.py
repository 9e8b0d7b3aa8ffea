"""The certificates of partners, what their issuers revoked, and who was warned."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import (
    CheckConstraint,
    Column,
    DateTime,
    ForeignKeyConstraint,
    Index,
    LargeBinary,
    UniqueConstraint,
    text,
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


class PartnerCrl(SQLModel, table=True):
    """The last list of revoked certificates that we were given of an issuer.

    ``issuer_sha256`` is that of the certificate of the issuer.
    """

    __tablename__ = "partner_crl"

    tenant_id: str = Field(primary_key=True)
    issuer_sha256: bytes = Field(sa_column=Column(LargeBinary, primary_key=True))
    issuer_der: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    issuer: str
    der: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    this_update: datetime = Field(sa_type=DateTime(timezone=True))
    next_update: datetime = Field(sa_type=DateTime(timezone=True))
    given_by: str
    given_at: datetime = Field(sa_type=DateTime(timezone=True))


class PartnerNotice(SQLModel, table=True):
    """A neutral e-mail that a certificate ends in so many days: each once.

    ``account`` is who of us gets it; empty for the contact of the partner.
    """

    __tablename__ = "partner_notice"
    __table_args__ = (
        ForeignKeyConstraint(
            ["tenant_id", "certificate_id"],
            ["partner_certificate.tenant_id", "partner_certificate.id"],
        ),
        UniqueConstraint("tenant_id", "certificate_id", "days", "account"),
        Index(
            "partner_notice_due",
            "tenant_id",
            "next_try_at",
            "id",
            postgresql_where=text("status = 'wacht'"),
        ),
    )

    id: UUID = Field(primary_key=True)
    tenant_id: str
    certificate_id: UUID
    days: int
    account: str
    status: str
    attempts: int = 0
    next_try_at: datetime = Field(sa_type=DateTime(timezone=True))
    settled_at: datetime | None = Field(default=None, sa_type=DateTime(timezone=True))
    trouble: str | None = None
