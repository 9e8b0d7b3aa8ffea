"""What must be true of a year, looked at every evening: one file is one promise.

The rule: what is looked at is what the office wrote down (the journal, the post, the
bookings) and what left the building. How the office came to it plays no part.
"""

from casework.simulate.inspect import (
    alerts,
    closed,
    dates,
    delivered,
    escalated,
    faulty,
    fund,
    heard,
    journal,
    lapsed,
    letters,
    next_step,
    returned,
    silent_mail,
    warned,
)
from casework.simulate.inspect.sight import Invariant

INVARIANTS: tuple[Invariant, ...] = (
    dates.inspect,
    warned.inspect,
    lapsed.inspect,
    escalated.inspect,
    alerts.inspect,
    delivered.inspect,
    letters.inspect,
    returned.inspect,
    silent_mail.inspect,
    fund.inspect,
    next_step.inspect,
    closed.inspect,
    heard.inspect,
    journal.inspect,
    faulty.inspect,
)
"""Every promise. Each looks at what is new since yesterday."""
