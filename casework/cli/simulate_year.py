"""Play a year for the command line: a bar on stderr, and how long it took."""

import resource
import sys
from pathlib import Path
from time import perf_counter
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from casework.cli.errors import Usage
from casework.simulate.mischief import usual
from casework.simulate.plan import Plan
from casework.simulate.plots import NoPlots, draw
from casework.simulate.report import as_data, in_words
from casework.simulate.watching import Watching
from casework.simulate.year import run

SUMMARY = "jaar.txt"
"""What the year came to, beside its plots."""
_KILOBYTE = 1024


def played(plan: Plan, plots: Path | None) -> tuple[dict[str, Any], str]:
    """Return the year as JSON values and in words; draw it when that is asked."""
    if plots is not None:
        _check(plots)
    watching, started = Watching(), perf_counter()
    with _bar() as bar:
        task = bar.add_task("Schooljaar", total=None)

        def progress(done: int, whole: int) -> None:
            bar.update(task, completed=done, total=whole)

        world = run(plan, watch=watching, progress=progress, mischief=usual(plan.first))
    data = as_data(world, watching)
    told = in_words(data)
    if plots is not None:
        draw(data, plots)
        (plots / SUMMARY).write_text(f"{told}\n", "utf-8")
    took = {"seconds": round(perf_counter() - started), "megabytes": _megabytes()}
    how_long = f"{took['seconds']} seconden, {took['megabytes']} MB."
    return {**data, "run": took}, f"{told}\n{how_long}"


def _bar() -> Progress:
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.completed} van {task.total} dagen"),
        TimeElapsedColumn(),
        console=Console(stderr=True),
    )


def _check(plots: Path) -> None:
    """Say before the year begins, and not after it, that nothing can be drawn."""
    try:
        plots.mkdir(parents=True, exist_ok=True)
        draw({}, plots)
    except NoPlots as lack:
        raise Usage(str(lack)) from None
    except OSError:
        raise Usage(f"De map {str(plots)!a} is niet te maken.") from None


def _megabytes() -> int:
    """Return the most memory that this process had at once."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most // (_KILOBYTE if sys.platform != "darwin" else _KILOBYTE**2)
