"""The list of one morning for one person: what is to be done, sealed."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Column, DateTime, Index, LargeBinary, UniqueConstraint, text
from sqlmodel import Field, SQLModel


class Digest(SQLModel, table=True):
    """A list of tasks, once per person and day. ``tasks`` is all that a mail may say.

    It belongs to no case: it names several, by their kenmerk, so ``sealed`` hides them.
    """

    __tablename__ = "digest"
    __table_args__ = (
        UniqueConstraint("tenant_id", "account", "day"),
        Index(
            "digest_due",
            "tenant_id",
            "next_try_at",
            "id",
            postgresql_where=text("status = 'wacht'"),
        ),
    )

    id: UUID = Field(primary_key=True)
    tenant_id: str
    account: str
    day: date
    tasks: int
    sealed: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    status: str
    attempts: int = 0
    next_try_at: datetime = Field(sa_type=DateTime(timezone=True))
    settled_at: datetime | None = Field(default=None, sa_type=DateTime(timezone=True))
    trouble: str | None = None
