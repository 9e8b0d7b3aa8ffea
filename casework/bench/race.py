"""A race between the floor and one subject, and what may be said of it."""

from dataclasses import dataclass
from functools import partial

from casework.bench.pace import Ratios, Schedule, Side, raced, settled
from casework.bench.place import Bench
from casework.bench.result import Result, meets


@dataclass(frozen=True)
class Found:
    """The ratios of a race, and whether the estimators agree."""

    ratios: Ratios
    agreed: bool

    def result(
        self, name: str, what: str, target: float | None, why: str, told: str = ""
    ) -> Result:
        """Put them beside a target; when they do not agree nothing is said of it.

        Without a target they are only reported.
        """
        unclear = "" if self.agreed else "CPU en p10 zijn het niet eens: te druk hier"
        aim = target if self.agreed else None
        return Result(
            name,
            what,
            round(self.ratios.cpu, 3),
            target,
            None if aim is None else meets(self.ratios.cpu, aim),
            why,
            gate="cpu" if target is not None else "reported",
            p10=round(self.ratios.p10, 3),
            median_slice=round(self.ratios.median_slice, 3),
            note="; ".join(part for part in (told, unclear) if part),
        )


def race(bench: Bench, floor: Side, subject: Side, schedule: Schedule) -> Found:
    """Race a subject with the floor, until the estimators agree or three times."""
    tell = partial(bench.tell, "om en om met de vloer")
    ratios, agreed = settled(lambda: raced(floor, {"": subject}, schedule, tell)[""])
    return Found(ratios, agreed)
