"""The calendar: it decides when, never whether."""
