"""When to try again to deliver, and when to stop. Pure.

Awb 2:10 wants the notice of a message in a portal within 48 hours. So giving up must
come before that, with time left to bring a letter to the post.
"""

from datetime import datetime, timedelta

BACKOFF = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=6),
    timedelta(hours=24),
)


def next_try(attempts: int, at: datetime) -> datetime | None:
    """Return when to try again after this many failed tries, the last one ``at``.

    Nothing means: give up, the message is ``niet_bezorgd``.
    """
    if attempts < 1:
        raise ValueError("er is nog geen poging gedaan")
    return at + BACKOFF[attempts - 1] if attempts <= len(BACKOFF) else None
