"""Which case came of a form that opens one, so that a double click opens one case."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Column, DateTime, LargeBinary
from sqlmodel import Field, SQLModel

from casework.models.columns import within_case


class Opened(SQLModel, table=True):
    """One form. ``digest`` is of its secret key and all that was filled in."""

    __tablename__ = "opened"
    __table_args__ = (within_case(),)

    tenant_id: str = Field(primary_key=True)
    digest: bytes = Field(sa_column=Column(LargeBinary, primary_key=True))
    case_id: UUID | None = None
    at: datetime = Field(sa_type=DateTime(timezone=True))
