"""Every error leaves the command line as one line on stderr, with its exit code."""

import json
from collections.abc import Generator
from contextlib import contextmanager
from typing import Any

import psycopg
import typer
from sqlalchemy.exc import SQLAlchemyError

from casework.access import CaseNotFound
from casework.backup.manifest import BadBackup
from casework.bootstrap import HalfRestored
from casework.clock import ClockDiffers
from casework.embedded import EmbeddedError
from casework.keystore import KeystoreError
from casework.proof.destruction import BadRecords
from casework.proof.inclusion import BadProof
from casework.proof.note import BadNote
from casework.proof.signing import BadKeyText
from casework.serve.child import StillThere
from casework.serve.household import CannotServe
from casework.serve.pages import PortTaken
from casework.services.accounts.known import UnknownAccount
from casework.services.exchange.known import UnknownPartner
from casework.services.exchange.own_known import UnknownKey
from casework.services.fit import WrongKeystore
from casework.services.open_case import UnknownProcess
from casework.services.proof.prove import NotInLog
from casework.services.repeats import BadKey, KeyReused
from casework.services.write import Stale
from casework.settings import BadSettings
from casework.tenants import BadTenant
from casework.vault import CannotOpen, CannotSeal
from casework.wall import NoWall
from casework.work import UnknownTenant
from statemachines.engine import Refused
from statemachines.reason_text import reason_text
from statemachines.terms import ImpossibleTerm

FINDINGS = 1
WRONG_USAGE = 2

_REFUSED = (
    BadProof,
    CaseNotFound,
    KeyReused,
    NotInLog,
    Stale,
    UnknownAccount,
    UnknownKey,
    UnknownPartner,
)
_WRONG = (
    BadBackup,
    BadKeyText,
    BadNote,
    CannotOpen,
    CannotSeal,
    ImpossibleTerm,
    BadKey,
    BadRecords,
    BadSettings,
    BadTenant,
    CannotServe,
    ClockDiffers,
    EmbeddedError,
    HalfRestored,
    KeystoreError,
    NoWall,
    PortTaken,
    StillThere,
    UnknownProcess,
    UnknownTenant,
    WrongKeystore,
)


class Usage(Exception):
    """What was typed cannot be meant. One Dutch line."""


@contextmanager
def one_line() -> Generator[None, None, None]:
    """Turn the errors that a user can meet into one line and an exit code."""
    try:
        yield
    except Refused as refusal:
        told = " ".join(reason_text(reason) for reason in refusal.reasons)
        raise _exit(told, FINDINGS) from None
    except _REFUSED as refusal:
        raise _exit(str(refusal), FINDINGS) from None
    except (*_WRONG, Usage) as error:
        raise _exit(str(error), WRONG_USAGE) from None
    except (SQLAlchemyError, psycopg.Error) as error:
        raise _exit(f"De database weigert: {_cause(error)}", WRONG_USAGE) from None


def show(data: Any) -> None:  # noqa: ANN401  whatever JSON can hold
    """Print data as JSON."""
    typer.echo(json.dumps(data, ensure_ascii=False, default=str))


def _cause(error: Exception) -> str:
    """Say what went wrong in the database, without any value from a row."""
    driver = getattr(error, "orig", error)
    if isinstance(driver, psycopg.Error) and driver.diag.message_primary:
        return driver.diag.message_primary
    if isinstance(driver, psycopg.OperationalError):  # it could not be reached
        return str(driver).splitlines()[0]
    return type(driver).__name__


def _exit(sentence: str, code: int) -> typer.Exit:
    typer.echo(" ".join(sentence.split()), err=True)
    return typer.Exit(code)
