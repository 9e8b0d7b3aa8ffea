"""Wanneer het SWV later mag beslissen (Awb 4:14 lid 3 en 4:15 lid 2)."""

from datetime import timedelta

from statemachines.calendar import is_free
from statemachines.grammar import Reason, Situation, guard
from statemachines.tlv.dossier import TlvDossier

Zaak = Situation[TlvDossier]
LANGSTE_OPSCHORTING = timedelta(weeks=52)


@guard(
    "Verdagen kan alleen zolang de beslistermijn nog loopt.",
    law="Awb 4:14 lid 3",
    lifted_by="niemand",
)
def beslistermijn_loopt(zaak: Zaak) -> bool | Reason:
    return "C4" in zaak.terms and "C4" not in zaak.lapsed


@guard(
    "De nieuwe dag moet een werkdag zijn die later is dan de oude.",
    law="Awb 4:14 lid 3",
    lifted_by="het secretariaat van het SWV, met een andere dag",
    about=("nieuwe_einddatum",),
)
def nieuwe_dag_later_en_werkdag(zaak: Zaak) -> bool | Reason:
    tot, termijn = zaak.dossier.nieuwe_einddatum, zaak.terms.get("C4")
    if tot is None or termijn is None:
        return False
    if tot <= termijn.legal_end:
        return Reason(
            "De nieuwe dag ligt niet na de dag waarop het SWV al moet beslissen.",
            "Awb 4:14 lid 3",
            "het secretariaat van het SWV, met een andere dag",
            termijn.legal_end + timedelta(days=1),
        )
    return not is_free(tot)


@guard(
    "De brief noemt niet de dag waarop het SWV eerst moest beslissen.",
    law="Awb 4:14 lid 3",
    lifted_by="het secretariaat van het SWV, met de goede datum",
    about=("oude_einddatum",),
)
def noemt_de_oude_dag(zaak: Zaak) -> bool | Reason:
    oud, termijn = zaak.dossier.oude_einddatum, zaak.terms.get("C4")
    if termijn is None:
        return False
    return oud == termijn.legal_end or Reason(
        f"De dag waarop het SWV eerst moest beslissen, is {termijn.legal_end}.",
        "Awb 4:14 lid 3",
        "het secretariaat van het SWV, met de goede datum",
    )


@guard(
    "De beslistermijn loopt niet, of staat al stil.",
    law="Awb 4:15 lid 2",
    lifted_by="niemand",
)
def beslistermijn_staat_niet_stil(zaak: Zaak) -> bool:
    termijn = zaak.terms.get("C4")
    lopend = termijn is not None and termijn.suspended_on is None
    return lopend and "C4" not in zaak.lapsed


@guard(
    "De laatste dag van de opschorting ligt na vandaag, en binnen een jaar.",
    law="Awb 4:15 lid 2",
    lifted_by="wie opschort, met een andere dag",
    about=("opgeschort_tot",),
)
def opschorting_eindigt_later(zaak: Zaak) -> bool:
    tot = zaak.dossier.opgeschort_tot
    return tot is not None and zaak.today < tot <= zaak.today + LANGSTE_OPSCHORTING


@guard(
    "De beslistermijn staat niet stil door een opschorting.",
    law="Awb 4:15 lid 2",
    lifted_by="niemand",
)
def opschorting_loopt(zaak: Zaak) -> bool:
    return "L48" in zaak.terms
