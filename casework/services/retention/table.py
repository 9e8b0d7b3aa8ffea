"""The table of retention as people read it: per process and per class of facts."""

from statemachines.bewaren import regels_van, twee_personen
from statemachines.bewaring.processen import PROCESSEN
from statemachines.bewaring.regel import Regel
from statemachines.processes import PROCESSES
from statemachines.rules import RULES
from statemachines.secrecy import DataClass

_HEAD = """# How long each fact is kept

Made by `casework bewaren tabel --markdown`; a test compares. Why it is so: see
[retention.md](retention.md).

| proces | soort gegeven | bewaren | vanaf | regel | wet | bevestigen |
|---|---|---|---|---|---|---|
"""


def rows() -> list[dict[str, str]]:
    """Return the rows of the table, for every process that there is."""
    return [
        _row(process, kind, regels_van(process)[kind])
        for process in PROCESSEN
        if process in PROCESSES
        for kind in DataClass
    ]


def as_markdown() -> str:
    """Return the page of the table."""
    lines = [f"| {' | '.join(row.values())} |" for row in rows()]
    return _HEAD + "\n".join(lines) + "\n"


def _row(process: str, kind: DataClass, rule: Regel) -> dict[str, str]:
    return {
        "proces": process,
        "soort": kind.value,
        "bewaren": _length(rule),
        "vanaf": rule.vanaf.value,
        "regel": rule.rule,
        "wet": RULES[rule.rule].law,
        "bevestigen": "twee personen" if twee_personen(kind) else "een persoon",
    }


def _length(rule: Regel) -> str:
    told = str(RULES[rule.rule].length)
    if rule.na_verwijzing:
        told += f", na verwijzing {RULES[rule.na_verwijzing].length}"
    if rule.binnen:
        told += f", dan weg binnen {RULES[rule.binnen].length}"
    return told
