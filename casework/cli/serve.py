"""`casework serve` and `casework migrate`: run everything here; prepare a database."""

import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from threading import Event
from types import FrameType
from typing import Annotated

import typer

from casework.bootstrap import Office, office
from casework.cli.errors import one_line, show
from casework.cli.processen import AsJson
from casework.demo.first_start import logins_of, prepare
from casework.demo.logins import shown
from casework.serve.household import LOOK, Addresses, household, mails_of
from casework.serve.mail_folder import MailFolder
from casework.serve.pages import pages_of
from casework.settings import Settings

_PARENT = "volg de link in de nieuwste mail aan ouder-1-2 of ouder-1-4"
Empty = Annotated[bool, typer.Option("--leeg", help="Geen proefzaken maken.")]


def serve(*, leeg: Empty = False, as_json: AsJson = False) -> None:
    """Draai alles op deze machine: database, pagina's, post, en de bewaking."""
    began = time.monotonic()
    with one_line(), _stopping() as stopped, office() as opened:
        tell = partial(_say, as_json=as_json)
        tell("database", _database(opened.settings))
        pages = pages_of(opened.settings)
        if not leeg and _try_out(opened, pages.url):
            tell("proefzaken", "gemaakt, eenmalig; zonder: casework serve --leeg")
        with household(opened.settings, pages, stopped, tell) as (addresses, look):
            _tell_all(tell, _lines(opened.settings, addresses))
            took = round(time.monotonic() - began, 1)
            if not stopped.is_set():
                _tell_all(tell, _next(pages.url, took, leeg=leeg))
            while not stopped.wait(LOOK):
                look()
    _say("gestopt", "alles is netjes afgesloten", as_json=as_json)


def _try_out(opened: Office, url: str) -> bool:
    """Make cases to try, when the mail they give stays on this machine."""
    folder = MailFolder(mails_of(opened.settings))
    return prepare(opened, url, lambda message: folder.keep(message.as_bytes()))


def _in_one_line(login: dict[str, str]) -> str:
    return f"{login['email']:<28} {login['wachtwoord']:<18} {login['rol']}"


def migrate(*, as_json: AsJson = False) -> None:
    """Breng de tabellen op de nieuwste stand; onschadelijk als ze dat al zijn."""
    with one_line(), office() as opened:
        _say("database", _database(opened.settings), as_json=as_json)
    _say("klaar", "de tabellen zijn bij", as_json=as_json)


@contextmanager
def _stopping() -> Iterator[Event]:
    """Give what is set when somebody asks the program to end."""
    stopped = Event()

    def stop(_number: int, _frame: FrameType | None) -> None:
        stopped.set()

    before = {
        number: signal.signal(number, stop)
        for number in (signal.SIGINT, signal.SIGTERM)
    }
    try:
        yield stopped
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _database(settings: Settings) -> str:
    return (
        str(settings.home / "postgres")
        if settings.embedded
        else "CASEWORK_DATABASE_URL"
    )


def _lines(settings: Settings, addresses: Addresses) -> list[tuple[str, str]]:
    mails = str(addresses.mails) if addresses.mails else settings.smtp_host
    return [
        ("mail", mails or "geen mailserver: zet CASEWORK_SMTP_HOST"),
        ("sms", settings.sms_url or f"{settings.home / 'sms'}: de codes voor ouders"),
        ("prefect", addresses.prefect),
        ("wachtwoord", f"{addresses.password_file}"),
        ("logs", str(addresses.logs)),
        *(("inloggen", _in_one_line(login)) for login in _logins(settings)),
    ]


def _logins(settings: Settings) -> list[dict[str, str]]:
    return [*shown(logins_of(settings.home))]


def _next(url: str, took: float, *, leeg: bool) -> list[tuple[str, str]]:
    """Say what somebody who is new here does first; the last line ends the start."""
    first = [
        ("begin", f"open {url}/inloggen en kies hierboven een login"),
        ("code", "uw code van dit moment: .venv/bin/casework demo --logins"),
        ("ouder", _PARENT),
    ]
    return [
        *([] if leeg else first),
        ("klaar", f"na {took} seconden; stoppen met Ctrl-C"),
    ]


def _tell_all(tell: Callable[[str, str], None], lines: list[tuple[str, str]]) -> None:
    for what, said in lines:
        tell(what, said)


def _say(what: str, said: str, *, as_json: bool) -> None:
    if as_json:
        show({"wat": what, "waar": said})
    else:
        typer.echo(f"{what:<12}{said}")
