"""What the log was at one size, signed; and the keys that sign."""

from datetime import datetime

from sqlalchemy import BigInteger, Column, DateTime, LargeBinary
from sqlmodel import Field, SQLModel


class CheckpointRow(SQLModel, table=True):
    """One signed checkpoint. ``frontier`` is what the next one goes on from."""

    __tablename__ = "checkpoint"

    tenant_id: str = Field(primary_key=True)
    size: int = Field(
        sa_column=Column(BigInteger, primary_key=True, autoincrement=False)
    )
    root: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    frontier: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    note: str
    at: datetime = Field(sa_type=DateTime(timezone=True))


class SigningKey(SQLModel, table=True):
    """A key that signs for a samenwerkingsverband; the private half is sealed.

    The newest one signs, the others still check what they signed.
    """

    __tablename__ = "signing_key"

    tenant_id: str = Field(primary_key=True)
    public: bytes = Field(sa_column=Column(LargeBinary, primary_key=True))
    sealed: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    made_at: datetime = Field(sa_type=DateTime(timezone=True))
