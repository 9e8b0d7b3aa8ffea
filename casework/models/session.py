"""Who is signed in now. The token itself is nowhere: only its hash."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Column, DateTime, Index, LargeBinary
from sqlmodel import Field, SQLModel

from casework.models.columns import within_case


class SessionRow(SQLModel, table=True):
    """One session. ``case_id`` and ``party``: a parent who came in by a link.

    ``csrf`` is what every form of this session carries; ``sure_at`` the moment of the
    last proof of a second factor.
    """

    __tablename__ = "session"
    __table_args__ = (
        within_case(),
        Index("session_account", "tenant_id", "account"),
        Index("session_ends", "ends_at"),
    )

    hash: bytes = Field(sa_column=Column(LargeBinary, primary_key=True))
    tenant_id: str
    account: str
    role: str
    case_id: UUID | None = None
    party: str | None = None
    csrf: str
    sure_at: datetime | None = Field(default=None, sa_type=DateTime(timezone=True))
    started_at: datetime = Field(sa_type=DateTime(timezone=True))
    seen_at: datetime = Field(sa_type=DateTime(timezone=True))
    ends_at: datetime = Field(sa_type=DateTime(timezone=True))
