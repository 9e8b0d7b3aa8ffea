"""Wat de wet en de afspraken vragen voordat een stap in het verzuim mag."""

from datetime import timedelta

from statemachines.gezag import omvat_alle_gezagdragers
from statemachines.grammar import Situation, guard
from statemachines.verzuim.dossier import VerzuimDossier

WET = "LPW 21a; WRO 12 lid 3"
ALERT_WET = "LPW 18; LPW 21a"
PLAN = "Afspraak in het ondersteuningsplan"
PACT = "Thuiszitterspact 2016"
UREN = 16.0
WEKEN = 4
EVALUATIE_BINNEN = timedelta(weeks=4)

Zaak = Situation[VerzuimDossier]

# -- Het signaal en het alert ----------------------------------------------------------


@guard(
    "Er zijn nog geen 16 uren verzuim zonder geldige reden.",
    law=WET,
    lifted_by="de verzuimregistratie van de school",
    about=("uren",),
)
def zestien_uren(zaak: Zaak) -> bool:
    uren = zaak.dossier.uren
    return uren is not None and uren >= float(zaak.policy.get("verzuim_uren", UREN))


@guard(
    "Er zijn nog geen vier lesweken verzuim zonder geldige reden.",
    law=WET,
    lifted_by="de verzuimregistratie van de school",
    about=("lesweken",),
)
def vier_lesweken(zaak: Zaak) -> bool:
    weken = zaak.dossier.lesweken
    return weken is not None and weken >= int(zaak.policy.get("lrv_weken", WEKEN))


@guard(
    "Dit verzuim is al als langdurig gemeld. Een nieuw signaal vraagt een nieuwe dag.",
    law=WET,
    lifted_by="de verzuimregistratie, met een nieuwe eerste dag",
    about=("eerste_dag",),
)
def nieuwe_eerste_dag(zaak: Zaak) -> bool:
    return _eerste_dag(zaak) not in _eerste_dagen(zaak, "duo_melding")


@guard(
    "Over dit verzuim is al een alert verstuurd: een keer is genoeg.",
    law=ALERT_WET,
    lifted_by="de verzuimregistratie, met een nieuwe eerste dag",
)
def nog_geen_alert(zaak: Zaak) -> bool:
    return _eerste_dag(zaak) not in _eerste_dagen(zaak, "leerrecht_alert")


def _eerste_dag(zaak: Zaak) -> str | None:
    dag = zaak.dossier.eerste_dag
    return dag.isoformat() if dag else None


def _eerste_dagen(zaak: Zaak, soort: str) -> set[str]:
    """Geef de eerste dagen waarvoor er al zo'n zaak is; bij 16 uur is er geen."""
    return {
        str(case.dossier["eerste_dag"])
        for case in zaak.linked.get(soort, ())
        if "eerste_dag" in case.dossier
    }


# -- Wie erbij is ----------------------------------------------------------------------


@guard(
    "Nodig ieder met gezag uit voor de rondetafel.",
    law=f"{PLAN}; BW 1:247",
    lifted_by="de SWV-er",
    about=("uitgenodigde_ouders",),
)
def gezagdragers_uitgenodigd(zaak: Zaak) -> bool:
    return omvat_alle_gezagdragers(zaak, zaak.dossier.uitgenodigde_ouders)


@guard(
    "De jeugdprofessional mag dit pas weten als ieder met gezag instemt.",
    law="AVG 6 lid 1 a",
    lifted_by="de ouders",
    about=("toestemming_jos_van",),
)
def ouders_stemmen_in_met_jos(zaak: Zaak) -> bool:
    return omvat_alle_gezagdragers(zaak, zaak.dossier.toestemming_jos_van)


@guard(
    "De jeugdhulp mag pas meepraten als ieder met gezag instemt.",
    law="AVG 6 lid 1 a; Jeugdwet 7.3.11",
    lifted_by="de ouders",
    about=("toestemming_jeugdhulp_van",),
)
def ouders_stemmen_in_met_jeugdhulp(zaak: Zaak) -> bool:
    return omvat_alle_gezagdragers(zaak, zaak.dossier.toestemming_jeugdhulp_van)


# -- Dagen -----------------------------------------------------------------------------


@guard(
    "De dag van het overleg is al voorbij.",
    law=PLAN,
    lifted_by="de school, met een andere dag",
    about=("ot_op",),
)
def overleg_komt_nog(zaak: Zaak) -> bool:
    return zaak.dossier.ot_op is not None and zaak.dossier.ot_op >= zaak.today


@guard(
    "De dag van de rondetafel is al voorbij.",
    law=PLAN,
    lifted_by="de SWV-er, met een andere dag",
    about=("rondetafel_op",),
)
def rondetafel_komt_nog(zaak: Zaak) -> bool:
    op = zaak.dossier.rondetafel_op
    return op is not None and op >= zaak.today


@guard(
    "De rondetafel is nog niet geweest: maak het plan samen met de ouders.",
    law=PLAN,
    lifted_by="de SWV-er, door de rondetafel te verzetten",
)
def rondetafel_is_geweest(zaak: Zaak) -> bool:
    op = zaak.dossier.rondetafel_op
    return op is not None and op <= zaak.today


@guard(
    "Spreek een evaluatie af: na vandaag, en binnen vier weken.",
    law=PLAN,
    lifted_by="de school, met een andere dag",
    about=("evaluatie_op",),
)
def evaluatie_binnen_vier_weken(zaak: Zaak) -> bool:
    op = zaak.dossier.evaluatie_op
    return op is not None and zaak.today < op <= zaak.today + EVALUATIE_BINNEN


@guard(
    "De leerling kan niet terug zijn voor de eerste dag van het verzuim.",
    law=PLAN,
    lifted_by="de school, met de echte dag",
    about=("terug_op",),
)
def terug_na_de_eerste_dag(zaak: Zaak) -> bool:
    d = zaak.dossier
    return not (d.terug_op and d.eerste_dag and d.terug_op <= d.eerste_dag)
