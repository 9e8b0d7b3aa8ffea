"""`casework sleutels`: which keys there are, and new ones while everybody works."""

from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated
from uuid import UUID

import typer
from rich.console import Console
from rich.progress import Progress

from casework.access import SYSTEEM
from casework.bootstrap import office
from casework.cli.errors import FINDINGS, Usage, one_line, show
from casework.cli.processen import AsJson
from casework.cli.sleutels_words import renewed_in_words, status_in_words, told
from casework.keystore import LocalMasterKey, read_master_key
from casework.services.field_keys import Scope, number_of_fields
from casework.services.hold import find
from casework.services.key_status import key_status
from casework.services.rotate import (
    Renewed,
    Waiting,
    end_master_change,
    renew_cases,
    renew_fields,
    renew_master,
    renew_tenant,
)
from casework.work import Desk, UnknownTenant

app = typer.Typer(help="De sleutels van de kluis: bekijken en vernieuwen.")


class Niveau(StrEnum):
    """Which keys are renewed."""

    MASTER = "master"
    SWV = "swv"
    ZAAK = "zaak"
    VELD = "veld"
    ALLES = "alles"


Swv = Annotated[str | None, typer.Option("--swv", help="Een SWV; anders allemaal.")]


@app.command()
def status(*, swv: Swv = None, as_json: AsJson = False) -> None:
    """Laat zien welke sleutels er zijn. Een sleutel zelf ziet u nooit."""
    with one_line(), office() as opened:
        found = key_status(opened.desk, _tenants(opened.desk, swv))
    if as_json:
        show(found)
    else:
        typer.echo(status_in_words(found))


@app.command()
def roteer(  # noqa: PLR0913  a command line has one parameter for each option
    niveau: Annotated[Niveau, typer.Argument(help="Welke sleutels.")],
    *,
    nieuw: Annotated[
        Path | None, typer.Option(help="Bij master: het bestand van de nieuwe.")
    ] = None,
    afronden: Annotated[
        bool, typer.Option("--afronden", help="Bij master: weiger de oude voortaan.")
    ] = False,
    zaak: Annotated[
        str | None, typer.Option(help="Bij zaak: alleen dit kenmerk.")
    ] = None,
    swv: Swv = None,
    geduld: Annotated[
        float, typer.Option(min=0, help="Zo veel seconden wachten op anderen.")
    ] = 600.0,
    as_json: AsJson = False,
) -> None:
    """Geef nieuwe sleutels terwijl iedereen doorwerkt. Herhalen mag: het gaat door."""
    with one_line():
        _refuse_odd(niveau, nieuw, zaak, swv, afronden=afronden)
        with office() as opened:
            desk = opened.desk
            if niveau is Niveau.MASTER:
                done = [_master(desk, nieuw)]
            else:
                case = _case(desk, zaak, swv)
                waiting = Waiting(patience=geduld)
                done = [
                    _one(desk, level, tenant, case, waiting)
                    for tenant in _tenants(desk, swv)
                    for level in _levels(niveau)
                ]
    if as_json:
        show({"resultaat": [told(one) for one in done]})
    else:
        typer.echo("\n".join(renewed_in_words(one) for one in done))
    raise typer.Exit(0 if all(one.klaar for one in done) else FINDINGS)


def _master(desk: Desk, nieuw: Path | None) -> Renewed:
    done = Renewed("master")
    if nieuw is None:
        done.klaar = end_master_change(desk)
        if not done.klaar:
            raise Usage("Er is geen wisseling van de hoofdsleutel om af te ronden.")
        done.niveau = "master afgerond"
        return done
    _watch("Sleutels van SWV's", None, renew_master(desk, _key(nieuw), done))
    return done


def _one(
    desk: Desk, level: Niveau, tenant: str, case: UUID | None, waiting: Waiting
) -> Renewed:
    done = Renewed(level.value, tenant)
    if level is Niveau.SWV:
        steps, total = renew_tenant(desk, tenant, done), None
    else:
        total = number_of_fields(desk, Scope(tenant, case))
        steps = (
            renew_cases(desk, tenant, case, done, waiting)
            if level is Niveau.ZAAK
            else renew_fields(desk, tenant, done)
        )
    _watch(f"{tenant}: {level.value}", total, steps)
    return done


def _watch(what: str, total: int | None, steps: Iterator[int]) -> None:
    """Do the steps, with a bar for who looks at a terminal."""
    console = Console(stderr=True)
    with Progress(console=console, disable=not console.is_terminal) as bar:
        task = bar.add_task(what, total=total)
        for number in steps:
            bar.advance(task, number)


def _levels(niveau: Niveau) -> tuple[Niveau, ...]:
    every = (Niveau.SWV, Niveau.ZAAK, Niveau.VELD)
    return every if niveau is Niveau.ALLES else (niveau,)


def _tenants(desk: Desk, swv: str | None) -> list[str]:
    if swv is not None and swv not in desk.tenants:
        raise UnknownTenant(swv, desk.tenants)
    return [swv] if swv else sorted(desk.tenants)


def _case(desk: Desk, kenmerk: str | None, swv: str | None) -> UUID | None:
    if kenmerk is None or swv is None:
        return None
    with desk.work(swv) as work:
        return find(work, kenmerk, SYSTEEM)


def _key(file: Path) -> LocalMasterKey:
    return read_master_key(file=file.expanduser().absolute())


def _refuse_odd(
    niveau: Niveau,
    nieuw: Path | None,
    zaak: str | None,
    swv: str | None,
    *,
    afronden: bool,
) -> None:
    """Raise `Usage` for options that do not belong together."""
    master = niveau is Niveau.MASTER
    faults = {
        "Geef bij master --nieuw BESTAND of --afronden, en niet allebei.": (
            master and (nieuw is None) != afronden
        ),
        "--nieuw en --afronden horen bij `roteer master`.": (
            not master and (nieuw is not None or afronden)
        ),
        "Een hoofdsleutel is van alle SWV's: laat --swv en --zaak weg.": (
            master and (swv is not None or zaak is not None)
        ),
        "--zaak hoort bij `roteer zaak` en vraagt ook --swv.": (
            zaak is not None and (niveau is not Niveau.ZAAK or swv is None)
        ),
    }
    for sentence, wrong in faults.items():
        if wrong:
            raise Usage(sentence)
