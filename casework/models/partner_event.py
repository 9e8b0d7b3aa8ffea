"""What was changed in the partner registry."""

from datetime import datetime

from sqlalchemy import Column, DateTime, LargeBinary
from sqlmodel import Field, SQLModel


class PartnerEvent(SQLModel, table=True):
    """A change of the registry: written once, chained to the one before it.

    ``body`` is canonical JSON with the digest of the row as it was after the change.
    """

    __tablename__ = "partner_event"

    tenant_id: str = Field(primary_key=True)
    seq: int = Field(primary_key=True)
    at: datetime = Field(sa_type=DateTime(timezone=True))
    by: str
    body: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    prev: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    hash: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
