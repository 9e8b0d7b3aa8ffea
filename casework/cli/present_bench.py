"""What `casework bench` says to people."""

from collections.abc import Iterator

from casework.bench.report import Report
from casework.bench.result import Result

_VERDICTS = {True: "gehaald", False: "gemist", None: "niet meetbaar"}
_WHAT, _NUMBER = 54, 12


def in_words(report: Report) -> str:
    """Return the table: what, how much, the target, and whether it was met."""
    return "\n".join(_lines(report))


def on_one_line(result: Result) -> str:
    """Return one result as soon as it is there: its name, the number, the outcome."""
    measured, verdict = _measured(result), _verdict(result)
    return f"{result.name}: {measured} (doel {_target(result)}): {verdict}"


def _lines(report: Report) -> Iterator[str]:
    yield _row("Wat", "gemeten", "doel", "uitkomst")
    for result in report.results:
        verdict = _verdict(result)
        yield _row(result.what, _measured(result), _target(result), verdict)
        yield f"    {result.why}"
        if result.note:
            yield f"    Let op: {result.note}"
    yield ""
    yield _stand(report)
    if report.quick:
        yield "Snel gemeten (--quick): klein en kort. De getallen zeggen minder."
    yield _ending(report)


def _row(what: str, measured: str, target: str, verdict: str) -> str:
    return f"{what:<{_WHAT}} {measured:>{_NUMBER}} {target:>{_NUMBER}}  {verdict}"


def _verdict(result: Result) -> str:
    if result.target is None and result.ratio is not None:
        return "geen doel"
    return _VERDICTS[result.met]


def _measured(result: Result) -> str:
    if result.ratio is None:
        return "-"
    return f"{_number(result.ratio)} {result.unit}".strip()


def _target(result: Result) -> str:
    if result.target is None:
        return "-"
    sign = "≥" if result.better == "higher" else "≤"
    return f"{sign} {_number(result.target)}"


def _number(number: float) -> str:
    """Write a number as people here do: a comma, and no more digits than it has."""
    whole = f"{number:.0f}" if abs(number) >= 100 or number == int(number) else ""  # noqa: PLR2004
    return whole or f"{number:.2f}".replace(".", ",")


def _stand(report: Report) -> str:
    told = report.machine
    load = " ".join(str(load).replace(".", ",") for load in told["load"])
    steal = f"{told['steal'] * 100:.1f}".replace(".", ",")
    return (
        f"Machine: {told['cpus']} processoren, belasting {load}, {steal}% afgestaan "
        f"aan anderen, wegschrijven {told['flush_us']:.0f} µs. PostgreSQL "
        f"{told['versions']['postgresql'].split()[0]}, fsync {told['fsync']}."
    )


def _ending(report: Report) -> str:
    missed = [result.name for result in report.missed]
    unknown = [r.name for r in report.results if _verdict(r) == _VERDICTS[None]]
    told = [f"Gemist: {', '.join(missed)}." if missed else "Niets gemist."]
    if report.stopped:
        told.insert(0, "Afgebroken: dit is wat klaar was.")
    if unknown:
        told.append(f"Niet meetbaar: {', '.join(unknown)}.")
    return " ".join(told)
