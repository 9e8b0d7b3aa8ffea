"""Letters that must leave the building after the step has been committed."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import DateTime, Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from casework.models.columns import within_case


class Delivery(StrEnum):
    """Where a letter is on its way."""

    WACHT = "wacht"
    VERZONDEN = "verzonden"
    PER_POST = "per_post"
    GEPOST = "gepost"
    """On paper, and somebody said that it is in the post."""
    NIET_BEZORGD = "niet_bezorgd"
    GEEN_ONTVANGER = "geen_ontvanger"
    VERVALLEN = "vervallen"
    """The case moved on before the letter left: it says nothing true any more."""
    MISLUKT = "mislukt"
    """We could not write it ourselves, however often we tried."""


class Channel(StrEnum):
    """How a letter goes: a neutral e-mail with a link, or paper (Awb 2:8)."""

    MAIL = "mail"
    POST = "post"


class OutboxMessage(SQLModel, table=True):
    """A letter to one person. Once per step, notice and person."""

    __tablename__ = "outbox"
    __table_args__ = (
        within_case(),
        UniqueConstraint("tenant_id", "id"),
        UniqueConstraint("case_id", "seq", "notice", "party"),
        Index(
            "outbox_due",
            "tenant_id",
            "next_try_at",
            "id",
            postgresql_where=text("status = 'wacht'"),
        ),
        Index(
            "outbox_paper",
            "tenant_id",
            "id",
            postgresql_where=text("status = 'per_post'"),
        ),
    )

    id: UUID = Field(primary_key=True)
    tenant_id: str
    case_id: UUID
    seq: int
    notice: str
    party: str
    channel: str
    status: str
    attempts: int = 0
    next_try_at: datetime = Field(sa_type=DateTime(timezone=True))
    settled_at: datetime | None = Field(default=None, sa_type=DateTime(timezone=True))
    trouble: str | None = None
