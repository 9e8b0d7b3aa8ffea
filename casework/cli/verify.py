"""`casework verify`: the journal, the rows against it, the log against its seals."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import typer

from casework.bootstrap import office
from casework.cli.errors import FINDINGS, one_line, show
from casework.cli.files import read_text
from casework.cli.processen import AsJson
from casework.services.proof.check import LogVerified, verify_log
from casework.services.proof.witness import Witness, read_witness, strange_witnesses
from casework.services.verify import Verified, strange_tenants
from casework.services.verify import verify as verify_all
from casework.work import Desk


@dataclass(frozen=True)
class Total:
    """All that was checked, of one samenwerkingsverband or of more."""

    cases: int
    entries: int
    leaves: int
    checkpoints: int
    unsealed: int
    witnesses: int
    findings: tuple[str, ...]

    def as_data(self) -> dict[str, Any]:
        """Return it as JSON values."""
        return {**vars(self), "findings": [*self.findings]}


def verify(
    *,
    swv: Annotated[str | None, typer.Option(help="Een SWV; anders allemaal.")] = None,
    witness: Annotated[
        list[Path] | None,
        typer.Option(help="Controlepunten die iemand buiten dit systeem bewaarde."),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Bewijs dat de zaken zijn wat het logboek zegt, en dat het logboek heel is."""
    with one_line():
        kept = [
            each for file in witness or () for each in read_witness(read_text(file))
        ]
        with office() as opened:
            total = check_all(opened.desk, kept, swv)
    show(total.as_data()) if as_json else typer.echo(in_words(total))
    raise typer.Exit(FINDINGS if total.findings else 0)


def check_all(
    desk: Desk, witnesses: list[Witness] | tuple[()] = (), swv: str | None = None
) -> Total:
    """Check one tenant, or all of them and that no other has anything here."""
    rows, logs, strange = [], [], set[str]()
    for tenant in [swv] if swv else sorted(desk.tenants):
        with desk.look(tenant) as work:
            rows.append(verify_all(work))
            logs.append(verify_log(work, witnesses))
            strange.update(strange_tenants(work, list(desk.tenants)))
    lost = strange_witnesses(witnesses, desk.tenants)
    nowhere = (
        *(f"{name}: zaken van een onbekend SWV" for name in sorted(strange)),
        *lost,
    )
    return _total(rows, logs, len(witnesses), nowhere)


def _total(
    rows: list[Verified], logs: list[LogVerified], witnesses: int, more: Iterable[str]
) -> Total:
    return Total(
        cases=sum(one.cases for one in rows),
        entries=sum(one.entries for one in rows),
        leaves=sum(one.leaves for one in logs),
        checkpoints=sum(one.checkpoints for one in logs),
        unsealed=sum(one.unsealed for one in logs),
        witnesses=witnesses,
        findings=(
            *more,
            *(finding for one in rows for finding in one.findings),
            *(finding for one in logs for finding in one.findings),
        ),
    )


def in_words(total: Total) -> str:
    """Return the outcome as people read it."""
    counted = f"{total.cases} zaken en {total.entries} regels gecontroleerd."
    sealed = f"Logboek: {total.leaves} bladen, {points(total.checkpoints)}."
    lines = [counted, sealed]
    if total.unsealed:
        lines.append(f"Nog zonder blad: {total.unsealed}.")
    if total.witnesses:
        lines.append(f"Vergeleken met {points(total.witnesses)} van een getuige.")
    elif total.checkpoints:
        lines.append("Niet vergeleken met een getuige: zie `--witness`.")
    if not total.findings:
        return " ".join((*lines, "Alles klopt."))
    return "\n".join((" ".join(lines), *(f"- {found}" for found in total.findings)))


def points(number: int) -> str:
    """Say how many checkpoints there are."""
    return "1 controlepunt" if number == 1 else f"{number} controlepunten"
