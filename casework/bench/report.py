"""What came out of a run, also of one that was ended half-way."""

from dataclasses import dataclass, field
from typing import Any

from casework.bench.result import Result


@dataclass
class Report:
    """What came out, so far or in all. ``quick``: the numbers say less.

    ``broken`` names the measures that ended in an error of their own, and ``stopped``
    tells that somebody ended the run before its end.
    """

    results: list[Result]
    machine: dict[str, Any]
    quick: bool
    broken: list[str] = field(default_factory=list)
    stopped: bool = False

    @property
    def missed(self) -> list[Result]:
        """The results that are on the wrong side of their target."""
        return [result for result in self.results if result.met is False]

    def told(self) -> dict[str, Any]:
        """Return it as JSON can hold it."""
        results = [result.told() for result in self.results]
        return {**vars(self), "results": results}
