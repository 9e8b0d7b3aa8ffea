"""What a run came to, as people read it and as JSON."""

from dataclasses import dataclass, field
from typing import Any

from tests.e2e.load.accountant import at


@dataclass
class Report:
    seed: int
    chairs: int
    parents: int
    minutes: float
    requests: int = 0
    rate: float = 0.0
    kinds: dict[str, dict[str, Any]] = field(default_factory=dict)
    deeds: dict[str, int] = field(default_factory=dict)
    lost: dict[str, int] = field(default_factory=dict)
    faults: list[dict[str, Any]] = field(default_factory=list)
    memory: dict[str, tuple[int, int]] = field(default_factory=dict)
    verify: dict[str, Any] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)
    findings: list[str] = field(default_factory=list)

    def read_books(self, books, seconds):
        """Take over what the accountant noted."""
        self.requests = books.requests
        self.rate = round(books.requests / seconds, 1)
        for kind, statuses in sorted(books.statuses.items()):
            ordered = sorted(books.times[kind])
            self.kinds[kind] = {
                "number": sum(statuses.values()),
                **{f"p{p}": round(at(ordered, p / 100) * 1000) for p in (50, 95, 99)},
                "statuses": {str(s): n for s, n in sorted(statuses.items())},
            }
        self.deeds = {fate.value: n for fate, n in books.fates().items()}
        for each in books.lost:
            self.lost[each.why] = self.lost.get(each.why, 0) + 1
        self.findings += books.complaints

    def lines(self):
        """Yield the report, a line at a time."""
        yield (
            f"{self.chairs} voorzitters en ib'ers, {self.parents} ouders, "
            f"{self.minutes:g} minuten, seed {self.seed}"
        )
        yield f"{self.requests} antwoorden, {self.rate} per seconde"
        yield ""
        yield "| soort | aantal | p50 ms | p95 ms | p99 ms | statussen |"
        yield "|---|---|---|---|---|---|"
        for kind, told in self.kinds.items():
            said = ", ".join(f"{s}: {n}" for s, n in told["statuses"].items())
            times = " | ".join(str(told[p]) for p in ("p50", "p95", "p99"))
            yield f"| {kind} | {told['number']} | {times} | {said} |"
        yield ""
        yield "| storing | om (s) | weer heel na (s) | gezien |"
        yield "|---|---|---|---|"
        for fault in self.faults:
            yield (
                f"| {fault['name']} | {fault['at']} | {fault['recovery']} | "
                f"{fault['told']} |"
            )
        yield ""
        yield f"stappen: {_said(self.deeds)}"
        yield f"zonder antwoord (en opnieuw gevraagd): {_said(self.lost)}"
        yield f"geteld: {_said(self.counts)}"
        yield f"verify: {_said(self.verify)}"
        yield "geheugen (MB, nu en hoogstens): " + ", ".join(
            f"{name} {now}/{most}" for name, (now, most) in self.memory.items()
        )
        yield f"bevindingen: {len(self.findings)}"
        yield from (f"- {each}" for each in self.findings)


def _said(told):
    return ", ".join(f"{name} {number}" for name, number in told.items()) or "geen"
