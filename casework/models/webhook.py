"""Who wants to hear that a case moved, and what is on its way to them."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import (
    Column,
    DateTime,
    ForeignKeyConstraint,
    Index,
    LargeBinary,
    UniqueConstraint,
    text,
)
from sqlmodel import Field, SQLModel

from casework.models.columns import within_case


class Told(StrEnum):
    """Where an event is on its way."""

    WACHT = "wacht"
    BEZORGD = "bezorgd"
    NIET_BEZORGD = "niet_bezorgd"
    VERVALLEN = "vervallen"
    """The client may not see the case any more, or has no token left."""


class Webhook(SQLModel, table=True):
    """A subscription of a client, with its account and role for the hot path.

    ``sealed`` holds the address and the secret.
    """

    __tablename__ = "webhook"
    __table_args__ = (
        UniqueConstraint("tenant_id", "id"),
        ForeignKeyConstraint(
            ["tenant_id", "client_id"], ["api_client.tenant_id", "api_client.id"]
        ),
        Index("webhook_live", "tenant_id", postgresql_where=text("ended_at is null")),
    )

    id: UUID = Field(primary_key=True)
    tenant_id: str
    client_id: UUID
    account: str
    role: str
    sealed: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    made_at: datetime = Field(sa_type=DateTime(timezone=True))
    ended_at: datetime | None = Field(default=None, sa_type=DateTime(timezone=True))


class WebhookEvent(SQLModel, table=True):
    """One journal entry that one subscription must hear of, once."""

    __tablename__ = "webhook_event"
    __table_args__ = (
        within_case(),
        ForeignKeyConstraint(
            ["tenant_id", "webhook_id"], ["webhook.tenant_id", "webhook.id"]
        ),
        Index(
            "webhook_event_due",
            "tenant_id",
            "next_try_at",
            "case_id",
            "seq",
            postgresql_where=text("status = 'wacht'"),
        ),
    )

    webhook_id: UUID = Field(primary_key=True)
    case_id: UUID = Field(primary_key=True)
    seq: int = Field(primary_key=True)
    tenant_id: str
    status: str
    attempts: int = 0
    next_try_at: datetime = Field(sa_type=DateTime(timezone=True))
    settled_at: datetime | None = Field(default=None, sa_type=DateTime(timezone=True))
    trouble: str | None = None
