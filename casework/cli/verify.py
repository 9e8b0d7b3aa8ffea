"""`casework verify`: the journal, and the rows against the journal."""

from typing import Annotated

import typer

from casework.bootstrap import office
from casework.cli.errors import FINDINGS, one_line, show
from casework.cli.processen import AsJson
from casework.services.verify import Verified, strange_tenants
from casework.services.verify import verify as verify_all
from casework.work import Desk


def verify(
    *,
    swv: Annotated[str | None, typer.Option(help="Een SWV; anders allemaal.")] = None,
    as_json: AsJson = False,
) -> None:
    """Bewijs dat de zaken zijn wat het logboek zegt."""
    with one_line(), office() as opened:
        total = _all(opened.desk, [swv] if swv else sorted(opened.desk.tenants))
    if as_json:
        show(
            {
                "cases": total.cases,
                "entries": total.entries,
                "findings": [*total.findings],
            }
        )
    else:
        typer.echo(in_words(total))
    raise typer.Exit(FINDINGS if total.findings else 0)


def _all(desk: Desk, tenants: list[str]) -> Verified:
    checked, strangers = [], set[str]()
    for tenant in tenants:
        with desk.look(tenant) as work:
            checked.append(verify_all(work))
            strangers.update(strange_tenants(work, list(desk.tenants)))
    return Verified(
        sum(one.cases for one in checked),
        sum(one.entries for one in checked),
        (
            *(f"{name}: zaken van een onbekend SWV" for name in sorted(strangers)),
            *(finding for one in checked for finding in one.findings),
        ),
    )


def in_words(verified: Verified) -> str:
    """Return the outcome as people read it."""
    counted = f"{verified.cases} zaken en {verified.entries} regels gecontroleerd."
    if not verified.findings:
        return f"{counted} Alles klopt."
    return "\n".join((counted, *(f"- {finding}" for finding in verified.findings)))
