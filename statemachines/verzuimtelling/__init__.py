"""Absence counted: from days of absence to the signals that the law attaches to them.

`signalen.signals` is the door. `lesdagen` numbers the school days and the lesweken,
`reeks` finds the streaks, `zestien_uur` counts hours, `uitleg` says why.
"""
