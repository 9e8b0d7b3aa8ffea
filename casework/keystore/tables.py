"""The tables of the keystore."""

from sqlalchemy import (
    Column,
    ForeignKeyConstraint,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Uuid,
)

METADATA = MetaData()

KEYSTORE = Table(
    "keystore",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("format", Integer, nullable=False),
    Column("master_id", String, nullable=False),
    Column("check_value", LargeBinary, nullable=False),
)
TENANT_KEY = Table(
    "tenant_key",
    METADATA,
    Column("tenant", String, primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("master_id", String, nullable=False),
    Column("wrapped", LargeBinary, nullable=False),
    Column("created_at", String, nullable=False),
)
DOSSIER = Table(
    "dossier",
    METADATA,
    Column("tenant", String, primary_key=True),
    Column("case_id", Uuid, primary_key=True),
    Column("data_class", String, primary_key=True),
    Column("destroyed_at", String),
)
DOSSIER_KEY = Table(
    "dossier_key",
    METADATA,
    Column("tenant", String, primary_key=True),
    Column("case_id", Uuid, primary_key=True),
    Column("data_class", String, primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("tenant_version", Integer, nullable=False),
    Column("wrapped", LargeBinary, nullable=False),
    Column("created_at", String, nullable=False),
    ForeignKeyConstraint(
        ["tenant", "case_id", "data_class"],
        ["dossier.tenant", "dossier.case_id", "dossier.data_class"],
    ),
    ForeignKeyConstraint(
        ["tenant", "tenant_version"], ["tenant_key.tenant", "tenant_key.version"]
    ),
)
MASTER_BRIDGE = Table(
    "master_bridge",
    METADATA,
    Column("from_id", String, primary_key=True),
    Column("to_id", String, primary_key=True),
    Column("wrapped", LargeBinary, nullable=False),
)
"""While the master key changes, each of the two opens the other."""
ROTATION = Table(
    "rotation",
    METADATA,
    Column("tenant", String, primary_key=True),
    Column("level", String, primary_key=True),
    Column("scope", String, primary_key=True),
    Column("version", Integer),
    Column("after_case", Uuid),
    Column("after_class", String),
    Column("started_at", String, nullable=False),
)
"""A change of keys that was begun and not finished, and how far it came."""
CHANGE = Table(
    "change",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("number", Integer, nullable=False),
)
"""How often something changed that programs may remember."""
