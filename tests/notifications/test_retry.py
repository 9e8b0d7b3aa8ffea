"""When a message is tried again, and when it is not delivered."""

from datetime import UTC, datetime, timedelta

import pytest

from notifications.retry import BACKOFF, next_try

AT = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)


def test_each_wait_is_longer():
    assert list(BACKOFF) == sorted(set(BACKOFF))


@pytest.mark.parametrize(
    ("attempts", "wait"),
    [(1, timedelta(minutes=1)), (2, timedelta(minutes=5)), (6, timedelta(hours=24))],
)
def test_after_a_failed_try_comes_a_next(attempts, wait):
    assert next_try(attempts, AT) == AT + wait


def test_after_the_last_try_the_message_is_not_delivered():
    assert next_try(len(BACKOFF) + 1, AT) is None


def test_a_try_that_was_not_made_has_no_next():
    with pytest.raises(ValueError, match="nog geen poging"):
        next_try(0, AT)


def test_giving_up_leaves_time_for_a_letter_within_48_hours():
    """Awb 2:10: the notice of a message in a portal follows within 48 hours."""
    assert sum(BACKOFF, timedelta()) <= timedelta(hours=40)
