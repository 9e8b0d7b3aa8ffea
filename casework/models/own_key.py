"""The keys of our own organisations: with which we sign, and with which we open."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import (
    CheckConstraint,
    Column,
    DateTime,
    LargeBinary,
    UniqueConstraint,
)
from sqlmodel import Field, SQLModel


class KeyUse(StrEnum):
    """What a key of ours is for. Never both (security.md 1.6)."""

    SIGN = "sign"
    DECRYPT = "decrypt"


class KeyState(StrEnum):
    """Where a key of ours is in its life."""

    REQUESTED = "requested"
    ACTIVE = "active"
    RETIRED = "retired"
    DESTROYED = "destroyed"


class OwnKey(SQLModel, table=True):
    """A key of an organisation of ours, and its certificate when that was issued.

    ``partij`` is a party of the covenant; ``organisatie`` the BRIN of a school, empty
    for all of them. ``sealed`` is the private key, which only the vault opens.
    """

    __tablename__ = "own_key"
    __table_args__ = (
        UniqueConstraint("tenant_id", "id"),
        UniqueConstraint("tenant_id", "sha256"),
        CheckConstraint("destroyed_by is null or destroyed_by <> destroy_asked_by"),
        CheckConstraint("(state = 'destroyed') = (sealed is null)"),
        CheckConstraint("(state = 'requested') <= (der is null)"),
    )

    id: UUID = Field(primary_key=True)
    tenant_id: str
    partij: str
    organisatie: str = ""
    kind: str
    naam: str
    der: bytes | None = Field(default=None, sa_column=Column(LargeBinary))
    sha256: bytes | None = Field(default=None, sa_column=Column(LargeBinary))
    sealed: bytes | None = Field(default=None, sa_column=Column(LargeBinary))
    state: str
    made_by: str
    made_at: datetime = Field(sa_type=DateTime(timezone=True))
    not_before: datetime | None = Field(default=None, sa_type=DateTime(timezone=True))
    not_after: datetime | None = Field(default=None, sa_type=DateTime(timezone=True))
    retired_at: datetime | None = Field(default=None, sa_type=DateTime(timezone=True))
    destroy_asked_by: str | None = None
    destroyed_by: str | None = None
    destroyed_at: datetime | None = Field(default=None, sa_type=DateTime(timezone=True))
