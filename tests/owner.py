"""Whoever may do everything with the database: to tamper, and to look at everything."""

from contextlib import contextmanager

from sqlalchemy import NullPool, create_engine


@contextmanager
def as_owner(desk):
    """Give a connection in a transaction, past every wall."""
    with create_engine(desk.engine.url, poolclass=NullPool).begin() as connection:
        yield connection
