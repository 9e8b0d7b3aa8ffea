"""How much happens in a year: every number is an assumption, each with its ground.

They are there to make a year that looks like one, not to say how things are: another
number makes another year, and every promise of the engine must hold in that one too.
"""

from collections.abc import Mapping
from typing import Final

OT_PER_PUPIL: Final = 0.01
"""New cases of an ondersteuningsteam in a year (assumption: 1 in 100 pupils)."""
BUSY_MONTHS: Final[Mapping[int, int]] = {
    8: 1,
    9: 8,
    10: 12,
    11: 14,
    12: 8,
    1: 14,
    2: 11,
    3: 13,
    4: 9,
    5: 7,
    6: 4,
    7: 1,
}
"""How the new cases fall over the months, as weights (assumption: after the first weeks
of school, and after each report)."""
ILL_SHARE: Final[Mapping[int, float]] = {
    8: 0.015,
    9: 0.025,
    10: 0.035,
    11: 0.045,
    12: 0.06,
    1: 0.05,
    2: 0.06,
    3: 0.045,
    4: 0.03,
    5: 0.025,
    6: 0.02,
    7: 0.015,
}
"""Share of the pupils that is ill on a school day, by month (assumption: 2 to 6 in 100,
a wave before Christmas and one in February)."""
ILL_DAYS: Final = (1, 1, 1, 2, 2, 2, 3, 3, 4, 5)
"""How many school days an illness takes: one of these."""
LONG_ILL_PER_PUPIL: Final = 0.002
"""Ill for more than four weeks (assumption: 2 in 1,000)."""
LONG_AWAY_PER_PUPIL: Final = 0.0015
"""Thuiszitters: away without a valid reason for four weeks or more (assumption: about
1 to 2 in 1,000)."""
TRUANT_PER_PUPIL: Final = 0.003
"""Late or away without a valid reason, up to 16 hours in four weeks (assumption)."""
LEAVE_PER_DAY: Final = 0.002
"""Share of the pupils with leave on a school day (assumption)."""
CORRECTED: Final = 0.05
"""Share of the unlawful days that the school later corrects to ill (assumption)."""
ENROLLED_LATE: Final = 0.1
"""Share of the pupils with a long absence whom the school puts in the register only
after the signal (assumption: a school that forgets)."""
REQUESTS_PER_CASE: Final = 0.02
"""Requests about personal data for each case of an ondersteuningsteam (assumption)."""
BREACHES_PER_YEAR: Final = 3
"""Breaches of personal data that somebody reports (assumption)."""
HOURS: Final = "5.25"
"""Hours of lessons in a school day."""
PUPILS_PER_SWV_ER: Final = 1_500
SCHOOLS_PER_BOARD: Final = 7
"""Where a profile does not say how many boards it has (assumption)."""
SUPPLIERS: Final = 3
"""Pupil administrations that hand in the files of their boards (assumption)."""
BOARDS_PER_SUPPLIER: Final = 4
PUPILS_PER_SCHOOL: Final = 200
"""Where a profile does not say how many schools it has, or is played smaller."""
FILE_LATE: Final = 0.02
"""Share of the files of absence that come a day late (assumption)."""
FILE_WRONG: Final = 0.01
"""Share of the files of absence with a line that is wrong; it comes again the next day
(assumption)."""
