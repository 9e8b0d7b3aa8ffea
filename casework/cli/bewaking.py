"""`casework bewaking`: what nobody will do unless somebody looks, checked now."""

from typing import Annotated

import typer

from casework.bootstrap import office
from casework.cli.errors import FINDINGS, one_line, show
from casework.cli.processen import AsJson
from casework.services.batch import Line
from casework.services.nightly import check_all
from casework.work import Desk


def bewaking(
    *,
    swv: Annotated[str | None, typer.Option(help="Een SWV; anders allemaal.")] = None,
    as_json: AsJson = False,
) -> None:
    """Controleer nu wat anders elke nacht wordt gecontroleerd."""
    with one_line(), office() as opened:
        tenants = [swv] if swv else sorted(opened.desk.tenants)
        found = {tenant: _all(opened.desk, tenant) for tenant in tenants}
    total = sum(len(lines) for lines in found.values())
    if as_json:
        show({tenant: [vars(line) for line in told] for tenant, told in found.items()})
    else:
        typer.echo(in_words(found, total))
    raise typer.Exit(FINDINGS if total else 0)


def _all(desk: Desk, tenant: str) -> list[Line]:
    batch = check_all(desk, tenant)
    lines = [*batch.lines]
    while batch.after:
        batch = check_all(desk, tenant, batch.after)
        lines += batch.lines
    return lines


def in_words(found: dict[str, list[Line]], total: int) -> str:
    """Return the findings as people read them."""
    if not total:
        return "Alles loopt: elke open zaak heeft een klok en iemand die verder kan."
    lines = [
        f"- {tenant} {line.kenmerk} ({line.what}): {line.outcome}"
        for tenant, told in found.items()
        for line in told
    ]
    return "\n".join((f"{total} keer moet iemand kijken.", *lines))
