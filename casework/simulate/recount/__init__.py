"""A second counter of dates, made from the deadline table alone (ADR 0039).

It judges the engine and is no rule of it: nothing here imports `statemachines`, so a
rule that is wrong there cannot be wrong here in the same way. `feast` knows which days
are free, `table` how long a term is, `term` counts one and `absence` counts the
signals of one pupil.
"""
