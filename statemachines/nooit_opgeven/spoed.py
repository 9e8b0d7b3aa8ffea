"""Met of zonder spoed: dat zegt de aanvraag, en zo krijgt de kerngroep haar dagen."""

from statemachines.fund import LAW as PLAN
from statemachines.grammar import Situation, guard
from statemachines.nooit_opgeven.dossier import NooitOpgevenDossier

Zaak = Situation[NooitOpgevenDossier]


@guard(
    "Deze aanvraag heeft spoed: de kerngroep stemt binnen 1 werkdag.",
    law=PLAN,
    lifted_by="het secretariaat, met een spoedberaad",
)
def zonder_spoed(zaak: Zaak) -> bool:
    return not zaak.dossier.spoed


@guard(
    "Deze aanvraag heeft geen spoed: de kerngroep stemt binnen 3 werkdagen.",
    law=PLAN,
    lifted_by="de SWV-er en de voorzitter, met een nieuwe aanvraag",
)
def met_spoed(zaak: Zaak) -> bool:
    return bool(zaak.dossier.spoed)
