"""The partner registry: with which organisations we exchange, and who is in one."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import (
    CheckConstraint,
    Column,
    DateTime,
    ForeignKeyConstraint,
    LargeBinary,
    UniqueConstraint,
)
from sqlmodel import Field, SQLModel

from casework.models.account import of_account


class Profiel(StrEnum):
    """In which form a partner can open a package (security.md 1.3)."""

    GCM = "cms-gcm"
    CBC = "cms-cbc"


class Kanaal(StrEnum):
    """How a package reaches a partner."""

    PORTAAL = "portaal"
    MAIL = "mail"
    WEBHOOK = "webhook"


def of_partner() -> ForeignKeyConstraint:
    """Tie a row to a partner of the same tenant."""
    return ForeignKeyConstraint(
        ["tenant_id", "partner_id"], ["partner.tenant_id", "partner.id"]
    )


def two_people() -> CheckConstraint:
    """Let nobody approve what they asked for: the database sees to it."""
    return CheckConstraint("approved_by is null or approved_by <> requested_by")


class Partner(SQLModel, table=True):
    """An organisation. ``rol`` is a party of the covenant (domain.md 2.9).

    ``sealed`` holds the contact of its FG, its address for ``kanaal`` and the telephone
    number on which a fingerprint is read out; ``telefoon_bron`` says where that number
    comes from, for it may not come from the mail with the certificate. A change is a
    request until somebody else approves it.
    """

    __tablename__ = "partner"
    __table_args__ = (UniqueConstraint("tenant_id", "id"), two_people())

    id: UUID = Field(primary_key=True)
    tenant_id: str
    naam: str
    rol: str
    oin_of_kvk: str
    convenant: str
    toegetreden_op: date
    uitgetreden_op: date | None = None
    profiel: str
    kanaal: str
    telefoon_bron: str
    sealed: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    requested_by: str
    requested_at: datetime = Field(sa_type=DateTime(timezone=True))
    approved_by: str | None = None
    approved_at: datetime | None = Field(default=None, sa_type=DateTime(timezone=True))


class PartnerMember(SQLModel, table=True):
    """An account of the staff of a partner: who may fetch its packages."""

    __tablename__ = "partner_member"
    __table_args__ = (of_account(), of_partner())

    tenant_id: str = Field(primary_key=True)
    partner_id: UUID = Field(primary_key=True)
    account: str = Field(primary_key=True)
