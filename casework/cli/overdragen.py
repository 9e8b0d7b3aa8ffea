"""`casework zaak overdragen`: somebody leaves, and another takes the place."""

from dataclasses import asdict
from typing import Annotated

import typer

from casework.access import SYSTEEM
from casework.bootstrap import office
from casework.cli.errors import FINDINGS, Usage, one_line, show
from casework.cli.processen import AsJson
from casework.ids import normalise
from casework.services.assigned import Assigned, assigned
from casework.services.hand_over import (
    HandOver,
    Result,
    check_hand_over,
    hand_over,
)
from casework.services.register_hand_over import hand_over_register
from casework.work import Desk
from statemachines.dutch import in_words
from statemachines.roles import Role


def overdragen(  # noqa: PLR0913  a command line has one parameter for each option
    *,
    van: Annotated[str, typer.Option(help="Het account dat weggaat.")],
    naar: Annotated[str, typer.Option(help="Het account dat de zaken krijgt.")],
    rol: Annotated[str, typer.Option(help="De rol.")],
    kenmerk: Annotated[
        list[str] | None, typer.Option(help="Alleen deze zaak; vaker kan.")
    ] = None,
    proef: Annotated[bool, typer.Option("--proef", help="Laat alleen zien.")] = False,
    swv: Annotated[str | None, typer.Option("--swv", help="Het SWV.")] = None,
    as_json: AsJson = False,
) -> None:
    """Draag de open zaken van iemand over aan een ander."""
    with one_line():
        hand = HandOver(van, naar, _role(rol))
        only = [normalise(text) for text in kenmerk] if kenmerk else None
        with office() as opened:
            place = (opened.desk, swv or opened.settings.tenant)
            if proef:
                _show_plan(_plan(*place, hand, only), as_json=as_json)
                return
            results = _all(*place, hand, only)
    _show_results(results, as_json=as_json)
    if not all(result.done for result in results):
        raise typer.Exit(FINDINGS)


def _role(text: str) -> Role:
    try:
        return Role(text)
    except ValueError:
        raise Usage("Deze rol bestaat niet. Zie `casework processen`.") from None


def _plan(
    desk: Desk, tenant: str, hand: HandOver, only: list[str] | None
) -> list[Assigned]:
    with desk.work(tenant) as work:
        check_hand_over(work, hand, by=SYSTEEM)
        found = assigned(work, hand.van, hand.role)
    return [case for case in found if only is None or case.kenmerk in only]


def _all(
    desk: Desk, tenant: str, hand: HandOver, only: list[str] | None
) -> list[Result]:
    """Go on until only cases are left that cannot be handed over."""
    told: dict[str, Result] = {}
    while True:
        left = [c.kenmerk for c in _plan(desk, tenant, hand, only)]
        fresh = [kenmerk for kenmerk in left if kenmerk not in told]
        if not fresh:
            break
        batch = hand_over(desk, tenant, hand, by=SYSTEEM, only=fresh)
        told |= {result.kenmerk: result for result in batch}
    if only is None:
        with desk.work(tenant) as work:
            hand_over_register(work, hand, by=SYSTEEM)
    return [*told.values()]


def _show_plan(cases: list[Assigned], *, as_json: bool) -> None:
    if as_json:
        show({"zaken": [asdict(case) for case in cases]})
        return
    for case in cases:
        last = in_words(case.laatste_dag) if case.laatste_dag else "geen termijn"
        typer.echo(f"{case.kenmerk}: {last}")
    typer.echo(f"{len(cases)} zaken. Er is niets veranderd.")


def _show_results(results: list[Result], *, as_json: bool) -> None:
    if as_json:
        show({"zaken": [{**asdict(each), "gedaan": each.done} for each in results]})
        return
    for result in results:
        typer.echo(f"{result.kenmerk}: {result.why or 'overgedragen'}")
    done = sum(result.done for result in results)
    typer.echo(f"{done} van {len(results)} zaken overgedragen.")
