"""Run the migrations on the database that `casework.database` names.

What they leave is put behind the wall, whatever tables there are by then.
"""

from alembic import context
from sqlalchemy import create_engine
from sqlalchemy.pool import NullPool
from sqlmodel import SQLModel

import casework.models  # noqa: F401  the tables register themselves
from casework.wall import raise_wall

ALONE = 7_042_013
"""The advisory lock that makes two programs migrate one after the other."""


def run() -> None:
    """Migrate in one transaction, one program at a time."""
    engine = create_engine(context.config.attributes["url"], poolclass=NullPool)
    with engine.begin() as connection:
        connection.exec_driver_sql(f"select pg_advisory_xact_lock({ALONE})")
        context.configure(connection=connection, target_metadata=SQLModel.metadata)
        context.run_migrations()
        raise_wall(connection)


run()
