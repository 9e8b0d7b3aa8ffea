"""A zaak: one run of one process. The whole lockable state of it is in this row."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ARRAY,
    Column,
    DateTime,
    ForeignKeyConstraint,
    Index,
    LargeBinary,
    UniqueConstraint,
    Uuid,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlmodel import Field, SQLModel


class Case(SQLModel, table=True):
    """A case.

    ``dossier`` holds the facts that guards need and that are not secret; ``clocks``
    the open terms; ``people`` who takes part, without names; ``done`` who did what.
    ``lineage`` names the main cases above it and itself, the root first. ``head`` is
    the hash of the last journal entry and ``version`` its number. No index contains
    the state, so that a step is a HOT update.
    """

    __tablename__ = "cases"
    __table_args__ = (
        UniqueConstraint("tenant_id", "id"),
        UniqueConstraint("tenant_id", "kenmerk"),
        ForeignKeyConstraint(
            ["tenant_id", "parent_id"], ["cases.tenant_id", "cases.id"]
        ),
        Index(
            "cases_parent", "parent_id", postgresql_where=text("parent_id is not null")
        ),
        Index(
            "cases_open",
            "tenant_id",
            "opened_at",
            postgresql_where=text("closed_at is null"),
        ),
        Index("cases_open_id", "id", postgresql_where=text("closed_at is null")),
        Index(
            "cases_seats",
            "tenant_id",
            "opened_at",
            postgresql_where=text("closed_at is null and process = 'kerngroep'"),
        ),
    )

    id: UUID = Field(primary_key=True)
    tenant_id: str
    kenmerk: str
    process: str
    state: str
    version: int
    parent_id: UUID | None = None
    party: str | None = None
    lineage: list[UUID] = Field(sa_column=Column(ARRAY(Uuid), nullable=False))
    dossier: dict[str, Any] = Field(sa_column=Column(JSONB, nullable=False))
    clocks: list[dict[str, Any]] = Field(sa_column=Column(JSONB, nullable=False))
    people: list[dict[str, Any]] = Field(sa_column=Column(JSONB, nullable=False))
    done: dict[str, list[str]] = Field(sa_column=Column(JSONB, nullable=False))
    head: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    opened_at: datetime = Field(sa_type=DateTime(timezone=True))
    updated_at: datetime = Field(sa_type=DateTime(timezone=True))
    closed_at: datetime | None = Field(default=None, sa_type=DateTime(timezone=True))
