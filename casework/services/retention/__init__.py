"""An end to every fact: proposed by the calendar, confirmed by people (AVG 5 lid 1).

- ``propose.propose_destruction``: which facts have had their time, or nearly so.
- ``confirm.confirm``: people say that they may go; two of them for health.
- ``legal_hold``: what may not go yet, whoever confirmed (F11).
- ``destroy.destroy_next``: the signed record, then the key, then the rows.
- ``replay.replay_destruction``: the same again after an older backup came back.
- ``sweep.sweep_technical``: short-lived rows, without a person.
"""
