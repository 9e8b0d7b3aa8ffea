"""Who looked at a case, at what, and on whose behalf (NEN 7513; domain.md 3.2)."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import (
    ARRAY,
    Column,
    DateTime,
    ForeignKeyConstraint,
    Index,
    String,
)
from sqlmodel import Field, SQLModel

from casework.models.columns import within_case


class ReadLog(SQLModel, table=True):
    """One look. ``what`` is a page, such as "zaak" or "brief"; never a fact.

    Without ``case_id`` it is a list of names out of many cases.

    ``purpose`` is why the case is there (domain.md 5.3). When something sealed was
    opened, ``data_class`` is its class and ``fields`` are the names of what it was.
    ``noodtoegang`` is the emergency access by which it was opened, if it was.
    """

    __tablename__ = "read_log"
    __table_args__ = (
        within_case(),
        ForeignKeyConstraint(
            ["tenant_id", "noodtoegang"], ["noodtoegang.tenant_id", "noodtoegang.id"]
        ),
        Index("read_log_case", "case_id", "at"),
    )

    id: UUID = Field(primary_key=True)
    tenant_id: str
    case_id: UUID | None = None
    at: datetime = Field(sa_type=DateTime(timezone=True))
    account: str
    role: str
    voor: str | None = None
    what: str
    purpose: str | None = None
    data_class: str | None = None
    fields: list[str] = Field(
        default_factory=list,
        sa_column=Column(ARRAY(String), nullable=False, server_default="{}"),
    )
    noodtoegang: UUID | None = None
