"""Wat de wet vraagt bij het horen van een ouder (Awb 4:8 tot en met 4:11)."""

from datetime import date, timedelta

from statemachines.calendar import is_free
from statemachines.grammar import Linked, Reason, Situation, guard
from statemachines.zienswijze.dossier import Toestemming, ZienswijzeDossier

Zaak = Situation[ZienswijzeDossier]
UITSTEL_DAGEN = 7
RUIMTE_VOOR_BESLUIT = timedelta(days=14)


@guard(
    "De ouder moet kunnen lezen welke gegevens van anderen het SWV gebruikt.",
    law="Awb 4:8 lid 1",
    lifted_by="het secretariaat van het SWV",
    about=("gegevens_bijgevoegd",),
)
def gegevens_van_anderen_bijgevoegd(zaak: Zaak) -> bool:
    return zaak.dossier.gegevens_bijgevoegd is True


@guard(
    "Uitstel duurt hoogstens 7 dagen en eindigt op een werkdag na de eerste termijn.",
    law="Awb 4:8",
    lifted_by="de ouder, met een andere dag",
    about=("uitstel_tot",),
)
def uitstel_hoogstens_een_week(zaak: Zaak) -> bool:
    termijn, tot = zaak.terms.get("C6"), zaak.dossier.uitstel_tot
    if termijn is None or tot is None:
        return False
    dagen = zaak.policy.get("zienswijze_uitstel_dagen", UITSTEL_DAGEN)
    uiterlijk = termijn.raw_end + timedelta(days=dagen)
    return termijn.legal_end < tot <= uiterlijk and not is_free(tot)


@guard("De termijn is al voorbij.", law="Awb 4:8", lifted_by="niemand")
def termijn_loopt_nog(zaak: Zaak) -> bool:
    return "C6" in zaak.terms and "C6" not in zaak.lapsed


@guard(
    "Dit uitstel past niet voor het besluit.",
    law="Awb 4:15 lid 2 a",
    lifted_by="de school, door in te stemmen met een later besluit",
    about=("uitstel_tot",),
)
def besluit_blijft_op_tijd(zaak: Zaak) -> bool | Reason:
    tot = zaak.dossier.uitstel_tot
    for tlv in zaak.linked.get("tlv", ()):
        einde = beslissen_voor(tlv)
        if tot and einde and tot > einde - RUIMTE_VOOR_BESLUIT:
            return Reason(
                "Na dit uitstel blijven er minder dan 14 dagen over voor het besluit."
                " Vraag de school eerst om in te stemmen met een later besluit.",
                "Awb 4:15 lid 2 a",
                "de school, door in te stemmen met een later besluit",
            )
    return True


def beslissen_voor(tlv: Linked) -> date | None:
    """Geef de laatste dag voor het besluit, met de dagen die de tijd nog stilstaat."""
    termijn, tot = tlv.terms.get("C4"), tlv.dossier.get("opgeschort_tot")
    if termijn is None:
        return None
    if "L48" not in tlv.terms or termijn.suspended_on is None or tot is None:
        return termijn.raw_end
    return termijn.raw_end + (date.fromisoformat(str(tot)) - termijn.suspended_on)


@guard(
    "Er is nog geen gesprek geweest: de datum ligt in de toekomst of ontbreekt.",
    law="Awb 4:9",
    lifted_by="het secretariaat van het SWV, met een datum voor het gesprek",
)
def gesprek_was_gepland(zaak: Zaak) -> bool:
    op = zaak.dossier.gesprek_op
    return op is not None and op <= zaak.today


@guard(
    "De ouder kan het verslag nog verbeteren.",
    law="Awb 4:9",
    lifted_by="de ouder, met een correctie",
)
def ouder_kon_verslag_verbeteren(zaak: Zaak) -> bool:
    return not {"L16", "L14"} & set(zaak.terms)


@guard(
    "Er is geen verslag onderweg naar de ouder.",
    law="Awb 4:9",
    lifted_by="het secretariaat van het SWV",
)
def verslag_onderweg(zaak: Zaak) -> bool:
    return "L14" in zaak.terms


@guard(
    "Een ouder die toestemming gaf, hoort alleen van een ander besluit.",
    law="Awb 4:8",
    lifted_by="het secretariaat van het SWV, met wat de ouder echt liet weten",
    about=("toestemming",),
)
def toestemming_klopt(zaak: Zaak) -> bool:
    d = zaak.dossier
    ander_besluit = d.voorgenomen_soort is not None or d.intrekkingsgrond is not None
    return ander_besluit or d.toestemming is not Toestemming.GEGEVEN


@guard(
    "Deze ouder heeft nog steeds het gezag.",
    law="Awb 4:8",
    lifted_by="de rechter",
)
def geen_gezag_meer(zaak: Zaak) -> bool:
    return not any(party.gezag for party in zaak.parties if party.key == zaak.party)
