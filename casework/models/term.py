"""A term of a case, with the explanation of its dates."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Column, DateTime, Index, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlmodel import Field, SQLModel

from casework.models.columns import within_case


class TermRow(SQLModel, table=True):
    """A term. Whether it is late is computed from its date, never stored."""

    __tablename__ = "term"
    __table_args__ = (
        within_case(),
        Index(
            "term_due",
            "tenant_id",
            "legal_end",
            postgresql_where=text("closed_at is null and suspended_on is null"),
        ),
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
    explanation: dict[str, Any] = Field(sa_column=Column(JSONB, nullable=False))
    closed_at: datetime | None = Field(default=None, sa_type=DateTime(timezone=True))
