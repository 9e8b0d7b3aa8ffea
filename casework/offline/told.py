"""What goes wrong is told in one line; a refusal by the covenant in one for each."""

from collections.abc import Generator
from contextlib import contextmanager

import typer

from casework.exchange import BadCertificate, CannotOpen, CannotSeal
from casework.offline.console import REFUSED, WRONG_USAGE
from statemachines.reason_text import reason_text


class Usage(Exception):
    """What was typed cannot be meant. One Dutch line."""


class InTheWay(Exception):
    """Something stands where the result has to go. One Dutch line."""


@contextmanager
def told() -> Generator[None, None, None]:
    """Turn the errors that a user can meet into lines and an exit code."""
    try:
        yield
    except CannotSeal as refusal:
        lines, code = [reason_text(each) for each in refusal.reasons], REFUSED
    except (CannotOpen, BadCertificate, InTheWay) as refusal:
        lines, code = [str(refusal)], REFUSED
    except Usage as error:
        lines, code = [str(error)], WRONG_USAGE
    else:
        return
    for line in lines:
        typer.echo(" ".join(line.split()), err=True)
    raise typer.Exit(code)
