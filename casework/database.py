"""The database of the cases: how to reach it, and how to bring it up to date."""

from importlib.resources import as_file, files

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, create_engine

PATIENCE = " ".join(
    f"-c {limit}"
    for limit in (
        "lock_timeout=10s",
        "statement_timeout=60s",
        "idle_in_transaction_session_timeout=60s",
    )
)
"""How long one program may keep others waiting."""


def connect(url: str) -> Engine:
    """Return an engine for PostgreSQL; connections are checked before use."""
    return create_engine(
        url,
        pool_pre_ping=True,
        pool_size=8,
        max_overflow=16,
        connect_args={"options": PATIENCE},
    )


def migrate(url: str) -> None:
    """Bring the tables up to date; harmless when they are."""
    with as_file(files("casework") / "migrations") as folder:
        config = Config()
        config.set_main_option("script_location", str(folder))
        config.attributes["url"] = url
        command.upgrade(config, "head")


def revisions() -> list[str]:
    """List every stand of the tables that this program knows, the newest first."""
    with as_file(files("casework") / "migrations") as folder:
        script = ScriptDirectory(str(folder))
        return [each.revision for each in script.walk_revisions()]
