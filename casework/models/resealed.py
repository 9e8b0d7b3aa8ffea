"""What took the place of a sealed fact: an older one that is put back is seen."""

from sqlalchemy import BigInteger, Column, Identity, Index, LargeBinary
from sqlmodel import Field, SQLModel


class Resealed(SQLModel, table=True):
    """The commitment of a fact at the moment it was sealed in the place of another.

    ``place`` is a table and a column, and ``row`` names the row. Never changed.
    """

    __tablename__ = "resealed"
    __table_args__ = (Index("resealed_place", "tenant_id", "place", "row", "id"),)

    id: int = Field(
        sa_column=Column(BigInteger, Identity(always=True), primary_key=True)
    )
    tenant_id: str
    place: str
    row: str
    sha256: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
