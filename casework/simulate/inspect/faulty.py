"""Nothing breaks: an error that is no refusal is a finding."""

from collections.abc import Iterator
from dataclasses import dataclass

from casework.simulate.inspect.finding import Finding, of_office
from casework.simulate.inspect.sight import Sight

NAME = "fout"


@dataclass
class Heard:
    """How many faults were told already."""

    faults: int = 0


def inspect(day: Sight) -> Iterator[Finding]:
    """Tell of the faults of today."""
    page = day.notebook.page(Heard)
    for fault in day.world.faults[page.faults :]:
        yield of_office(day.date, NAME, fault.story, fault.error)
    page.faults = len(day.world.faults)
