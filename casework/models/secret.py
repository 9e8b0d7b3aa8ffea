"""A fact that may not be stored in clear."""

from uuid import UUID

from sqlalchemy import Column, LargeBinary
from sqlmodel import Field, SQLModel

from casework.models.columns import within_case


class Secret(SQLModel, table=True):
    """One fact as it was given in one step, encrypted with the key of its class."""

    __tablename__ = "secret"
    __table_args__ = (within_case(),)

    case_id: UUID = Field(primary_key=True)
    field: str = Field(primary_key=True)
    seq: int = Field(primary_key=True)
    tenant_id: str
    data_class: str
    ciphertext: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
