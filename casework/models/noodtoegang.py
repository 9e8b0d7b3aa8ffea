"""Access to one case in an emergency: asked by somebody, judged by somebody else."""

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

from casework.models.account import of_account
from casework.models.columns import within_case


class Noodreden(StrEnum):
    """Why somebody must read a case in which that person takes no part."""

    VEILIGHEID = "veiligheid"
    WAARNEMING = "waarneming"
    TERMIJN = "termijn"
    VRAAG_OUDER = "vraag_ouder"
    DATALEK = "datalek"


class Noodoordeel(StrEnum):
    """What the second person thought of it."""

    TERECHT = "terecht"
    NIET_TERECHT = "niet_terecht"


class Noodtoegang(SQLModel, table=True):
    """One person may read one case for four hours, in one role.

    ``sealed`` is the reason in words. ``told_at``: the privacy officer has the mail.
    Whoever asked can never be who judges: that is a rule of the database.
    """

    __tablename__ = "noodtoegang"
    __table_args__ = (
        within_case(),
        of_account(),
        ForeignKeyConstraint(
            ["tenant_id", "reviewed_by"], ["account.tenant_id", "account.id"]
        ),
        UniqueConstraint("tenant_id", "id"),
        CheckConstraint(
            "ends_at > at and ends_at <= at + interval '4 hours'",
            "noodtoegang_vier_uur",
        ),
        CheckConstraint("reviewed_by <> account", "noodtoegang_vier_ogen"),
        CheckConstraint(
            "num_nulls(reviewed_by, reviewed_at, verdict) in (0, 3)",
            "noodtoegang_oordeel",
        ),
        Index("noodtoegang_account", "tenant_id", "account", "ends_at"),
        Index(
            "noodtoegang_open",
            "tenant_id",
            "at",
            postgresql_where=text("reviewed_at is null or told_at is null"),
        ),
    )

    id: UUID = Field(primary_key=True)
    tenant_id: str
    case_id: UUID
    account: str
    role: str
    category: str
    sealed: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    at: datetime = Field(sa_type=DateTime(timezone=True))
    ends_at: datetime = Field(sa_type=DateTime(timezone=True))
    next_try_at: datetime = Field(sa_type=DateTime(timezone=True))
    told_at: datetime | None = Field(default=None, sa_type=DateTime(timezone=True))
    reviewed_by: str | None = None
    reviewed_at: datetime | None = Field(default=None, sa_type=DateTime(timezone=True))
    verdict: str | None = None
