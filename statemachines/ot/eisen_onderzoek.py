"""Wanneer er onderzoek mag zijn, en wie het verslag het eerst leest."""

from statemachines.gezag import omvat_alle_gezagdragers
from statemachines.grammar import Reason, Situation, guard
from statemachines.ot.dossier import OtDossier

PLAN = "Ondersteuningsplan 5.1"

Zaak = Situation[OtDossier]


@guard(
    "Voor onderzoek is toestemming nodig van ieder met gezag.",
    law="BW 7:450; BW 1:247",
    lifted_by="de ouders, schriftelijk",
    about=("toestemming_onderzoek_van",),
)
def gezagdragers_stemmen_in_met_onderzoek(zaak: Zaak) -> bool:
    return omvat_alle_gezagdragers(zaak, zaak.dossier.toestemming_onderzoek_van)


@guard(
    "Een leerling van 12 jaar of ouder moet zelf ook instemmen.",
    law="BW 7:450 lid 2",
    lifted_by="de leerling",
    about=("leerling_is_twaalf", "leerling_stemt_in"),
)
def leerling_van_twaalf_stemt_in(zaak: Zaak) -> bool:
    dossier = zaak.dossier
    jonger = dossier.leerling_is_twaalf is False
    return jonger or dossier.leerling_stemt_in is True


@guard(
    "De toestemming voor het onderzoek is ingetrokken.",
    law="AVG 7 lid 3",
    lifted_by="de ouders, met nieuwe toestemming",
)
def toestemming_geldt_nog(zaak: Zaak) -> bool:
    return not zaak.done.get("toestemming_intrekken")


@guard(
    "De ouders zien het verslag van het onderzoek als eersten.",
    law="BW 7:457",
    lifted_by="de gedragswetenschapper",
)
def ouders_zagen_onderzoek_eerst(zaak: Zaak) -> bool:
    return bool(zaak.done.get("onderzoek_afronden"))


@guard(
    "De ouders krijgen eerst de tijd om het verslag te lezen.",
    law="BW 7:457; AVG 7 lid 3",
    lifted_by="de tijd",
)
def ouders_hadden_leestijd(zaak: Zaak) -> bool | Reason:
    """Tot die dag kunnen zij hun toestemming terugnemen: zo staat het in de brief."""
    loopt = "L91" in zaak.terms and "L91" not in zaak.lapsed
    return zaak.still_running("L91") if loopt else True


@guard(
    "De dag van het onderzoek ligt in de toekomst.",
    law="BW 7:457",
    lifted_by="de tijd",
    about=("onderzocht_op",),
)
def onderzoek_is_gedaan(zaak: Zaak) -> bool:
    gedaan = zaak.dossier.onderzocht_op
    return gedaan is not None and gedaan <= zaak.today


@guard(
    "Het onderzoek loopt nog.",
    law=PLAN,
    lifted_by="de gedragswetenschapper, of de ouders die hun toestemming intrekken",
)
def geen_onderzoek_meer_open(zaak: Zaak) -> bool:
    klaar = zaak.done.get("onderzoek_delen") or zaak.done.get("toestemming_intrekken")
    return bool(klaar) or not zaak.done.get("onderzoek_nodig")
