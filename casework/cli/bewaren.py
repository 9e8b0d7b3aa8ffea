"""`casework bewaren …`: until when facts are kept, and the end of them."""

from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import asdict
from typing import Annotated

import typer

from casework.bootstrap import Office, office
from casework.cli.bewaren_blokkade import stilzetten, uitschrijving, vrijgeven
from casework.cli.bewaren_tabel import tabel
from casework.cli.bewaren_verklaring import verklaring
from casework.cli.errors import FINDINGS, Usage, one_line, show
from casework.cli.processen import AsJson
from casework.services.batch import Batch, Line
from casework.services.retention.confirm import (
    Proposal,
    confirmer,
    proposals,
)
from casework.services.retention.destroy import Erased, destroy_due
from casework.services.retention.legal_hold import holds
from casework.services.retention.propose import propose_destruction
from casework.services.retention.say_yes import say_yes
from casework.work import Desk
from statemachines.dutch import in_words

app = typer.Typer(help="Hoe lang gegevens blijven, en het einde ervan.")
app.command("stilzetten")(stilzetten)
app.command("vrijgeven")(vrijgeven)
app.command("uitschrijving")(uitschrijving)
app.command("tabel")(tabel)
app.command("verklaring")(verklaring)

Swv = Annotated[str | None, typer.Option("--swv", help="Het SWV.")]
Service = Callable[[Desk, str, str | None], Batch]


@app.command("voorstellen")
def propose(*, swv: Swv = None, as_json: AsJson = False) -> None:
    """Kijk welke bewaartermijnen bijna voorbij zijn, en stel voor wat weg kan."""
    with one_line(), _office(swv) as (opened, tenant):
        lines = _all(propose_destruction, opened.desk, tenant)
    _show_lines(lines, "Er komt niets nieuws in aanmerking.", as_json=as_json)


@app.command("wissen")
def erase(*, swv: Swv = None, as_json: AsJson = False) -> None:
    """Wis wat is bevestigd en waarvan de bewaartermijn voorbij is."""
    with one_line(), _office(swv) as (opened, tenant):
        lines = _all(destroy_due, opened.desk, tenant)
    _show_lines(lines, "Er is niets dat nu mag worden gewist.", as_json=as_json)
    raise typer.Exit(FINDINGS if any(o.outcome != "gewist" for o in lines) else 0)


@app.command("lijst")
def list_(
    *,
    alles: Annotated[bool, typer.Option(help="Ook wat al is gewist.")] = False,
    swv: Swv = None,
    as_json: AsJson = False,
) -> None:
    """Laat zien wat wacht op wissen, met de uitleg van elke dag, en de blokkades."""
    with (
        one_line(),
        _office(swv) as (opened, tenant),
        opened.desk.work(tenant) as work,
    ):
        found, held = proposals(work, also_done=alles), holds(work)
    if as_json:
        show(
            {
                "voorstellen": [asdict(one) for one in found],
                "blokkades": [asdict(hold) for hold in held],
            }
        )
        return
    typer.echo("\n".join(map(_line, found)) or "Er wacht niets op wissen.")
    for hold in held:
        typer.echo(f"BLOKKADE {hold.id} {hold.kenmerk}: {hold.kind.zin}")


@app.command("bevestigen")
def confirm_(
    *,
    door: Annotated[str, typer.Option(help="Het account van wie bevestigt.")],
    maand: Annotated[str, typer.Option(help="Alles van een maand: 2029-02.")] = "",
    zaak: Annotated[str, typer.Option(help="Alles van een zaak.")] = "",
    alles: Annotated[bool, typer.Option(help="Alles wat wacht.")] = False,
    swv: Swv = None,
    as_json: AsJson = False,
) -> None:
    """Bevestig dat iets weg mag; wat dan compleet is en mag, wordt meteen gewist."""
    with one_line(), _office(swv) as (opened, tenant):
        with opened.desk.work(tenant) as work:
            by = confirmer(work, door)
            chosen = _chosen(proposals(work), maand, zaak.upper(), alles=alles)
            ids = [one.id for one in chosen]
        number, erased = say_yes(opened.desk, tenant, ids, by=by, most=None)
    _show_confirmed(number, erased, as_json=as_json)


def _chosen(
    found: list[Proposal], month: str, kenmerk: str, *, alles: bool
) -> list[Proposal]:
    if sum(map(bool, (month, kenmerk, alles))) != 1:
        raise Usage("Kies een van de drie: --maand, --zaak of --alles.")
    return [
        one
        for one in found
        if alles
        or (month and f"{one.due_on:%Y-%m}" == month)
        or (kenmerk and one.kenmerk == kenmerk)
    ]


def _show_confirmed(number: int, results: list[Erased], *, as_json: bool) -> None:
    done = [one for one in results if one.gewist]
    waits = [one for one in results if not one.gewist]
    if as_json:
        told = {
            "gewist": [asdict(o) for o in done],
            "wacht": [asdict(o) for o in waits],
        }
        show({"bevestigd": number, **told})
        return
    typer.echo(f"{number} bevestigd, {len(done)} gewist.")
    for one in waits:
        typer.echo(f"- {one.kenmerk} {one.soort}: {one.told}")


def _line(one: Proposal) -> str:
    place = one.kenmerk or one.about
    need = " (twee personen)" if one.twee_personen else ""
    if one.gewist_op:
        state = f"gewist op {in_words(one.gewist_op.date())}"
    else:
        by = ", ".join(one.mensen) or "nog niemand"
        state = f"bewaren tot en met {in_words(one.due_on)}; bevestigd: {by}{need}"
    return f"{place} {one.soort} [{one.rule}]: {state}. {one.uitleg['zin']}"


def _show_lines(lines: list[Line], nothing: str, *, as_json: bool) -> None:
    if as_json:
        show([vars(line) for line in lines])
        return
    told = [f"- {line.kenmerk} ({line.what}): {line.outcome}" for line in lines]
    typer.echo("\n".join(told) or nothing)


def _all(service: Service, desk: Desk, tenant: str) -> list[Line]:
    batch = service(desk, tenant, None)
    lines = [*batch.lines]
    while batch.after:
        batch = service(desk, tenant, batch.after)
        lines += batch.lines
    return lines


@contextmanager
def _office(swv: str | None) -> Generator[tuple[Office, str], None, None]:
    with office() as opened:
        yield opened, swv or opened.settings.tenant
