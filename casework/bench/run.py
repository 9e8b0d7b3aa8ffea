"""Run the measures one after the other, and tell with them what they stand on."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import psycopg

from casework.bench.machine import machine, refuse_forgetful, stand
from casework.bench.measures import MEASURES, Measure
from casework.bench.place import Bench, bench, plain
from casework.bench.result import Result


@dataclass(frozen=True)
class Report:
    """What came out. ``quick``: for the shape; the numbers say less."""

    results: tuple[Result, ...]
    machine: dict[str, Any]
    quick: bool

    @property
    def missed(self) -> list[Result]:
        """The results that are on the wrong side of their target."""
        return [result for result in self.results if result.met is False]

    def told(self) -> dict[str, Any]:
        """Return it as JSON can hold it."""
        results = [result.told() for result in self.results]
        return {"results": results, "machine": self.machine, "quick": self.quick}


class UnknownMeasure(LookupError):
    """There is no measure of this name."""


def chosen(names: Sequence[str]) -> list[Measure]:
    """Return the measures of these names, or all. Raises `UnknownMeasure`."""
    known = {measure.name: measure for measure in MEASURES}
    for name in names:
        if name not in known:
            told = ", ".join(known)
            raise UnknownMeasure(f"Meting '{name}' is onbekend. Kies uit: {told}.")
    return [known[name] for name in dict.fromkeys(names)] or [*MEASURES]


def run(
    measures: Sequence[Measure],
    *,
    quick: bool = False,
    scale: float = 0.1,
    seed: int = 1,
    tell: Callable[[int, str], None] = lambda _, __: None,
    hour: bool = False,
) -> Report:
    """Measure on a private database; `tell` hears what is done, and how many are.

    Raises `Forgetful` when the database does not keep what it is told.
    """
    before = stand()
    with bench(quick=quick, scale=scale, seed=seed, hour=hour) as place:
        url = plain(place.server.url("postgres"))
        with psycopg.connect(url, autocommit=True) as connection:
            refuse_forgetful(connection)
            results = [*_results(place, measures, tell)]
            told = machine(connection, place.folder, before)
    return Report(tuple(results), {**told, "seed": seed, "scale": scale}, quick)


def _results(
    place: Bench, measures: Sequence[Measure], tell: Callable[[int, str], None]
) -> Iterator[Result]:
    for done, measure in enumerate(measures):
        heard = partial(tell, done)
        heard(measure.name)
        yield from measure.measure(replace(place, tell=heard))
