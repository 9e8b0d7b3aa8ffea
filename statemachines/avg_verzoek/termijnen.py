"""De termijnen van een verzoek, wie het verwerkt, en wie er bericht van krijgt."""

from statemachines.gezag import aan
from statemachines.grammar import Notice, Role, Term, Warn
from statemachines.roles import FAMILY

BEHANDELAARS = (Role.SWV_ADMIN, Role.VOORZITTER, Role.IB, Role.FG)
UITVOERDERS = (Role.SWV_ADMIN, Role.VOORZITTER, Role.IB, Role.BESTUURDER)
VERZOEKERS = (*sorted(FAMILY), Role.LEERLING)

ANTWOORDEN = Term(
    "F2",
    then="antwoord_te_laat",
    from_="ontvangen_op",
    warns=(
        Warn(14, Role.SWV_ADMIN),
        Warn(21, Role.FG),
        Warn(25, Role.BESTUURDER),
        Warn(28, Role.BESTUURDER),
    ),
)
OPPAKKEN = Term("L167", then="oppakken_nagaan")
WIE_BENT_U = Term("L160", then="identiteit_nagaan")
ADVIES = Term("L161", then="advies_nagaan")
BESLUIT = Term("L162", then="besluit_nagaan")
UITVOEREN = Term("L163", then="uitvoering_nagaan")
TE_LAAT = Term("L164", then="te_laat_nagaan")
OP_BEZWAAR_WACHTEN = Term("L165", then="afronden")
BEZWAAR_VOLGEN = Term("L166", then="bezwaar_nagaan")
HERINNERING = aan("avg_verzoek/herinnering", *BEHANDELAARS)


def verzoeker(template: str, law: str) -> tuple[Notice, ...]:
    """Geef het bericht aan degene die het verzoek deed."""
    return (Notice(f"avg_verzoek/{template}", to=None, law=law),)
