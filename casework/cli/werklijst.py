"""`casework werklijst`: what somebody has to do now."""

from dataclasses import asdict
from typing import Annotated

import typer

from casework.cli.at_work import working
from casework.cli.errors import one_line, show
from casework.cli.input import actor
from casework.cli.processen import AsJson
from casework.services.worklist import Group, Task, worklist
from statemachines.dutch import in_words


def werklijst(
    *,
    als: Annotated[str, typer.Option("--als", help="Wiens lijst: rol:account.")],
    swv: Annotated[str | None, typer.Option("--swv", help="Het SWV.")] = None,
    as_json: AsJson = False,
) -> None:
    """Laat zien wat iemand nu moet doen, met de laatste dag erbij."""
    with one_line():
        by = actor(als)
        with working(swv) as work:
            tasks = worklist(work, by)
    if as_json:
        show([asdict(task) for task in tasks])
    else:
        typer.echo(list_in_words(tasks))


def list_in_words(tasks: list[Task]) -> str:
    """Return the list as people read it, group by group."""
    if not tasks:
        return "Er staat niets voor u klaar."
    lines = []
    for group in Group:
        found = [task for task in tasks if task.groep is group]
        lines += [f"{group.capitalize()} ({len(found)})"] if found else []
        lines += [_line(task) for task in found]
    return "\n".join(lines)


def _line(task: Task) -> str:
    what = "; ".join(task.stappen) or f"wacht op {task.wacht_op or 'een ander'}"
    last = f" Laatste dag: {in_words(task.laatste_dag)}." if task.laatste_dag else ""
    return f"- {task.kenmerk} ({task.soort}): {what}.{last}"
