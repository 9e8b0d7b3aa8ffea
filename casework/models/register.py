"""The register: who belongs to a pupil, a school, and the SWV."""

from enum import StrEnum
from uuid import UUID

from sqlalchemy import Column, LargeBinary, UniqueConstraint
from sqlmodel import Field, SQLModel


class RegisterKind(StrEnum):
    """Whose people an entry holds."""

    SWV = "swv"
    SCHOOL = "school"
    LEERLING = "leerling"


class RegisterEntry(SQLModel, table=True):
    """The people of one pupil, one school or the SWV, sealed with a key of its own.

    ``code`` is the leerling_id or the school_id, and empty for the SWV.
    """

    __tablename__ = "register_entry"
    __table_args__ = (UniqueConstraint("tenant_id", "kind", "code"),)

    id: UUID = Field(primary_key=True)
    tenant_id: str
    kind: str
    code: str
    sealed: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
