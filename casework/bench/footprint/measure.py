"""(h) The memory of the programs under load, and how long they take to start."""

from collections.abc import Sequence

from casework.bench.footprint.load import Household, Watched, household, watched
from casework.bench.footprint.processes import growth
from casework.bench.footprint.starting import DATE, HELP, Start, started
from casework.bench.http.asker import WrongAnswer
from casework.bench.http.site import DidNotStart
from casework.bench.place import Bench
from casework.bench.result import Result

HOUR = 3600.0
_MINUTES, _MOMENT = 120, 12
_WHY_MEMORY = "Een programma dat blijft groeien, valt om als niemand kijkt."
_WHY_START = "Wie een opdracht typt, wacht hierop."


def measure(bench: Bench) -> Sequence[Result]:
    """Load a household for some minutes; time the start of it and of two commands."""
    seconds = HOUR if bench.hour else bench.few(_MINUTES, _MOMENT)
    return measured(bench, seconds)


def measured(bench: Bench, seconds: float) -> Sequence[Result]:
    """Load a household for so many seconds."""
    bench.tell("hoe lang de opdrachten starten")
    times = bench.few(5, 1)
    starts = {"help": started(HELP, times), "termijn": started(DATE, times)}
    bench.tell("casework serve start")
    try:
        with household(bench.folder / "huis") as house:
            seen = watched(house, seconds, seconds / 60, bench.tell)
            return results(starts, house, seen)
    except (DidNotStart, WrongAnswer) as error:
        return [_silent(error)]


def results(
    starts: dict[str, Start], house: Household, seen: Watched
) -> Sequence[Result]:
    """Return all that was found; nothing of it has a target."""
    return [
        *(_start(name, start) for name, start in starts.items()),
        _reported(
            "start_pages",
            "casework serve tot de pagina's er zijn",
            house.pages_after,
            "s",
        ),
        _reported(
            "start_serve", "casework serve tot alles draait", house.ready_after, "s"
        ),
        *(_memory(seen, kind) for kind in ("web", "worker", "prefect")),
    ]


def _silent(why: Exception) -> Result:
    what, note = "casework serve onder belasting", f"niet meetbaar: {why}"
    return Result("memory_web", what, None, None, None, _WHY_MEMORY, note=note)


def _start(name: str, start: Start) -> Result:
    note = f"{start.cpu:.2f} s CPU, {start.modules} modules"
    return _reported(
        f"start_{name}", f"de start van casework {name}", start.seconds, "s", note
    )


def _memory(seen: Watched, kind: str) -> Result:
    last = seen.samples[-1]
    note = (
        f"na {last.at / 60:.0f} minuten en {seen.requests} vragen; "
        f"{growth(seen.samples, kind):+.1f} MB per uur in de tweede helft"
    )
    what = f"het geheugen van {kind} onder belasting"
    return _reported(f"memory_{kind}", what, last.held[kind], "MB", note)


def _reported(name: str, what: str, value: float, unit: str, note: str = "") -> Result:
    why = _WHY_MEMORY if unit == "MB" else _WHY_START
    return Result(
        name,
        what,
        round(value, 2),
        None,
        None,
        why,
        "lower",
        unit,
        "reported",
        note=note,
    )
