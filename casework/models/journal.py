"""The history of a case. Written once, never changed."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Column, DateTime, Index, LargeBinary, text
from sqlmodel import Field, SQLModel

from casework.models.columns import within_case


class JournalEntry(SQLModel, table=True):
    """One entry: canonical bytes, chained to the entry of this case before it.

    Two entries of one number cannot exist, so a fork of the chain is an error. The
    hash covers commitments of secret facts and never the facts themselves.
    """

    __tablename__ = "journal"
    __table_args__ = (
        within_case(),
        Index(
            "journal_key",
            "case_id",
            text("split_part(key, ' ', 1)"),
            unique=True,
            postgresql_where=text("key is not null"),
        ),
    )

    case_id: UUID = Field(primary_key=True)
    seq: int = Field(primary_key=True)
    tenant_id: str
    at: datetime = Field(sa_type=DateTime(timezone=True))
    key: str | None = None
    body: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    prev: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    hash: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
