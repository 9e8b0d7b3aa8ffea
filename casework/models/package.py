"""Packages of the covenant that we made, and what the partner is told."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import (
    Column,
    DateTime,
    ForeignKeyConstraint,
    Index,
    LargeBinary,
    UniqueConstraint,
    text,
)
from sqlmodel import Field, SQLModel

from casework.models.columns import within_case
from casework.models.partner import of_partner


class PackageState(StrEnum):
    """What became of a package."""

    READY = "klaar"
    RECEIVED = "ontvangen"
    RECALLED = "teruggehaald"
    REPLACED = "vervangen"
    EXPIRED = "verlopen"


class Package(SQLModel, table=True):
    """A package. The row stays; its bytes go when it was received, recalled or is over.

    ``p7m`` is encrypted to the partner and to nobody of us. ``package_id`` is the
    number in the manifest: 128 bits in hexadecimal.
    """

    __tablename__ = "package"
    __table_args__ = (
        UniqueConstraint("tenant_id", "id"),
        UniqueConstraint("tenant_id", "package_id"),
        within_case(),
        of_partner(),
        ForeignKeyConstraint(
            ["tenant_id", "own_key_id"], ["own_key.tenant_id", "own_key.id"]
        ),
        Index("package_case", "tenant_id", "case_id"),
        Index("package_partner", "tenant_id", "partner_id"),
    )

    id: UUID = Field(primary_key=True)
    tenant_id: str
    case_id: UUID
    partner_id: UUID
    package_id: str
    own_key_id: UUID
    sha256: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    p7m: bytes | None = Field(default=None, sa_column=Column(LargeBinary))
    profile: str
    expires: datetime = Field(sa_type=DateTime(timezone=True))
    state: str
    sealed_at: datetime = Field(sa_type=DateTime(timezone=True))
    sent_at: datetime | None = Field(default=None, sa_type=DateTime(timezone=True))
    fetched_at: datetime | None = Field(default=None, sa_type=DateTime(timezone=True))
    fetched_by: str | None = None
    received_at: datetime | None = Field(default=None, sa_type=DateTime(timezone=True))
    erased_at: datetime | None = Field(default=None, sa_type=DateTime(timezone=True))


class PackageNotice(SQLModel, table=True):
    """What a partner is told of a package, or the package itself: each once.

    ``what`` is a code; ``account`` is who of the partner it is for, empty for the
    address of the partner.
    """

    __tablename__ = "package_notice"
    __table_args__ = (
        ForeignKeyConstraint(
            ["tenant_id", "package_id"], ["package.tenant_id", "package.id"]
        ),
        UniqueConstraint("tenant_id", "package_id", "what", "account"),
        Index(
            "package_notice_due",
            "tenant_id",
            "next_try_at",
            "id",
            postgresql_where=text("status = 'wacht'"),
        ),
    )

    id: UUID = Field(primary_key=True)
    tenant_id: str
    package_id: UUID
    what: str
    account: str
    status: str
    attempts: int = 0
    next_try_at: datetime = Field(sa_type=DateTime(timezone=True))
    settled_at: datetime | None = Field(default=None, sa_type=DateTime(timezone=True))
    trouble: str | None = None
