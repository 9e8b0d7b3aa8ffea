"""A sealed word for each tenant, that only the right keystore can open."""

from sqlalchemy import Column, LargeBinary
from sqlmodel import Field, SQLModel


class KeystoreSeal(SQLModel, table=True):
    """Proof that this database and this keystore belong together."""

    __tablename__ = "keystore_seal"

    tenant_id: str = Field(primary_key=True)
    sealed: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
