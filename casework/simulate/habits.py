"""What people are like, as data: how soon they look, how often, and what they do."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final


@dataclass(frozen=True)
class Habit:
    """One way of being human.

    ``days`` is how long somebody takes to look, from and to; ``acts`` the chance that
    somebody does something then; ``prefers`` makes an action so many times likelier;
    ``away`` is how many days in a row somebody is not there, somewhere in the year;
    ``bounces``: no mail arrives; ``share`` how many of 100 are like this.
    """

    name: str
    share: float
    days: tuple[int, int] = (1, 4)
    acts: float = 0.95
    prefers: Mapping[str, float] = field(default_factory=dict)
    away: int = 0
    bounces: bool = False
    paper: bool = False
    stand_in: bool = False


_NO: Final = {
    "weigeren": 40.0,
    "toestemming_weigeren": 40.0,
    "bezwaar_maken": 40.0,
    "gpo_melden": 20.0,
    "alsnog_bezwaar_maken": 20.0,
}
PARENTS: Final = (
    Habit("vlot", 34, (0, 1)),
    Habit("gewoon", 27, (1, 5)),
    Habit("laat", 12, (8, 25), 0.7),
    Habit("zwijgt", 7, (20, 40), 0.0),
    Habit("twee weken ziek", 4, (1, 6), away=14),
    Habit("op vakantie", 4, (1, 6), away=23),
    Habit("verkeerd mailadres", 4, (10, 30), 0.0, bounces=True),
    Habit("antwoordt op papier", 4, (4, 12), 0.0, paper=True),
    Habit("weigert", 4, (1, 6), prefers=_NO),
)
"""One parent. Of two parents who are apart, each has a habit of their own."""
STAFF: Final = (
    Habit("vlot", 30, (0, 1)),
    Habit("gewoon", 40, (1, 3)),
    Habit("laat", 10, (5, 15), 0.6),
    Habit("stelt uit", 6, (2, 6), 0.6, prefers={"ot_verzetten": 30.0, "verdagen": 8.0}),
    Habit("twee weken ziek", 7, (1, 3), away=14),
    Habit("afwezig met vervanger", 7, (1, 3), away=21, stand_in=True),
)
"""Staff of a school, of the samenwerkingsverband, of a board, of the kerngroep."""
FAMILIES: Final[Mapping[str, float]] = {
    "samen": 70,
    "alleen": 13,
    "gescheiden en het oneens": 10,
    "verhuist halverwege": 5,
    "geheim adres": 2,
}
"""How many of 100 families are like this."""
