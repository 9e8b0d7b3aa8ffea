"""The clock of a machine that jumps: Python reads this file when it starts.

The seconds in the file that LOAD_CLOCK names are added to the system clock, as one
program sees it. Only the programs of the load test that are told so find this folder.
"""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

from casework import clock

_FILE = Path(os.environ["LOAD_CLOCK"])


def _jumping() -> datetime:
    wrong = timedelta(seconds=float(_FILE.read_text() or 0))
    return datetime.now(UTC) + wrong  # noqa: TID251  this is the clock


clock.utc_now = _jumping
