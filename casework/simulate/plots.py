"""Draw a year as SVG: small files, the same bytes for the same year.

Matplotlib is a tool of developers, so a year can be played without it and not drawn.
"""

from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any

_MOST_ROLES = 7
_LATEST, _EARLIEST = -21, 60
"""Days: what is later or earlier than this is drawn at the edge."""


class NoPlots(Exception):
    """The library that draws is not installed. One Dutch line."""


def draw(data: Mapping[str, Any], folder: Path) -> list[Path]:
    """Draw the plots of a year into a folder; of no year only look if that can be.

    Raises `NoPlots` when the library is not there.
    """
    if find_spec("matplotlib") is None:
        raise NoPlots("Plaatjes vragen matplotlib: pip install 'casework[dev]'.")
    if not data:
        return []
    from casework.simulate.figure import saved  # noqa: PLC0415  it may not be there

    return [saved(name, plot, data, folder) for name, plot in _plots().items()]


def _plots() -> Mapping[str, Any]:
    return {
        "werk_per_rol": _load,
        "laatste_dagen": _ends,
        "op_tijd": _punctuality,
        "verzuimsignalen": _signals,
    }


def _load(axes: Any, data: Mapping[str, Any]) -> None:  # noqa: ANN401  matplotlib's
    """Draw the steps of people, stacked by role, over the weeks."""
    _stacked(axes, data["load_per_role_per_week"])
    axes.set_title("Stappen van mensen per week, naar rol")
    axes.set_ylabel("stappen")


def _signals(axes: Any, data: Mapping[str, Any]) -> None:  # noqa: ANN401  matplotlib's
    """Draw the signals of absence, stacked by soort, over the weeks."""
    _stacked(axes, data["signals_per_week"])
    axes.set_title("Signalen van verzuim per week")
    axes.set_ylabel("signalen")


def _ends(axes: Any, data: Mapping[str, Any]) -> None:  # noqa: ANN401  matplotlib's
    """Draw how many terms end on each day, and name the three busiest."""
    ends = data["ends_per_day"]
    days = sorted(ends)
    axes.bar(range(len(days)), [ends[day] for day in days], width=1.0, color="#35618f")
    _months(axes, days)
    for peak in data["peaks"][:3]:
        place = days.index(peak["date"])
        axes.annotate(
            peak["date"], (place, peak["terms"]), fontsize=7, ha="center", va="bottom"
        )
    axes.set_title("Termijnen waarvan dit de laatste dag is")
    axes.set_ylabel("termijnen")


def _punctuality(axes: Any, data: Mapping[str, Any]) -> None:  # noqa: ANN401  the same
    """Draw how many days were left when a term of the law was met."""
    left = {int(n): count for n, count in data["punctuality"]["days_left"].items()}
    drawn: dict[int, int] = {}
    for days, count in left.items():
        place = min(max(days, _LATEST), _EARLIEST)
        drawn[place] = drawn.get(place, 0) + count
    colours = ["#b03a2e" if days < 0 else "#2e7d4f" for days in drawn]
    axes.bar([*drawn], [*drawn.values()], width=1.0, color=colours)
    axes.set_title(
        "Termijnen van de wet: dagen over toen ze klaar waren (rood: te laat)"
    )
    axes.set_xlabel("dagen voor de laatste dag")
    axes.set_ylabel("termijnen")


def _stacked(axes: Any, series: Mapping[str, Mapping[str, int]]) -> None:  # noqa: ANN401
    weeks = sorted({week for counts in series.values() for week in counts})
    ranked = sorted(series, key=lambda name: -sum(series[name].values()))
    below = [0] * len(weeks)
    for name in ranked[:_MOST_ROLES]:
        values = [series[name].get(week, 0) for week in weeks]
        axes.bar(range(len(weeks)), values, bottom=below, width=0.9, label=name)
        below = [a + b for a, b in zip(below, values, strict=True)]
    if ranked:
        axes.legend(fontsize=7, frameon=False)
    step = max(1, len(weeks) // 12)
    axes.set_xticks(range(0, len(weeks), step), weeks[::step], fontsize=7, rotation=45)


def _months(axes: Any, days: list[str]) -> None:  # noqa: ANN401  matplotlib's
    firsts = [n for n, day in enumerate(days) if n == 0 or day[:7] != days[n - 1][:7]]
    axes.set_xticks(firsts, [days[n][:7] for n in firsts], fontsize=7, rotation=45)
