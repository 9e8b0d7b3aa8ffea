"""The address of a PostgreSQL database, however people write it."""

from typing import Annotated

from pydantic import AfterValidator
from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError


def _named_driver(url: str) -> str:
    """Name the driver, so that every usual way of writing the URL works."""
    try:
        parsed = make_url(url)
    except ArgumentError:
        raise ValueError("is geen database-URL") from None
    if parsed.get_backend_name() in ("postgres", "postgresql"):
        parsed = parsed.set(drivername="postgresql+psycopg")
    return parsed.render_as_string(hide_password=False)


DatabaseUrl = Annotated[str, AfterValidator(_named_driver)]


def same_database(one: str, other: str) -> bool:
    """Tell whether two addresses name the same database, whoever logs in."""
    left, right = make_url(one), make_url(other)
    return (left.host, left.port or 5432, left.database, left.query.get("host")) == (
        (right.host, right.port or 5432, right.database, right.query.get("host"))
    )
