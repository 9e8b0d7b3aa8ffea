"""Wat een toekenning, een betaling en een verantwoording moeten zijn."""

from statemachines.fund import LAW as PLAN
from statemachines.grammar import Reason, Situation, guard
from statemachines.money import in_euro
from statemachines.nooit_opgeven.dossier import NooitOpgevenDossier
from statemachines.nooit_opgeven.eisen_aanvraag import som, van_financiers

Zaak = Situation[NooitOpgevenDossier]
SECRETARIAAT = "het secretariaat van het SWV"


@guard(
    "De delen samen zijn precies het toegekende bedrag, en dat is niet meer dan "
    "gevraagd.",
    law=PLAN,
    lifted_by=SECRETARIAAT,
    about=("toegekend_cent", "verdeling"),
)
def verdeling_klopt(zaak: Zaak) -> bool:
    toegekend = zaak.dossier.toegekend_cent or 0
    delen = zaak.dossier.verdeling
    past = 0 < toegekend <= (zaak.dossier.bedrag_cent or 0)
    return past and van_financiers(zaak, delen) and som(delen) == toegekend


@guard(
    "De einddatum ligt na vandaag.",
    law=PLAN,
    lifted_by=SECRETARIAAT,
    about=("einddatum",),
)
def einddatum_komt_nog(zaak: Zaak) -> bool:
    einde = zaak.dossier.einddatum
    return einde is not None and einde > zaak.today


@guard(
    "De einddatum is voorbij: het geld wordt niet meer betaald.",
    law=PLAN,
    lifted_by="de directeur-bestuurder, die de toekenning kan intrekken",
)
def einddatum_niet_voorbij(zaak: Zaak) -> bool:
    einde = zaak.dossier.einddatum
    return einde is not None and zaak.today <= einde


@guard(
    "Wie de betaling voorstelde, keurt haar niet zelf goed.",
    law="Vier ogen; Afspraak in het ondersteuningsplan (Nooit Opgeven)",
    lifted_by="een ander van het secretariaat, of de directeur-bestuurder",
)
def ander_keurt_goed(zaak: Zaak) -> bool:
    voorstellen = zaak.done.get("betaling_voorstellen", ())
    return bool(voorstellen) and voorstellen[-1] not in zaak.handelt


@guard(
    "Er kan niet meer besteed zijn dan er is betaald.",
    law=PLAN,
    lifted_by="wie de verantwoording geeft",
    about=("besteed_cent",),
)
def niet_meer_besteed_dan_betaald(zaak: Zaak) -> bool:
    return zaak.dossier.over_cent >= 0


@guard("Er is nog geld over.", law=PLAN, lifted_by=SECRETARIAAT)
def alles_besteed(zaak: Zaak) -> bool | Reason:
    over = zaak.dossier.over_cent
    if not over:
        return True
    return Reason(f"Er is {in_euro(over)} over. Dat komt terug.", PLAN, SECRETARIAAT)


@guard("Er is geen geld over.", law=PLAN, lifted_by="wie de verantwoording geeft")
def er_is_geld_over(zaak: Zaak) -> bool:
    return zaak.dossier.over_cent > 0


@guard("De termijn voor bezwaar loopt nog.", law="Awb 6:7", lifted_by="de tijd")
def geen_bezwaartermijn_open(zaak: Zaak) -> bool | Reason:
    return "D1" not in zaak.terms or zaak.still_running("D1")
