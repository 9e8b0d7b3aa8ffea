"""Wie er ja of nee zei tegen deze uitwisseling, en of dat genoeg is."""

from collections.abc import Iterator

from statemachines.convenant import (
    GEEN,
    Antwoord,
    Stand,
    Toestemming,
    samen,
    wie_moeten,
)
from statemachines.grammar import Situation, guard
from statemachines.uitwisseling.dossier import UitwisselingDossier

Zaak = Situation[UitwisselingDossier]
_LEERLING = "leerling"


def toestemming(zaak: Zaak) -> Toestemming:
    """Zeg wat de antwoorden samen zijn. Stil blijven is geen ja."""
    dossier = zaak.dossier
    if dossier.eerder_geweigerd:
        return Toestemming(Stand.GEWEIGERD)
    if dossier.leeftijd is None:
        return GEEN
    gezag = [partij.key for partij in zaak.has_gezag()]
    return samen(wie_moeten(gezag, dossier.leeftijd), _antwoorden(zaak))


def _antwoorden(zaak: Zaak) -> Iterator[Antwoord]:
    """Een ouder antwoordt zelf, of de school legt vast wat op papier staat."""
    ja = zaak.persons_who_did("toestemming_geven") | {*zaak.dossier.toestemming_van}
    for wie in sorted(ja):
        yield Antwoord(wie, Stand.VERLEEND, zaak.today)
    if zaak.dossier.leerling_ja_op is not None:
        yield Antwoord(_LEERLING, Stand.VERLEEND, zaak.dossier.leerling_ja_op)


@guard(
    "Alleen wie hierover beslist, zegt hier ja of nee: een ouder met gezag. Vanaf 16 "
    "jaar beslist de leerling zelf.",
    law="BW 1:245; UAVG 5",
    lifted_by="een ouder met gezag, of de leerling van 16 jaar of ouder",
)
def beslist_hierover(zaak: Zaak) -> bool:
    gezag = [partij.key for partij in zaak.has_gezag()]
    return zaak.myself in wie_moeten(gezag, zaak.dossier.leeftijd or 0)


@guard("U zei al ja. Uw antwoord is bewaard.", law="AVG 7", lifted_by="niemand")
def zei_nog_geen_ja(zaak: Zaak) -> bool:
    return zaak.myself not in zaak.persons_who_did("toestemming_geven")


@guard(
    "Niet iedereen die het moet, zei ja.",
    law="AVG 7; UAVG 5",
    lifted_by="elke ouder met gezag, en vanaf 12 jaar ook de leerling",
)
def toestemming_is_compleet(zaak: Zaak) -> bool:
    return toestemming(zaak).stand is Stand.VERLEEND


@guard(
    "Er is niemand bekend die ja mag zeggen.",
    law="BW 1:245; UAVG 5",
    lifted_by="de school, door het gezag vast te leggen",
)
def er_is_iemand_met_gezag(zaak: Zaak) -> bool:
    return bool(zaak.has_gezag())


@guard(
    "De dag van het antwoord is vandaag of eerder.",
    law="AVG 7 lid 1",
    lifted_by="wie dit vastlegt",
    about=("geweigerd_op", "ingetrokken_op", "leerling_ja_op"),
)
def antwoord_is_gegeven(zaak: Zaak) -> bool:
    d = zaak.dossier
    dagen = (d.geweigerd_op, d.ingetrokken_op, d.leerling_ja_op)
    return all(dag is None or dag <= zaak.today for dag in dagen)
