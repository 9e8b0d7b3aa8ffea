"""Het pakket zelf: toetsen, vrijgeven, dichtmaken, versturen, ophalen, verlopen."""

from typing import Any

from statemachines.bewaking import bewaakt
from statemachines.gezag import aan
from statemachines.grammar import Role, Situation, Step, guard, lapsed, stays
from statemachines.uitwisseling import termijnen
from statemachines.uitwisseling.dossier import UitwisselingDossier
from statemachines.uitwisseling.eisen import (
    TIEN,
    TOETS,
    WIE,
    is_bijzonder,
    namens_de_eigen_organisatie,
    sleutel_is_geldig,
    verloopt_later,
)
from statemachines.uitwisseling.toestanden import (
    BIJ_ONTVANGER,
    GEBRUIKT,
    GETOETST,
    GRONDSLAG_GEKOZEN,
    NIET_OPGEHAALD,
    ONTVANGEN,
    TERUGGEMELD,
    VERLEEND,
    VERLOPEN,
    VERSLEUTELD,
    VERZONDEN,
)

Zaak = Situation[UitwisselingDossier]
SYSTEEM = (Role.SYSTEEM,)
MET_BERICHT = (*SYSTEEM, *WIE)
_CONVENANT = "Convenant; AVG 32"
_OPHALEN = ("L153", "L154", "L155")


@guard(
    "Alleen gegevens over gezondheid hebben een tweede persoon nodig.",
    law="AVG 9",
    lifted_by="niemand: dit pakket kan zo weg",
)
def gaat_over_gezondheid(zaak: Zaak) -> bool:
    return is_bijzonder(zaak)


@guard(
    "Wie het pakket toetste, geeft het niet zelf vrij.",
    law="AVG 32",
    lifted_by="een ander van de school of het samenwerkingsverband",
)
def is_een_ander(zaak: Zaak) -> bool:
    return not zaak.handelt & zaak.did("toetsen")


@guard(
    "Deze dag is vandaag of eerder.",
    law="AVG 5 lid 2",
    lifted_by="wie dit vastlegt",
    about=("ontvangen_op", "gebruikt_op", "wisantwoord_op"),
)
def is_al_gebeurd(zaak: Zaak) -> bool:
    d = zaak.dossier
    dagen = (d.ontvangen_op, d.gebruikt_op, d.wisantwoord_op)
    return all(dag is None or dag <= zaak.today for dag in dagen)


KLAARZETTEN: tuple[Step[Any], ...] = (
    *stays(
        source=(GRONDSLAG_GEKOZEN, VERLEEND, GETOETST),
        action="register_nagaan",
        label="In het register nagaan of beide partijen meedoen",
        by=(Role.SYSTEEM, Role.SWV_ADMIN, Role.VOORZITTER),
        law="Convenant; AVG 37",
        asks=(
            "register_op",
            "aangesloten",
            "fg_bekend",
            "certificaat_tot",
            "eerder_geweigerd",
        ),
    ),
    Step(
        action="toetsen",
        label="Nagaan of alles klopt",
        source=(GRONDSLAG_GEKOZEN, VERLEEND),
        target=GETOETST,
        by=WIE,
        law="AVG 5; AVG 6",
        asks=("alleen_nodig",),
        may_ask=("ouders_ingelicht_op", "meldcode_stap"),
        requires=(namens_de_eigen_organisatie, *TOETS),
        starts=(termijnen.VERDER,),
    ),
    *stays(
        source=(GETOETST,),
        action="vrijgeven",
        label="Als tweede persoon het pakket vrijgeven",
        by=WIE,
        law="AVG 9; AVG 32",
        requires=(gaat_over_gezondheid, is_een_ander),
    ),
    Step(
        action="versleutelen",
        label="Het pakket dichtmaken voor de ontvanger",
        source=(GETOETST,),
        target=VERSLEUTELD,
        by=SYSTEEM,
        law=_CONVENANT,
        asks=("pakket_kenmerk", "pakket_sha256"),
        requires=TIEN,
        starts=(termijnen.VERSTUREN, termijnen.VERLOPEN),
        stops=("L150",),
    ),
)

VERSTUREN: tuple[Step[Any], ...] = (
    Step(
        action="verzenden",
        label="Het pakket klaarzetten voor de ontvanger",
        source=(VERSLEUTELD,),
        target=VERZONDEN,
        by=SYSTEEM,
        law=_CONVENANT,
        requires=(sleutel_is_geldig, verloopt_later),
        starts=(termijnen.OPHALEN,),
        stops=("L152",),
    ),
    *bewaakt(
        termijnen.VERSTUREN,
        "Eraan herinneren dat het pakket nog niet weg is",
        source=(VERSLEUTELD,),
        notifies=aan("uitwisseling/herinnering", *WIE, Role.SWV_ADMIN),
    ),
    *stays(
        source=(VERZONDEN,),
        action="ophalen_herinneren",
        label="De ontvanger eraan herinneren dat er een pakket klaarstaat",
        by=SYSTEEM,
        requires=(lapsed("L153"),),
        starts=(termijnen.OPHALEN_NA_HERINNERING,),
        notifies=aan("uitwisseling/ophalen", *WIE),
    ),
    Step(
        action="niet_opgehaald_melden",
        label="De school laten bellen: niemand haalde het pakket op",
        source=(VERZONDEN,),
        target=NIET_OPGEHAALD,
        by=SYSTEEM,
        requires=(lapsed("L154"),),
        starts=(termijnen.BELLEN,),
        stops=("L153",),
        notifies=aan("uitwisseling/niet_opgehaald", *WIE),
    ),
    *bewaakt(
        termijnen.BELLEN,
        "Eraan herinneren dat de ontvanger nog niets heeft",
        source=(NIET_OPGEHAALD,),
        notifies=aan("uitwisseling/niet_opgehaald", *WIE),
    ),
    Step(
        action="opnieuw_versturen",
        label="Het pakket opnieuw laten dichtmaken en versturen",
        source=(NIET_OPGEHAALD, VERSLEUTELD),
        target=GETOETST,
        by=WIE,
        law=_CONVENANT,
        requires=(namens_de_eigen_organisatie,),
        starts=(termijnen.VERDER,),
        stops=("L152", "L154", "L155", "L156"),
    ),
)

DAARNA: tuple[Step[Any], ...] = (
    Step(
        action="ontvangst_vastleggen",
        label="Vastleggen dat de ontvanger het pakket heeft",
        source=(VERZONDEN, NIET_OPGEHAALD),
        target=ONTVANGEN,
        by=MET_BERICHT,
        law="AVG 5 lid 2",
        asks=("ontvangen_op",),
        requires=(is_al_gebeurd,),
        stops=_OPHALEN,
    ),
    Step(
        action="gebruik_vastleggen",
        label="Vastleggen dat de ontvanger de gegevens gebruikt",
        source=(ONTVANGEN,),
        target=GEBRUIKT,
        by=MET_BERICHT,
        law="AVG 5 lid 1 onder b",
        asks=("gebruikt_op",),
        requires=(is_al_gebeurd,),
    ),
    Step(
        action="terugmelden",
        label="Vastleggen wat de ontvanger ermee deed",
        source=(ONTVANGEN, GEBRUIKT),
        target=TERUGGEMELD,
        by=MET_BERICHT,
        law="AVG 5 lid 1 onder b",
        asks=("terugmelding",),
    ),
    Step(
        action="verlopen",
        label="Het pakket laten verlopen: de laatste dag is voorbij",
        source=(VERSLEUTELD, *BIJ_ONTVANGER),
        target=VERLOPEN,
        by=SYSTEEM,
        law="AVG 5 lid 1 onder e",
        requires=(lapsed("L156"),),
        notifies=aan("uitwisseling/verlopen", *WIE),
    ),
)
