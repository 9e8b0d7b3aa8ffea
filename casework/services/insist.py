"""Write down what happened outside, also when the database is away for a moment.

A message that has left cannot be called back: an outcome that is not written is a
message sent twice.
"""

import time
from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

import psycopg
from sqlalchemy.exc import OperationalError

from casework.work import Desk, Work

Written = TypeVar("Written")

PASSING = (OperationalError, psycopg.OperationalError)
"""Errors of a database that restarts, or of a row that another program holds."""
PAUSES = (0.5, 1.0, 2.0, 5.0, 10.0, 20.0)
"""Seconds between the tries to write an outcome: a database restarts within these, and
all of it ends before the claim does."""


def insist(
    desk: Desk,
    tenant: str,
    write: Callable[[Work], Written],
    last: Callable[[Work], Written] | None = None,
) -> Written:
    """Write in a transaction of its own, again and again while the trouble may pass.

    ``last`` is how it is written the last time, when waiting did not help.
    """
    for pause in PAUSES:
        with suppress(*PASSING), desk.work(tenant) as work:
            return write(work)
        time.sleep(pause)
    with desk.work(tenant) as work:
        return (last or write)(work)
