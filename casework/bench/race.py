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
        self, name: str, what: str, target: float, why: str, told: str = ""
    ) -> Result:
        """Put them beside a target; when they do not agree nothing is said."""
        unclear = "" if self.agreed else "CPU en p10 zijn het niet eens: te druk hier"
        return Result(
            name,
            what,
            round(self.ratios.cpu, 3),
            target,
            meets(self.ratios.cpu, target) if self.agreed else None,
            why,
            gate="cpu",
            p10=round(self.ratios.p10, 3),
            median_slice=round(self.ratios.median_slice, 3),
            note="; ".join(part for part in (told, unclear) if part),
        )


def race(bench: Bench, floor: Side, subject: Side, schedule: Schedule) -> Found:
    """Race a subject with the floor, until the estimators agree or three times."""
    tell = partial(bench.tell, "om en om met de vloer")
    ratios, agreed = settled(lambda: raced(floor, {"": subject}, schedule, tell)[""])
    return Found(ratios, agreed)
