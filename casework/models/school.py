"""The calendar of a school: its holidays, and its school days numbered."""

from datetime import date

from sqlalchemy import ForeignKeyConstraint, Index, PrimaryKeyConstraint
from sqlmodel import Field, SQLModel


class SchoolHoliday(SQLModel, table=True):
    """A holiday of one school: first and last day, both included.

    A school without any follows the holidays of the region, from the tenant's profile.
    """

    __tablename__ = "school_holiday"

    tenant_id: str = Field(primary_key=True)
    school_id: str = Field(primary_key=True)
    van: date = Field(primary_key=True)
    tot: date = Field(primary_key=True)
    naam: str


class NumberedCalendar(SQLModel, table=True):
    """A calendar of which the school days are numbered, and what was numbered.

    ``calendar`` is the school, or empty for the region. ``holidays`` tells when the
    numbers are no longer those of the holidays.
    """

    __tablename__ = "numbered_calendar"

    tenant_id: str = Field(primary_key=True)
    calendar: str = Field(primary_key=True)
    first: date
    last: date
    holidays: str


class SchoolDay(SQLModel, table=True):
    """One school day: its number, its lesweek, and the counted days before it (K14)."""

    __tablename__ = "school_day"
    __table_args__ = (
        PrimaryKeyConstraint("tenant_id", "calendar", "day"),
        ForeignKeyConstraint(
            ["tenant_id", "calendar"],
            ["numbered_calendar.tenant_id", "numbered_calendar.calendar"],
            ondelete="cascade",
        ),
        Index("school_day_counted", "tenant_id", "calendar", "counted", "day"),
    )

    tenant_id: str
    calendar: str
    day: date
    dayno: int
    lesweek: int
    counted: int
