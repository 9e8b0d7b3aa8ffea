"""Who is told that a certificate of a partner ends."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import DateTime, ForeignKeyConstraint, Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel


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
