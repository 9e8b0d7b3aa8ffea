"""Wat de kerngroep stemde, per financier, en of zij mag besluiten.

De regel: wie zwijgt, stemt niet voor. Een gemeente kan haar eigen deel weigeren voor
een kind dat er woont; verder beslist de meerderheid van wie stemde.
"""

from collections.abc import Mapping

from statemachines.fund import LAW as PLAN
from statemachines.grammar import Each, Linked, Reason, Role, Situation, guard
from statemachines.nooit_opgeven.dossier import Leeftijd, NooitOpgevenDossier
from statemachines.nooit_opgeven.eisen_aanvraag import financiers

Zaak = Situation[NooitOpgevenDossier]
VOOR, TEGEN = "voor", "tegen"
KERNGROEP = "de kerngroep"

LID: Each[NooitOpgevenDossier] = Each(
    "kerngroeplid",
    "elk lid van de kerngroep",
    lambda _zaak, partij: partij.role == Role.KERNGROEP,
)


def stemmen(zaak: Zaak) -> Mapping[str, str]:
    """Geef per financier de stem van deze ronde; wie niet stemde, staat er niet in.

    Zitten er twee mensen namens een financier, dan telt een stem tegen.
    """
    gegeven: dict[str, str] = {}
    laatste = {stem.party: stem for stem in _van_deze_ronde(zaak)}
    for partij in zaak.parties:
        stem = laatste.get(partij.key)
        if partij.namens and stem and stem.state in {VOOR, TEGEN}:
            eerder = gegeven.get(partij.namens, VOOR)
            gegeven[partij.namens] = TEGEN if TEGEN in {eerder, stem.state} else VOOR
    return gegeven


def _van_deze_ronde(zaak: Zaak) -> tuple[Linked, ...]:
    soort = "spoedstem" if zaak.dossier.spoed else "stem"
    return tuple(zaak.linked.get(soort, ()))


def nodig(zaak: Zaak) -> tuple[str, ...]:
    """Noem wie er zeker stemt: de woongemeente, SWV PO, en vanaf 11 jaar SWV VO."""
    altijd = (zaak.dossier.woongemeente, "SWV PO")
    vanaf_11 = zaak.dossier.leeftijdsgroep is Leeftijd.VANAF_11
    wie = (*altijd, "SWV VO") if vanaf_11 else altijd
    return tuple(naam for naam in financiers(zaak) if naam in wie)


@guard(
    "In de kerngroep zit nog niet iemand namens ieder die moet stemmen.",
    law=PLAN,
    lifted_by="het secretariaat van het SWV, met een nieuwe zaak 'Kerngroep'",
)
def kerngroep_compleet(zaak: Zaak) -> bool | Reason:
    aan_tafel = {p.namens for p in zaak.parties if p.role == Role.KERNGROEP}
    mist = [naam for naam in nodig(zaak) if naam not in aan_tafel]
    if not mist:
        return True
    wie = ", ".join(mist)
    return Reason(
        f"In de kerngroep zit niemand namens {wie}.",
        PLAN,
        "het secretariaat van het SWV, met een nieuwe zaak 'Kerngroep'",
    )


@guard(
    "Nog niet iedereen die moet stemmen, heeft gestemd.",
    law=PLAN,
    lifted_by="wie van de kerngroep nog moet stemmen",
)
def wie_moet_stemde(zaak: Zaak) -> bool | Reason:
    mist = [naam for naam in nodig(zaak) if naam not in stemmen(zaak)]
    if nodig(zaak) and not mist:
        return True
    wie = ", ".join(mist) or "de kerngroep"
    return Reason(f"Er is nog geen stem van {wie}. Zwijgen is geen ja.", PLAN, wie)


@guard(
    "Nog niet elk lid van de kerngroep heeft gestemd.",
    law=PLAN,
    lifted_by="wie van de kerngroep nog moet stemmen",
)
def iedereen_stemde(zaak: Zaak) -> bool:
    ronde = {stem.party: stem for stem in _van_deze_ronde(zaak)}
    return bool(ronde) and all(stem.final for stem in ronde.values())


@guard(
    "Er zijn niet meer stemmen voor dan tegen.",
    law=PLAN,
    lifted_by=KERNGROEP,
)
def meerderheid_is_voor(zaak: Zaak) -> bool:
    gegeven = [*stemmen(zaak).values()]
    return gegeven.count(VOOR) > gegeven.count(TEGEN)


@guard(
    "De kerngroep stemde voor: dan kan de aanvraag niet worden afgewezen.",
    law=PLAN,
    lifted_by=KERNGROEP,
)
def kerngroep_is_niet_voor(zaak: Zaak) -> bool:
    """Zeg of afwijzen past bij de stemmen; een woongemeente tegen is genoeg reden."""
    gegeven = stemmen(zaak)
    stemde_voor = [*gegeven.values()].count(VOOR) > [*gegeven.values()].count(TEGEN)
    return not stemde_voor or gegeven.get(zaak.dossier.woongemeente or "") == TEGEN


@guard(
    "De gemeente waar het kind woont stemde tegen: zij betaalt haar deel niet.",
    law=PLAN,
    lifted_by="de gemeente waar het kind woont",
    about=("verdeling",),
)
def woongemeente_weigert_haar_deel_niet(zaak: Zaak) -> bool:
    gemeente = zaak.dossier.woongemeente or ""
    deel = (zaak.dossier.verdeling or {}).get(gemeente, 0)
    return not deel or stemmen(zaak).get(gemeente) != TEGEN


@guard(
    "Wie niet stemde, betaalt niet mee.",
    law=PLAN,
    lifted_by=KERNGROEP,
    about=("verdeling",),
)
def alleen_wie_stemde_betaalt(zaak: Zaak) -> bool | Reason:
    delen = zaak.dossier.verdeling or {}
    stil = [naam for naam, deel in delen.items() if deel and naam not in stemmen(zaak)]
    if not stil:
        return True
    wie = ", ".join(stil)
    return Reason(f"Wie niet stemde, betaalt niet mee: {wie}.", PLAN, wie)
