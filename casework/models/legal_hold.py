"""What may not be erased yet, although its time is over (domain.md F11)."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Column, DateTime, Index, LargeBinary, text
from sqlmodel import Field, SQLModel

from casework.models.columns import within_case


class LegalHold(SQLModel, table=True):
    """A hold on a whole family of cases; ``case_id`` is its main case.

    ``sealed`` is the reason, in words, with the key of ``id``: no retention rule of the
    case touches it.
    """

    __tablename__ = "legal_hold"
    __table_args__ = (
        within_case(),
        Index(
            "legal_hold_live",
            "case_id",
            postgresql_where=text("lifted_at is null"),
        ),
    )

    tenant_id: str = Field(primary_key=True)
    id: UUID = Field(primary_key=True)
    case_id: UUID
    kind: str
    sealed: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    placed_by: str
    since: datetime = Field(sa_type=DateTime(timezone=True))
    lifted_by: str | None = None
    lifted_at: datetime | None = Field(default=None, sa_type=DateTime(timezone=True))
