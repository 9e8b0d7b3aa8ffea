"""The dwangsom for a late decision: how much after how many days (Awb 4:17).

The rule: 14 days of 23 euro, 14 of 35, the rest of 45, and never more than 42 days.
"""

DAYS = 42
_BANDS = ((14, 23), (14, 35), (14, 45))
MAXIMUM = sum(days * euros for days, euros in _BANDS)


def dwangsom(days: int) -> int:
    """Return the dwangsom in euros after ``days`` days; nothing before day one."""
    total, left = 0, max(days, 0)
    for length, euros in _BANDS:
        total += min(left, length) * euros
        left = max(left - length, 0)
    return total
