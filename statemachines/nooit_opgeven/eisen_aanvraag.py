"""Wat een aanvraag moet zijn: samen gevraagd, volledig, en er is een fonds."""

from typing import Any

from statemachines.fund import LAW as PLAN
from statemachines.grammar import Reason, Situation, guard
from statemachines.money import Shares
from statemachines.nooit_opgeven.dossier import NooitOpgevenDossier

Zaak = Situation[NooitOpgevenDossier]
INRICHTER = "wie het profiel van het SWV beheert"


def financiers(zaak: Situation[Any]) -> tuple[str, ...]:
    """Noem wie er aan het fonds meebetalen; niemand als er geen fonds is."""
    return tuple(zaak.policy.get("financiers") or ())


@guard(
    "Dit samenwerkingsverband heeft geen fonds Nooit Opgeven.",
    law=PLAN,
    lifted_by=INRICHTER,
)
def er_is_een_fonds(zaak: Situation[Any]) -> bool:
    return bool(financiers(zaak))


@guard(
    "De aanvraag is nog niet opgesteld.",
    law=PLAN,
    lifted_by="de SWV-er of de voorzitter",
)
def opgesteld(zaak: Zaak) -> bool:
    return bool(zaak.done.get("opstellen"))


@guard(
    "De SWV-er en de voorzitter vragen dit samen: wie het laatst schreef, dient niet "
    "zelf in.",
    law=PLAN,
    lifted_by="de ander van de twee",
)
def samen_gevraagd(zaak: Zaak) -> bool:
    schrijvers = zaak.done.get("opstellen", ())
    return not schrijvers or schrijvers[-1] not in zaak.handelt


@guard(
    "Noem een gemeente die aan het fonds meebetaalt.",
    law=PLAN,
    lifted_by="de SWV-er",
    about=("woongemeente",),
)
def woongemeente_betaalt_mee(zaak: Zaak) -> bool | Reason:
    gemeenten = [naam for naam in financiers(zaak) if not naam.startswith("SWV ")]
    if zaak.dossier.woongemeente in gemeenten:
        return True
    keuze = ", ".join(gemeenten) or "er is er geen"
    return Reason(f"Kies de gemeente waar het kind woont: {keuze}.", PLAN, "de SWV-er")


@guard(
    "Het bedrag is hoger dan nul, en de periode begint voordat zij eindigt.",
    law=PLAN,
    lifted_by="de SWV-er",
    about=("bedrag_cent", "periode_van", "periode_tot"),
)
def bedrag_en_periode_kloppen(zaak: Zaak) -> bool:
    vraag = zaak.dossier
    if vraag.periode_van is None or vraag.periode_tot is None:
        return False
    return bool(vraag.bedrag_cent) and vraag.periode_van <= vraag.periode_tot


@guard(
    "Zeg bij spoed waarom het niet kan wachten.",
    law=PLAN,
    lifted_by="de SWV-er",
    about=("spoed", "spoed_omdat"),
)
def spoed_toegelicht(zaak: Zaak) -> bool:
    return not zaak.dossier.spoed or zaak.dossier.spoed_omdat is not None


@guard(
    "De reservering is precies het bedrag van de aanvraag, van wie aan het fonds "
    "meebetaalt.",
    law=PLAN,
    lifted_by="het secretariaat van het SWV",
    about=("reservering",),
)
def reservering_klopt(zaak: Zaak) -> bool:
    delen = zaak.dossier.reservering
    return van_financiers(zaak, delen) and som(delen) == zaak.dossier.bedrag_cent


def van_financiers(zaak: Zaak, delen: Shares | None) -> bool:
    """Zeg of alle delen van iemand zijn die aan het fonds meebetaalt."""
    return bool(delen) and set(delen or ()) <= set(financiers(zaak))


def som(delen: Shares | None) -> int:
    """Tel de delen op."""
    return sum((delen or {}).values())
