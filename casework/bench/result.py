"""What a measure found."""

from dataclasses import asdict, dataclass
from typing import Any, Literal

Better = Literal["higher", "lower"]


@dataclass(frozen=True)
class Result:
    """One number beside its target.

    ``ratio`` is what was measured: a ratio, or a count. Nothing there, or ``met`` that
    is nothing, means that it could not be measured; ``note`` says why. A measure that
    only reports has no target. ``gate`` names what decides: the CPU time, the clock, or
    a count. ``p10`` and ``median_slice`` are the same ratio by two other estimators.
    """

    name: str
    what: str
    ratio: float | None
    target: float | None
    met: bool | None
    why: str
    better: Better = "higher"
    unit: str = "x"
    gate: str = "count"
    p10: float | None = None
    median_slice: float | None = None
    note: str = ""

    def told(self) -> dict[str, Any]:
        """Return it as JSON can hold it."""
        return asdict(self)


def broken(name: str, what: str, error: Exception) -> Result:
    """Say that a measure ended in an error; its text may hold values of rows."""
    told = f"niet meetbaar: {type(error).__name__}"
    why = "Deze meting brak af; de andere staan er los van."
    return Result(name, what, None, None, None, why, gate="none", note=told)


def meets(ratio: float, target: float, better: Better = "higher") -> bool:
    """Tell whether a number is on the right side of its target."""
    return ratio >= target if better == "higher" else ratio <= target
