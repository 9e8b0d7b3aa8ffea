"""Open the office for one command, as the samenwerkingsverband that it names."""

from collections.abc import Generator
from contextlib import contextmanager

from casework.bootstrap import office
from casework.work import Work


@contextmanager
def working(swv: str | None) -> Generator[Work, None, None]:
    """Give one unit of work, committed when the block ends well.

    Without ``swv`` it is the samenwerkingsverband of the settings.
    """
    with office() as opened, opened.desk.work(swv or opened.settings.tenant) as work:
        yield work


@contextmanager
def looking(swv: str | None) -> Generator[Work, None, None]:
    """Give everything as it is at one moment; nothing is written."""
    with office() as opened, opened.desk.look(swv or opened.settings.tenant) as work:
        yield work
