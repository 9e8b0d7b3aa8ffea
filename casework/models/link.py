"""The personal link of a parent, the codes that open it, and what must still leave.

A link and a code are stored as hashes. What has to leave is sealed until it has left.
"""

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


def _of_link() -> ForeignKeyConstraint:
    return ForeignKeyConstraint(["tenant_id", "link"], ["link.tenant_id", "link.hash"])


class Link(SQLModel, table=True):
    """A link for one person in one case, that came with one letter.

    ``sealed`` is the token, kept until the letter has left: a letter that is tried
    again carries the same link. ``wrong`` counts the wrong codes of its whole life.
    ``revoked``: people took it back, so it is not renewed either.
    """

    __tablename__ = "link"
    __table_args__ = (
        within_case(),
        ForeignKeyConstraint(
            ["tenant_id", "outbox_id"], ["outbox.tenant_id", "outbox.id"]
        ),
        UniqueConstraint("tenant_id", "hash"),
        Index(
            "link_live",
            "outbox_id",
            unique=True,
            postgresql_where=text("ended_at is null"),
        ),
        Index("link_of_person", "case_id", "party"),
    )

    hash: bytes = Field(sa_column=Column(LargeBinary, primary_key=True))
    tenant_id: str
    case_id: UUID
    party: str
    account: str
    outbox_id: UUID
    kind: str
    on_paper: bool
    made_at: datetime = Field(sa_type=DateTime(timezone=True))
    expires_at: datetime = Field(sa_type=DateTime(timezone=True))
    ended_at: datetime | None = Field(default=None, sa_type=DateTime(timezone=True))
    wrong: int = 0
    revoked: bool = False
    sealed: bytes | None = Field(sa_column=Column(LargeBinary, nullable=True))


class LinkCode(SQLModel, table=True):
    """A code for one link. ``tail`` is what may be shown of the number it went to.

    ``browser`` is the hash of what the browser that asked sent along, ``session`` the
    hash of the session that the code opened, and ``trace`` where it was used, sealed.
    """

    __tablename__ = "link_code"
    __table_args__ = (
        within_case(),
        _of_link(),
        Index("link_code_of_link", "link", "made_at"),
        Index("link_code_session", "session"),
    )

    id: UUID = Field(primary_key=True)
    tenant_id: str
    case_id: UUID
    party: str
    link: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    mac: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    browser: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    tail: str
    made_at: datetime = Field(sa_type=DateTime(timezone=True))
    expires_at: datetime = Field(sa_type=DateTime(timezone=True))
    tries: int = 0
    ended_at: datetime | None = Field(default=None, sa_type=DateTime(timezone=True))
    used_at: datetime | None = Field(default=None, sa_type=DateTime(timezone=True))
    session: bytes | None = Field(sa_column=Column(LargeBinary, nullable=True))
    trace: bytes | None = Field(sa_column=Column(LargeBinary, nullable=True))


class Via(StrEnum):
    """How a code or a new link leaves."""

    SMS = "sms"
    MAIL = "mail"


class LinkPost(SQLModel, table=True):
    """A code or a new link that must leave. ``sealed`` is emptied when it has left.

    It is worth nothing after ``expires_at``: then it is not sent any more.
    """

    __tablename__ = "link_post"
    __table_args__ = (
        within_case(),
        _of_link(),
        Index(
            "link_post_due",
            "tenant_id",
            "next_try_at",
            "id",
            postgresql_where=text("status = 'wacht'"),
        ),
    )

    id: UUID = Field(primary_key=True)
    tenant_id: str
    case_id: UUID
    party: str
    link: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    via: str
    sealed: bytes | None = Field(sa_column=Column(LargeBinary, nullable=True))
    status: str
    attempts: int = 0
    next_try_at: datetime = Field(sa_type=DateTime(timezone=True))
    expires_at: datetime = Field(sa_type=DateTime(timezone=True))
    settled_at: datetime | None = Field(default=None, sa_type=DateTime(timezone=True))
    trouble: str | None = None
