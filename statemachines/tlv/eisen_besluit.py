"""Wat een TLV-besluit rechtmatig maakt: advies, motivering, duur en nummer."""

import re

from statemachines.grammar import Reason, Situation, guard
from statemachines.terms import compute
from statemachines.tlv.dossier import Discipline, Soort, TlvDossier

Zaak = Situation[TlvDossier]
TWEE = 2
LAATSTE_DAG = (7, 31)
VOLGNUMMER = re.compile(r"(?=.{4,30}\Z)(?:[A-Z0-9]+-)*[0-9]{3,8}", re.ASCII)
VERPLICHT = {
    Discipline.ORTHOPEDAGOOG,
    Discipline.PSYCHOLOOG,
    Discipline.KINDERPSYCHOLOOG,
}


@guard(
    "De twee deskundigen moeten twee verschillende personen zijn.",
    law="WPO 18a lid 11",
    lifted_by="het secretariaat van het SWV",
    about=("deskundige_1", "deskundige_2"),
)
def twee_verschillende_deskundigen(zaak: Zaak) -> bool:
    return zaak.dossier.deskundige_1 != zaak.dossier.deskundige_2


@guard(
    "Een van de deskundigen moet orthopedagoog of psycholoog zijn.",
    law="WPO 18a lid 11",
    lifted_by="het secretariaat van het SWV",
    about=("discipline_1", "discipline_2"),
)
def orthopedagoog_of_psycholoog_erbij(zaak: Zaak) -> bool:
    return bool({zaak.dossier.discipline_1, zaak.dossier.discipline_2} & VERPLICHT)


@guard(
    "Verklaar eerst dat geen deskundige een eigen belang heeft of de leerling"
    " behandelt.",
    law="WPO 18a lid 11; Awb 2:4",
    lifted_by="het secretariaat van het SWV",
    about=("geen_belang_verklaard",),
)
def deskundigen_zonder_belang(zaak: Zaak) -> bool:
    return zaak.dossier.geen_belang_verklaard is True


@guard(
    "Wie al advies gaf, blijft een van de twee deskundigen.",
    law="WPO 18a lid 11",
    lifted_by="het secretariaat van het SWV",
    about=("deskundige_1", "deskundige_2"),
)
def adviseur_blijft_aangewezen(zaak: Zaak) -> bool:
    gegeven = zaak.done.get("adviseren", ())
    return zaak.state != "advies_1" or gegeven[-1] in _aangewezen(zaak)


@guard(
    "Alleen de twee aangewezen deskundigen geven advies.",
    law="WPO 18a lid 11",
    lifted_by="het secretariaat van het SWV, door een deskundige te vervangen",
)
def aangewezen_deskundige(zaak: Zaak) -> bool:
    return zaak.actor in _aangewezen(zaak)


@guard(
    "Deze deskundige gaf het eerste advies al. Het tweede is van iemand anders.",
    law="WPO 18a lid 11",
    lifted_by="de andere deskundige",
)
def andere_deskundige(zaak: Zaak) -> bool:
    return zaak.done.get("adviseren", ("",))[-1] not in zaak.handelt


@guard(
    "Er zijn nog geen twee adviezen van twee deskundigen.",
    law="WPO 18a lid 11",
    lifted_by="de deskundigen",
)
def twee_adviezen(zaak: Zaak) -> bool:
    d = zaak.dossier
    return len(zaak.did("adviseren")) >= TWEE and bool(d.advies_1 and d.advies_2)


@guard(
    "De aanvraag is nog niet getoetst aan het ondersteuningsplan.",
    law="WPO 18a lid 8",
    lifted_by="de gedragswetenschapper",
    about=("criteria_getoetst",),
)
def aan_criteria_getoetst(zaak: Zaak) -> bool:
    return zaak.dossier.criteria_getoetst is True


@guard(
    "Wie beslist, mag niet zelf als deskundige hebben geadviseerd.",
    law="WPO 18a lid 11; Awb 2:4; Awb 10:3",
    lifted_by="de directeur-bestuurder van het SWV",
)
def ondertekenaar_geen_deskundige(zaak: Zaak) -> bool:
    # Also who stands in for an expert: deciding and advising stay with two persons.
    return zaak.handelt.isdisjoint(zaak.did("adviseren") | _aangewezen(zaak))


@guard(
    "Het besluit wijkt af van het advies en zegt niet waarom.",
    law="Awb 3:50",
    lifted_by="degene die beslist",
    about=("advies_gevolgd", "afwijking_van_advies"),
)
def afwijking_gemotiveerd(zaak: Zaak) -> bool:
    d = zaak.dossier
    return d.advies_gevolgd is True or bool(d.afwijking_van_advies)


@guard(
    "Bij speciaal onderwijs hoort een categorie, bij speciaal basisonderwijs niet.",
    law="WPO 18a lid 6 c; Besluit bekostiging WPO 20 lid 3",
    lifted_by="degene die beslist",
    about=("besluit_soort", "besluit_categorie"),
)
def besluit_noemt_categorie(zaak: Zaak) -> bool:
    d = zaak.dossier
    return (d.besluit_soort is Soort.SO) == (d.besluit_categorie is not None)


@guard(
    "Een TLV eindigt op 31 juli.",
    law="WPO 40 lid 13; WEC 40 lid 15",
    lifted_by="degene die beslist",
    about=("einddatum",),
)
def einddatum_op_31_juli(zaak: Zaak) -> bool:
    einde = zaak.dossier.einddatum
    return einde is not None and (einde.month, einde.day) == LAATSTE_DAG


@guard(
    "Een TLV duurt minstens een heel schooljaar.",
    law="WPO 40 lid 13; WEC 40 lid 15",
    lifted_by="degene die beslist",
    about=("einddatum",),
)
def einddatum_niet_te_vroeg(zaak: Zaak) -> bool | Reason:
    vroegst, einde = compute("C11", zaak.day).legal_end, zaak.dossier.einddatum
    return (einde is not None and einde >= vroegst) or Reason(
        f"Een TLV van vandaag eindigt op zijn vroegst op 31 juli {vroegst.year}.",
        "WPO 40 lid 13; WEC 40 lid 15",
        "degene die beslist",
    )


@guard(
    "Een TLV begint niet voor het besluit, en eindigt na het begin.",
    law="Awb 3:40",
    lifted_by="degene die beslist",
    about=("begindatum", "einddatum"),
)
def begindatum_niet_terug(zaak: Zaak) -> bool:
    begin, einde = zaak.dossier.begindatum, zaak.dossier.einddatum
    return begin is not None and einde is not None and zaak.day <= begin < einde


@guard(
    "Het volgnummer heeft niet de vorm van een TLV-nummer, zoals TLV-2026-00042.",
    law="WPO 18a lid 14",
    lifted_by="degene die beslist",
    about=("volgnummer",),
)
def volgnummer_geldig(zaak: Zaak) -> bool:
    return bool(VOLGNUMMER.fullmatch(zaak.dossier.volgnummer or ""))


@guard(
    "De plaatsing valt buiten de dagen waarop de TLV geldt.",
    law="WPO 40 lid 8; WEC 40 lid 10",
    lifted_by="het SWV, met een nieuw besluit",
    about=("geplaatst_op",),
)
def geplaatst_terwijl_tlv_geldt(zaak: Zaak) -> bool:
    d = zaak.dossier
    if not (d.begindatum and d.einddatum and d.geplaatst_op):
        return False
    return d.begindatum <= d.geplaatst_op <= d.einddatum


def _aangewezen(zaak: Zaak) -> frozenset[str]:
    namen = (zaak.dossier.deskundige_1, zaak.dossier.deskundige_2)
    return frozenset(naam for naam in namen if naam)
