"""Wat er gevraagd wordt voordat een stap bij een datalek mag."""

from datetime import UTC

from statemachines.datalek.dossier import Bron, DatalekDossier, Risico
from statemachines.datalek.uren import laatste_moment
from statemachines.grammar import Situation, guard

MELDEN = "AVG 33 lid 1"
INLICHTEN = "AVG 34"

Zaak = Situation[DatalekDossier]


@guard(
    "De melding ligt voor de ontdekking, of in de toekomst.",
    law=MELDEN,
    lifted_by="wie meldt, met de echte dag en tijd",
    about=("gemeld_op", "gemeld_tijd"),
)
def gemeld_na_de_ontdekking(zaak: Zaak) -> bool:
    """Zeg of het moment van de melding kan kloppen."""
    ontdekt, gemeld = zaak.dossier.ontdekt, zaak.dossier.gemeld
    if ontdekt is None or gemeld is None:
        return False
    return ontdekt.astimezone(UTC) <= gemeld.astimezone(UTC) <= zaak.now


@guard(
    "De melding kwam na 72 uur. Schrijf waarom het later werd.",
    law=MELDEN,
    lifted_by="wie meldt, met de reden van de vertraging",
    about=("gemeld_op", "gemeld_tijd", "reden_vertraging"),
)
def te_laat_met_reden(zaak: Zaak) -> bool:
    """Zeg of een melding na 72 uur haar reden heeft."""
    d, einde = zaak.dossier, laatste_moment(zaak.dossier)
    if einde is None or d.gemeld is None:
        return False
    op_tijd = d.gemeld.astimezone(UTC) <= einde.astimezone(UTC)
    return op_tijd or d.reden_vertraging is not None


@guard(
    "Niet melden mag alleen als er waarschijnlijk geen risico is voor mensen.",
    law=MELDEN,
    lifted_by="de privacy officer, met een nieuwe beoordeling",
)
def geen_risico(zaak: Zaak) -> bool:
    """Zeg of de privacy officer geen risico zag."""
    return zaak.dossier.risico is Risico.GEEN


@guard(
    "De privacy officer gaf hierover advies en besluit dit daarom niet zelf.",
    law="AVG 38 lid 6; AVG 39",
    lifted_by="de directeur-bestuurder",
)
def besluit_door_een_ander(zaak: Zaak) -> bool:
    """Zeg of wie besluit, niet ook de beoordeling gaf."""
    return not zaak.handelt & zaak.did("ernst_beoordelen")


@guard(
    "Dit lek was niet bij een partner. Wij beslissen zelf of wij het melden.",
    law="AVG 33; AVG 4 onder 7",
    lifted_by="de privacy officer",
)
def lek_bij_een_partner(zaak: Zaak) -> bool:
    """Zeg of een partner dit lek zelf moet melden."""
    return zaak.dossier.bron is Bron.PARTNER


@guard(
    "Bij een hoog risico horen de mensen om wie het gaat het van ons, of er is een"
    " reden uit de wet waarom dat niet hoeft.",
    law=INLICHTEN,
    lifted_by="de privacy officer of de directeur-bestuurder",
    about=("uitzondering",),
)
def betrokkenen_weten_het(zaak: Zaak) -> bool:
    """Zeg of bij een hoog risico de betrokkenen zijn ingelicht, of een uitzondering."""
    d = zaak.dossier
    if d.risico is not Risico.HOOG:
        return True
    return d.ingelicht_op is not None or d.uitzondering is not None


@guard(
    "In het register ontbreken nog de gevolgen of de maatregelen.",
    law="AVG 33 lid 5",
    lifted_by="de privacy officer",
)
def register_compleet(zaak: Zaak) -> bool:
    """Zeg of feiten, gevolgen en maatregelen vastliggen."""
    d = zaak.dossier
    return None not in {d.gebeurd, d.gevolgen, d.maatregelen}
