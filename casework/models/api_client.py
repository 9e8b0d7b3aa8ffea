"""A program that uses the API, and the cases it opened."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import (
    ARRAY,
    Column,
    DateTime,
    ForeignKeyConstraint,
    LargeBinary,
    String,
    UniqueConstraint,
)
from sqlmodel import Field, SQLModel

from casework.models.columns import within_case


class ApiClient(SQLModel, table=True):
    """One token: whose account it is, in which role, and what it may be used for.

    ``token_hash`` is all that is kept of the token.
    """

    __tablename__ = "api_client"
    __table_args__ = (
        UniqueConstraint("tenant_id", "id"),
        UniqueConstraint("tenant_id", "token_hash"),
    )

    id: UUID = Field(primary_key=True)
    tenant_id: str
    name: str
    account: str
    role: str
    scopes: list[str] = Field(sa_column=Column(ARRAY(String), nullable=False))
    token_hash: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    made_at: datetime = Field(sa_type=DateTime(timezone=True))
    ends_at: datetime = Field(sa_type=DateTime(timezone=True))
    ended_at: datetime | None = Field(default=None, sa_type=DateTime(timezone=True))


class ApiOpening(SQLModel, table=True):
    """A case that a client opened with a key of its own, so that it opens once.

    ``asked`` is a keyed digest of the request; ``case_id`` is there when it is done.
    """

    __tablename__ = "api_opening"
    __table_args__ = (
        within_case(),
        ForeignKeyConstraint(
            ["tenant_id", "client_id"], ["api_client.tenant_id", "api_client.id"]
        ),
    )

    tenant_id: str = Field(primary_key=True)
    client_id: UUID = Field(primary_key=True)
    key: str = Field(primary_key=True)
    asked: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    case_id: UUID | None = None
    at: datetime = Field(sa_type=DateTime(timezone=True))
