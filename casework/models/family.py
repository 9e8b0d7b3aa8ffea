"""What a parent typed and did not send yet, and what a parent asked of us."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import Column, DateTime, Index, LargeBinary, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from casework.models.columns import within_case


class Draft(SQLModel, table=True):
    """An answer on its way: sealed, for one account, until it is sent or too old.

    ``ident`` makes sending it twice harmless.
    """

    __tablename__ = "draft"
    __table_args__ = (within_case(), Index("draft_age", "tenant_id", "saved_at"))

    case_id: UUID = Field(primary_key=True)
    account: str = Field(primary_key=True)
    action: str = Field(primary_key=True)
    tenant_id: str
    ident: UUID
    sealed: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    saved_at: datetime = Field(sa_type=DateTime(timezone=True))


class Ask(StrEnum):
    """What a parent can ask that is no step of a process."""

    BELLEN = "bellen"
    KLOPT_NIET = "klopt_niet"
    GEGEVENS = "gegevens"


class FamilyRequest(SQLModel, table=True):
    """A request of a parent: a task for people, with a last day.

    ``receipt`` is what the parent keeps. ``sealed`` is what was asked and
    ``sealed_answer`` what we did with it.
    """

    __tablename__ = "family_request"
    __table_args__ = (
        within_case(),
        UniqueConstraint("tenant_id", "receipt"),
        UniqueConstraint("tenant_id", "draft"),
        Index(
            "family_request_open",
            "case_id",
            "due_on",
            postgresql_where=text("handled_at is null"),
        ),
    )

    id: UUID = Field(primary_key=True)
    tenant_id: str
    case_id: UUID
    party: str
    account: str
    role: str
    kind: str
    receipt: str
    draft: UUID
    sealed: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    made_at: datetime = Field(sa_type=DateTime(timezone=True))
    due_on: date
    handled_at: datetime | None = Field(default=None, sa_type=DateTime(timezone=True))
    handled_by: str | None = None
    sealed_answer: bytes | None = Field(
        default=None, sa_column=Column(LargeBinary, nullable=True)
    )
