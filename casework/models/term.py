"""A term of a case, with the explanation of its dates."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Column, DateTime, Index, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlmodel import Field, SQLModel

from casework.models.columns import within_case


def _waiting(name: str, day: str, more: str = "") -> Index:
    """Index the terms that wait for a day; what is closed or stands still does not.

    The id makes the order complete, so that a sweep goes on where it was.
    """
    where = f"{more}closed_at is null and suspended_on is null"
    return Index(name, "tenant_id", day, "id", postgresql_where=text(where))


class TermRow(SQLModel, table=True):
    """A term. Whether it is late is computed from its date, never stored.

    ``warn_on`` and ``escalate_on`` are the days on which somebody hears of it next.
    """

    __tablename__ = "term"
    __table_args__ = (
        within_case(),
        _waiting("term_due", "legal_end"),
        _waiting("term_warn", "warn_on", "warn_on is not null and "),
        _waiting("term_escalate", "escalate_on", "escalate_on is not null and "),
        Index("term_case", "case_id", "rule"),
    )

    id: UUID = Field(primary_key=True)
    tenant_id: str
    case_id: UUID
    rule: str
    op: date
    raw_end: date
    legal_end: date
    then: str
    party: str | None = None
    spans: list[list[str]] = Field(sa_column=Column(JSONB, nullable=False))
    suspended_on: date | None = None
    extension: date | None = None
    warn_on: date | None = None
    escalate_on: date | None = None
    explanation: dict[str, Any] = Field(sa_column=Column(JSONB, nullable=False))
    closed_at: datetime | None = Field(default=None, sa_type=DateTime(timezone=True))
