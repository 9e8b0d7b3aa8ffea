"""Who of the staff is away, and who stands in. Never a parent."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, DateTime, ForeignKeyConstraint, Index
from sqlmodel import Field, SQLModel

from casework.models.account import of_account


class Replacement(SQLModel, table=True):
    """Somebody is away in one role: first and last day, both included.

    ``replacement`` stands in; without one nobody does. A row is never changed but to
    end it sooner: what was, stays readable.
    """

    __tablename__ = "replacement"
    __table_args__ = (
        of_account(),
        ForeignKeyConstraint(
            ["tenant_id", "replacement"], ["account.tenant_id", "account.id"]
        ),
        CheckConstraint("replacement <> account", "replacement_other"),
        CheckConstraint("first_day <= last_day", "replacement_days"),
        Index("replacement_stands_in", "tenant_id", "replacement"),
        Index("replacement_away", "tenant_id", "account"),
    )

    id: UUID = Field(primary_key=True)
    tenant_id: str
    account: str
    role: str
    replacement: str | None = None
    first_day: date
    last_day: date
    made_by: str
    made_at: datetime = Field(sa_type=DateTime(timezone=True))
    ended_by: str | None = None
    ended_at: datetime | None = Field(default=None, sa_type=DateTime(timezone=True))
