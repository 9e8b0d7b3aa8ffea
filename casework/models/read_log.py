"""Who looked at a case, at what, and on whose behalf (NEN 7513; domain.md 3.2)."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import DateTime, ForeignKeyConstraint, Index
from sqlmodel import Field, SQLModel

from casework.models.columns import within_case


class ReadLog(SQLModel, table=True):
    """One look. ``what`` is a page, such as "zaak" or "brief"; never a fact.

    ``noodtoegang``: the access in an emergency by which this was read.
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
    case_id: UUID
    at: datetime = Field(sa_type=DateTime(timezone=True))
    account: str
    role: str
    voor: str | None = None
    what: str
    noodtoegang: UUID | None = None
