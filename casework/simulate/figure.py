"""One figure as SVG, with matplotlib: no date in it, and the same ids every time."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import matplotlib as mpl
from matplotlib.figure import Figure

_STYLE: dict[Any, Any] = {
    "svg.hashsalt": "casework",
    "svg.fonttype": "none",
    "axes.spines.top": False,
    "axes.spines.right": False,
    "font.size": 9,
}
_SIZE = (9.0, 4.2)
Plot = Callable[[Any, Mapping[str, Any]], None]


def saved(name: str, plot: Plot, data: Mapping[str, Any], folder: Path) -> Path:
    """Draw one plot and return its file."""
    file = folder / f"{name}.svg"
    with mpl.rc_context(_STYLE):
        figure = Figure(figsize=_SIZE, layout="constrained")
        plot(figure.subplots(), data)
        figure.savefig(file, format="svg", metadata={"Date": None})
    return file
