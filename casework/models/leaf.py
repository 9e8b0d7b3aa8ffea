"""The leaves of the log that is proven, and what waits to become one."""

from uuid import UUID

from sqlalchemy import BigInteger, Column, LargeBinary, UniqueConstraint
from sqlmodel import Field, SQLModel


class Leaf(SQLModel, table=True):
    """The hash of one row at one place of the log. Written once, never changed.

    ``kind`` is the table the row is in; ``row_id`` and ``seq`` say which row. There is
    no foreign key: a row that is gone must be missed, not follow its leaf.
    """

    __tablename__ = "leaf"
    __table_args__ = (UniqueConstraint("tenant_id", "kind", "row_id", "seq"),)

    tenant_id: str = Field(primary_key=True)
    number: int = Field(
        sa_column=Column(BigInteger, primary_key=True, autoincrement=False)
    )
    kind: str
    row_id: UUID
    seq: int
    hash: bytes = Field(sa_column=Column(LargeBinary, nullable=False))


class Unsealed(SQLModel, table=True):
    """A row without a leaf. A trigger writes it with the row itself (ADR 0028)."""

    __tablename__ = "unsealed"

    tenant_id: str = Field(primary_key=True)
    kind: str = Field(primary_key=True)
    row_id: UUID = Field(primary_key=True)
    seq: int = Field(primary_key=True)
