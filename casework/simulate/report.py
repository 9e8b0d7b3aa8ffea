"""What the command says of a year: as JSON, and in Dutch for people.

Nothing of how long it took stands in the part that one seed must give again: that is
under ``run``.
"""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from casework.simulate.figures import Figures
from casework.simulate.watching import Watching
from casework.simulate.world import World
from statemachines.processes import PROCESSES

_MANY = 10


def as_data(world: World, watching: Watching) -> dict[str, Any]:
    """Return the year as JSON values; the same for the same seed."""
    figures = watching.figures
    return {
        "swv": world.plan.swv,
        "schooljaar": world.plan.schooljaar,
        "seed": world.plan.seed,
        "leerlingen": world.plan.size,
        "days": figures.days,
        "cases": _sorted(figures.cases),
        "steps": _pairs(figures.steps),
        "refused": _refused(world),
        "blocked": _total_of(world.blocked),
        "habits": _sorted(world.habits),
        "letters": _pairs(figures.letters),
        "letters_days_late": _numbers(figures.delays),
        "warnings": figures.warned,
        "escalations": figures.escalated,
        "absence_days": figures.rows,
        "absence_files": _sorted(world.absences),
        "signals": {s: sum(w.values()) for s, w in sorted(figures.signals.items())},
        "signals_per_week": _nested(figures.signals),
        "punctuality": punctuality(figures),
        "load_per_role_per_week": _nested(figures.load),
        "peaks": peaks(figures),
        "ends_per_day": {
            day.isoformat(): roles.total()
            for day, roles in sorted(figures.ending.items())
        },
        "euros": figures.euros,
        "found": _sorted(watching.found),
        "findings": [finding.as_data() for finding in watching.findings],
    }


def punctuality(figures: Figures) -> dict[str, Any]:
    """Return how many terms of the law were met, per rule and by days left."""
    met, late = sum(figures.met.values()), sum(figures.late.values())
    rules = sorted(figures.met.keys() | figures.late.keys())
    return {
        "terms": met + late,
        "met": met,
        "share": round(met / (met + late), 4) if met + late else None,
        "per_rule": {
            rule: {"met": figures.met[rule], "late": figures.late[rule]}
            for rule in rules
        },
        "days_left": _numbers(figures.margin),
    }


def peaks(figures: Figures) -> list[dict[str, Any]]:
    """Return the days on which the most terms end, and whose they are."""
    days = sorted(figures.ending.items(), key=lambda d: (-d[1].total(), d[0]))
    return [
        {"date": day.isoformat(), "terms": roles.total(), "roles": _sorted(roles)}
        for day, roles in days[:_MANY]
    ]


def in_words(data: Mapping[str, Any]) -> str:
    """Return the year as people read it; how long it took stands apart."""
    swv, year, size = data["swv"], data["schooljaar"], data["leerlingen"]
    lines = [
        f"{swv}, schooljaar {year}, {size} leerlingen, seed {data['seed']}.",
        f"{sum(data['cases'].values())} zaken: {_cases(data['cases'])}.",
        f"{_total(data['steps'])} stappen, {_total(data['refused'])} keer geweigerd.",
        f"{data['absence_days']} dagen verzuim.",
        f"Signalen: {_listed(data['signals'])}.",
        f"Brieven: {_letters(data['letters'])}.",
        f"{data['warnings']} waarschuwingen.",
        f"{data['escalations']} keer hoorde een hogere rol dat een zaak stil ligt.",
        _punctual(data["punctuality"]),
        f"Drukste dagen: {_peaks(data['peaks'])}.",
        f"Fonds, in euro: {_listed(data['euros'])}.",
    ]
    return "\n".join([*lines, "", *_findings(data)])


def _findings(data: Mapping[str, Any]) -> list[str]:
    if not data["findings"]:
        return ["Geen bevindingen: alles ging goed."]
    lines = [f"{sum(data['found'].values())} bevindingen: {_listed(data['found'])}."]
    for finding in data["findings"][:_MANY]:
        first, *rest = finding["story"]
        head = f"{finding['date']} {finding['invariant']} {finding['kenmerk']}: {first}"
        lines += [f"- {head}", *(f"    {line}" for line in rest)]
    if len(data["findings"]) > _MANY:
        lines.append(f"De eerste {_MANY}; met --json staan ze er alle.")
    return lines


def _punctual(data: Mapping[str, Any]) -> str:
    if not data["terms"]:
        return "Er liep geen wettelijke termijn af."
    percent = f"{100 * data['share']:.1f}".replace(".", ",")
    met = f"{data['met']} van {data['terms']} termijnen van de wet"
    return f"Op tijd: {met} ({percent} %)."


def _cases(cases: Mapping[str, int]) -> str:
    named = {PROCESSES[code].title: n for code, n in cases.items()}
    return _listed(named)


def _letters(letters: Mapping[str, Mapping[str, int]]) -> str:
    return _listed(
        {f"{s} ({c})": n for c, by in letters.items() for s, n in by.items()}
    )


def _peaks(found: list[dict[str, Any]]) -> str:
    return ", ".join(f"{one['date']} ({one['terms']})" for one in found[:3]) or "geen"


def _listed(counts: Mapping[str, float]) -> str:
    return ", ".join(f"{name} {number:g}" for name, number in counts.items()) or "geen"


def _total(counts: Mapping[str, Any]) -> int:
    return sum(_total(n) if isinstance(n, Mapping) else n for n in counts.values())


def _refused(world: World) -> dict[str, dict[str, int]]:
    """Count the refusals by process and step, and by why."""
    told: Counter[tuple[str, str]] = Counter()
    for (process, action, sentence), number in world.refused.items():
        told[f"{process}/{action}", sentence] += number
    return _pairs(told)


def _total_of(counts: Counter[tuple[str, str]]) -> dict[str, int]:
    """Count per process how often a step was shown as one that cannot be taken now."""
    told: Counter[str] = Counter()
    for (process, _), number in counts.items():
        told[process] += number
    return _sorted(told)


def _sorted(counts: Counter[str]) -> dict[str, int]:
    return {name: counts[name] for name in sorted(counts) if counts[name]}


def _numbers(counts: Counter[int]) -> dict[str, int]:
    return {str(number): counts[number] for number in sorted(counts)}


def _pairs(counts: Counter[tuple[str, str]]) -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = {}
    for (first, second), number in sorted(counts.items()):
        found.setdefault(first, {})[second] = number
    return found


def _nested(counts: Mapping[str, Counter[str]]) -> dict[str, dict[str, int]]:
    return {name: _sorted(each) for name, each in sorted(counts.items())}
