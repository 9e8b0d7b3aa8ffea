"""How often something was tried: the rate limits, shared by all programs."""

from datetime import datetime

from sqlalchemy import Column, DateTime, LargeBinary
from sqlmodel import Field, SQLModel


class Attempt(SQLModel, table=True):
    """The number of tries of one thing in one stretch of time.

    ``what`` is a hash: who tried what is not readable here.
    """

    __tablename__ = "attempt"

    tenant_id: str = Field(primary_key=True)
    what: bytes = Field(sa_column=Column(LargeBinary, primary_key=True))
    since: datetime = Field(sa_type=DateTime(timezone=True), primary_key=True)
    number: int
