"""Absence in the office: the file, the table of days, the episodes, the signals.

`file` reads, `import_days` stores, `recount` keeps episodes and signals in step with
the days; `casework.services.signal_absence` acts on them.
"""
