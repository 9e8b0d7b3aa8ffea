"""Data breaches: the alarms by the hour, the letters, and who read what."""
