"""What a samenwerkingsverband changed in its profile: a version for each change."""

from datetime import datetime
from typing import Any

from sqlalchemy import Column, DateTime
from sqlalchemy.dialects.postgresql import JSONB
from sqlmodel import Field, SQLModel


class TenantSetting(SQLModel, table=True):
    """One change: who, when, which part, how it was and how it is.

    ``overlay`` is everything that was changed up to and with this version; it lies over
    the profile. Rows are only added.
    """

    __tablename__ = "tenant_setting"

    tenant_id: str = Field(primary_key=True)
    version: int = Field(primary_key=True)
    at: datetime = Field(sa_type=DateTime(timezone=True))
    by: str
    part: str
    before: Any = Field(sa_column=Column(JSONB, nullable=False))
    after: Any = Field(sa_column=Column(JSONB, nullable=False))
    overlay: Any = Field(sa_column=Column(JSONB, nullable=False))
