"""When a pupil left the school: from then on the law counts (domain.md F4, F5)."""

from datetime import date, datetime

from sqlalchemy import DateTime
from sqlmodel import Field, SQLModel


class Departure(SQLModel, table=True):
    """The day on which a pupil was taken off the roll (uitschrijving)."""

    __tablename__ = "departure"

    tenant_id: str = Field(primary_key=True)
    leerling_id: str = Field(primary_key=True)
    left_on: date
    told_by: str
    told_at: datetime = Field(sa_type=DateTime(timezone=True))
