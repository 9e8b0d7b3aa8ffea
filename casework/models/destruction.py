"""What must be erased, who said so, and the signed record that it was."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, Column, DateTime, Index, UniqueConstraint, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlmodel import Field, SQLModel

from casework.models.columns import within_case


class About(StrEnum):
    """What one destruction is about."""

    ZAAK = "zaak"
    LEERLING = "leerling"
    """Who belongs to a pupil, and the days of absence: they are in no case."""
    ACCOUNT = "account"


class Destruction(SQLModel, table=True):
    """One class of facts of one case (or pupil, or account) that goes, once.

    ``key_id`` is whose key: for a case its id. ``record`` is the signed record.
    ``second_by`` is another person, where the law wants two (security.md 2.4).
    """

    __tablename__ = "destruction"
    __table_args__ = (
        within_case(),
        UniqueConstraint("tenant_id", "about", "key_id", "data_class"),
        CheckConstraint(
            "second_by is null or second_by <> confirmed_by", name="destruction_two"
        ),
        CheckConstraint(
            "done_at is null or (confirmed_by is not null and record is not null "
            "and (second_by is not null or not two_persons))",
            name="destruction_confirmed",
        ),
        Index(
            "destruction_waiting",
            "tenant_id",
            "due_on",
            "id",
            postgresql_where=text("done_at is null"),
        ),
        Index("destruction_case", "case_id"),
    )

    tenant_id: str = Field(primary_key=True)
    id: UUID = Field(primary_key=True)
    about: str
    case_id: UUID | None = None
    key_id: UUID
    data_class: str
    rule: str
    counted_from: date
    due_on: date
    two_persons: bool
    explanation: dict[str, Any] = Field(sa_column=Column(JSONB, nullable=False))
    proposed_at: datetime = Field(sa_type=DateTime(timezone=True))
    confirmed_by: str | None = None
    confirmed_at: datetime | None = Field(default=None, sa_type=DateTime(timezone=True))
    second_by: str | None = None
    second_at: datetime | None = Field(default=None, sa_type=DateTime(timezone=True))
    done_at: datetime | None = Field(default=None, sa_type=DateTime(timezone=True))
    record: str | None = None
