"""Write down what `casework check` proved, for readers who do not read Python."""

from collections.abc import Iterable, Iterator, Sequence

from statemachines.checker import Checked
from statemachines.invariants import INVARIANTS, Invariant
from statemachines.invariants_of_fund import FUND_INVARIANTS
from statemachines.invariants_of_sharing import SHARING_INVARIANTS
from statemachines.processes import PROCESSES
from statemachines.product import Family, Walked
from statemachines.product.families import OUDERS
from statemachines.product.forbidden import FORBIDDEN, Forbidden

_BEGIN = """# Wat is bewezen

`casework check` loopt alle processen na, op alle paden, en schrijft deze pagina.
Niemand kiest voorbeelden: elk antwoord van elke ouder, elk zwijgen, elke termijn die
afloopt, in elke volgorde. Wat niemand vooraf weet, zoals de meeste feiten, blijft open:
een stap telt dan als mogelijk. Zo wordt meer bekeken dan kan gebeuren, en nooit minder.

## Elk proces apart
"""
_APART = """
- In elke toestand, met elke mogelijke combinatie van termijnen, loopt een termijn die
  eindigt in een stap die het systeem altijd kan zetten. Of er staat waarom er geen klok
  nodig is.
- Vanuit elke toestand is een einde te bereiken.
- Een zaak die onder een andere hangt, eindigt altijd met die zaak mee.
- Bij elke voorwaarde die een stap kan tegenhouden, staat wie daar iets aan kan doen.
"""
_SAMEN = """
## Zaken die bij elkaar horen

Een zaak heeft zaken onder zich: elke ouder krijgt een eigen zienswijze en een eigen
handtekening. Hieronder staat welke zaken samen zijn doorlopen.
"""
_GELIJK = """
Twee ouders met gezag hebben dezelfde rechten. Wat de een antwoordde en de ander niet,
is hetzelfde als andersom. Zulke standen zijn een keer geteld. Een zaak telt wat onder
haar hangt mee zoals dat in de eigen rij is gevonden: waar zij staat en welke termijnen
eronder lopen.

In geen enkele stand is iets mis:

- Is nog niet alles klaar, dan kan iemand iets doen.
- Elke termijn van de hoofdzaak die afloopt, eindigt in een stap die dan ook echt kan.
- Houdt een voorwaarde een stap tegen, dan staat erbij wie daar iets aan kan doen.
- Vanuit elke stand komt er een einde aan alle zaken.
"""
_NOOIT = """
## Wat nooit kan gebeuren

Deze situaties zijn voor alle feiten uitgesloten.

| Proces | Wat niet kan | Grondslag |
|---|---|---|
"""
_MIS = """
## Als er wel iets mis is

Dan vertelt `casework check` het als een verhaal: wie deed wat, in welke volgorde, en
hoe staat het dan. De code is dan 1. De tests maken processen met opzet stuk en kijken
of het verhaal komt (`tests/statemachines/test_checker.py`, `test_product.py`).
"""


def checked_page(checked: Checked, walked: Sequence[Walked]) -> str:
    """Return the page of what was checked, and of every family that was walked."""
    return "".join(_page(checked, walked))


def _page(checked: Checked, walked: Sequence[Walked]) -> Iterator[str]:
    yield _BEGIN
    yield (
        f"\n{checked.processes} processen, {checked.states} toestanden, "
        f"{checked.steps} stappen, {_number(checked.configurations)} combinaties van "
        "toestand en termijnen:\n"
    )
    yield _APART + _SAMEN
    yield f"\n```mermaid\n{_diagram(one.family for one in walked)}\n```\n"
    yield "\n| Hoofdzaak | Daaronder | Standen | Overgangen | Verste stand |\n"
    yield "|---|---|---|---|---|\n"
    yield from (_row(one) for one in walked)
    yield (
        f"\nSamen: {_number(checked.product_states)} standen en "
        f"{_number(checked.product_steps)} overgangen. De verste stand is het aantal "
        "stappen dat minstens nodig is om er te komen.\n"
    )
    yield _GELIJK + _NOOIT
    yield from _forbidden()
    yield (
        f"\nDaarvoor zijn {_number(checked.situations)} verboden situaties nagelopen, "
        "en elke overgang hierboven.\n"
    )
    yield _MIS + _found(checked)


def _diagram(families: Iterable[Family]) -> str:
    arrows = dict.fromkeys(
        f"    {family.root}[{_title(family.root)}] -->{label} {code}[{_title(code)}]"
        for family in families
        for codes, label in (
            (family.per_person, f"|{_each(family)}|"),
            (family.single, ""),
        )
        for code in codes
    )
    return "\n".join(["flowchart TD", *arrows])


def _each(family: Family) -> str:
    if family.pair == OUDERS:
        return "voor elke ouder"
    who = {person.role.sentence for person in family.pair}
    return "voor " + " en ".join(sorted(who, reverse=True))


def _row(one: Walked) -> str:
    family = one.family
    per_person = (f"{_title(code)}, {_each(family)}" for code in family.per_person)
    single = (
        _title(code) + " met wat daaronder hangt" * family.deep
        for code in family.single
    )
    below = "; ".join((*per_person, *single))
    return (
        f"| {_title(family.root)} | {below} | {_number(one.places)} | "
        f"{_number(one.steps)} | {one.deepest} |\n"
    )


def _forbidden() -> Iterator[str]:
    rows: list[tuple[str, Invariant | Forbidden]] = [
        (row.process, row)
        for row in (*INVARIANTS, *FUND_INVARIANTS, *SHARING_INVARIANTS)
    ]
    rows += [(row.root, row) for row in FORBIDDEN]
    told = (f"| {_title(of)} | {row.sentence} | {row.law} |\n" for of, row in rows)
    yield from dict.fromkeys(told)


def _found(checked: Checked) -> str:
    if not checked.findings:
        return "\nNu is er niets gevonden.\n"
    return "\nNu is dit gevonden:\n\n" + "".join(f"- {f}\n" for f in checked.findings)


def _title(code: str) -> str:
    return PROCESSES[code].title


def _number(count: int) -> str:
    return f"{count:,}".replace(",", ".")
