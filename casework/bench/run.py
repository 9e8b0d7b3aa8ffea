"""Run the measures one after the other, and tell with them what they stand on."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

import psycopg

from casework.bench.machine import machine, meanwhile, stand
from casework.bench.measures import MEASURES, Measure
from casework.bench.place import Bench, Wishes, bench, plain
from casework.bench.report import Report
from casework.bench.result import Result, broken


class UnknownMeasure(LookupError):
    """There is no measure of this name."""


def chosen(names: Sequence[str]) -> list[Measure]:
    """Return the measures of these names, or all. Raises `UnknownMeasure`."""
    known = {measure.name: measure for measure in MEASURES}
    for name in (name for name in names if name not in known):
        told = ", ".join(known)
        raise UnknownMeasure(f"Meting '{name}' is onbekend. Kies uit: {told}.")
    return [known[name] for name in dict.fromkeys(names)] or [*MEASURES]


def run(
    measures: Sequence[Measure],
    wishes: Wishes,
    *,
    tell: Callable[[int, str], None] = lambda _, __: None,
    keep: Callable[[Result], None] = lambda _: None,
) -> Report:
    """Measure on a private database; what is finished survives whatever comes after.

    ``tell`` hears what is done, and how many are; ``keep`` gets each result as soon as
    it is there. Raises `Forgetful` when the database does not keep what it is told.
    """
    before = stand()
    report = Report([], {"seed": wishes.seed, "scale": wishes.scale}, wishes.quick)
    try:
        with bench(wishes) as place:
            url = plain(place.server.url("postgres"))
            with psycopg.connect(url, autocommit=True) as connection:
                report.machine.update(machine(connection, place.folder))
            for done, measure in enumerate(measures):
                heard = partial(tell, done)
                heard(measure.name)
                _measured(report, replace(place, tell=heard), measure, keep)
    except BaseException as error:
        if not report.machine.get("fsync") or not _told_to_stop(error):
            raise
        report.stopped = True
    report.machine.update(meanwhile(before))
    return report


def _measured(
    report: Report, place: Bench, measure: Measure, keep: Callable[[Result], None]
) -> None:
    """Do one measure. One that breaks is said to be broken, and the others come."""
    try:
        found = measure.measure(place)
    except Exception as error:
        if _told_to_stop(error):
            raise
        report.broken.append(measure.name)
        found = [broken(measure.name, measure.what, error)]
    for result in found:
        report.results.append(result)
        keep(result)


def _told_to_stop(error: BaseException | None) -> bool:
    """Tell whether somebody ended the run, or what broke did so because of that."""
    while error is not None and not isinstance(error, KeyboardInterrupt):
        error = error.__context__
    return error is not None
