"""Who looked at a case, at what, and on whose behalf (NEN 7513; domain.md 3.2)."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import DateTime, Index
from sqlmodel import Field, SQLModel

from casework.models.columns import within_case


class ReadLog(SQLModel, table=True):
    """One look. ``what`` is a page, such as "zaak" or "brief"; never a fact."""

    __tablename__ = "read_log"
    __table_args__ = (within_case(), Index("read_log_case", "case_id", "at"))

    id: UUID = Field(primary_key=True)
    tenant_id: str
    case_id: UUID
    at: datetime = Field(sa_type=DateTime(timezone=True))
    account: str
    role: str
    voor: str | None = None
    what: str
