"""Wie gevraagd mag worden, wat een handtekening is, en wat stilte niet is."""

from statemachines.gezag import eigen_partij
from statemachines.grammar import Reason, Situation, guard
from statemachines.handtekening.dossier import (
    Antwoordwijze,
    HandtekeningDossier,
    Inlogniveau,
)

PLAN = "Ondersteuningsplan 5.1"
POGINGEN = 3
KANALEN = {
    "bellen": "telefoon",
    "langsgaan": "bezoek",
    "brief_sturen": "brief",
    "aangetekend_versturen": "brief",
}
"""Elke soort poging, en het kanaal waarlangs die loopt."""

Zaak = Situation[HandtekeningDossier]


@guard(
    "Deze persoon heeft geen gezag over het kind.",
    law="BW 1:247; BW 1:253a",
    lifted_by="wie het gezag opnieuw nagaat",
)
def heeft_gezag(zaak: Zaak) -> bool:
    partij = eigen_partij(zaak)
    return partij is not None and partij.gezag


# -- Vragen ----------------------------------------------------------------------------


@guard(
    "Een adres is geheim of er is een conflict. Er gaat geen automatisch bericht uit.",
    law="AVG 32",
    lifted_by="de schooldirecteur, met de privacy officer, en dan per post",
)
def mag_automatisch(zaak: Zaak) -> bool:
    return not _afgeschermd(zaak)


@guard(
    "Deze persoon heeft niet gezegd dat berichten digitaal mogen. Stuur een brief.",
    law="Awb 2:8",
    lifted_by="de ouder zelf",
)
def wil_digitaal(zaak: Zaak) -> bool:
    partij = eigen_partij(zaak)
    return partij is not None and partij.e_consent


@guard(
    "Besluit eerst met de privacy officer wat er verstuurd wordt, en waarheen.",
    law="AVG 32",
    lifted_by="de schooldirecteur",
)
def verzending_vrijgegeven(zaak: Zaak) -> bool:
    return not _afgeschermd(zaak) or zaak.dossier.fg_geraadpleegd_op is not None


@guard(
    "Deze persoon krijgt berichten digitaal. Vraag digitaal, of geef het plan zelf.",
    law="Awb 2:8",
    lifted_by="de ouder, die kiest voor papier",
)
def krijgt_papier(zaak: Zaak) -> bool:
    """Een bericht van het systeem gaat naar deze persoon op papier."""
    partij = eigen_partij(zaak)
    return partij is not None and (partij.afgeschermd or not partij.e_consent)


@guard(
    "Maak eerst de brief met het verzoek. Die gaat met het plan mee.",
    law="WPO 40a lid 5; Awb 2:25",
    lifted_by="de intern begeleider, met 'de brief laten maken'",
)
def brief_is_gemaakt(zaak: Zaak) -> bool:
    return bool(zaak.done.get("brief_maken")) or not krijgt_papier.test(zaak)


def _afgeschermd(zaak: Zaak) -> bool:
    partij = eigen_partij(zaak)
    return bool(zaak.dossier.afgeschermd) or partij is None or partij.geheim_adres


# -- Antwoorden ------------------------------------------------------------------------


@guard(
    "Wat getekend is, is niet het voorstel dat nu voorligt.",
    law="WPO 40a lid 5",
    lifted_by="wie tekent, door het voorstel te openen dat nu voorligt",
    about=("getekende_hash",),
)
def tekent_dit_voorstel(zaak: Zaak) -> bool:
    return zaak.dossier.getekende_hash == zaak.dossier.document_hash


@guard(
    "Het portaal weet niet zeker genoeg wie er inlogde.",
    law="eIDAS-verordening 8",
    lifted_by="de ouder, met DigiD met controle, of op papier",
    about=("inlogniveau",),
)
def zeker_wie_tekent(zaak: Zaak) -> bool:
    return zaak.dossier.inlogniveau in {Inlogniveau.SUBSTANTIEEL, Inlogniveau.HOOG}


@guard(
    "Een handtekening staat op papier of in het portaal. Een ja aan de telefoon telt"
    " niet.",
    law="WPO 40a lid 5",
    lifted_by="de ouder",
    about=("antwoordwijze",),
)
def op_papier_getekend(zaak: Zaak) -> bool:
    return zaak.dossier.antwoordwijze is Antwoordwijze.PAPIER


# -- Niet bereiken ---------------------------------------------------------------------


@guard(
    "Er zijn nog geen drie pogingen gedaan.",
    law=PLAN,
    lifted_by="de intern begeleider",
)
def drie_pogingen(zaak: Zaak) -> bool | Reason:
    gedaan = sum(len(zaak.done.get(poging, ())) for poging in KANALEN)
    if gedaan >= POGINGEN:
        return True
    return Reason(f"Er zijn {gedaan} van de {POGINGEN} pogingen gedaan.", PLAN)


@guard(
    "Probeer het langs twee wegen: bellen, langsgaan of schrijven.",
    law=PLAN,
    lifted_by="de intern begeleider",
)
def twee_kanalen(zaak: Zaak) -> bool:
    gebruikt = {weg for poging, weg in KANALEN.items() if zaak.done.get(poging)}
    return len(gebruikt) > 1


@guard(
    "Er is nog geen aangetekende brief gestuurd naar het laatst bekende adres.",
    law=PLAN,
    lifted_by="de intern begeleider",
)
def aangetekende_brief(zaak: Zaak) -> bool:
    return bool(zaak.done.get("aangetekend_versturen"))


@guard("De tijd voor de pogingen is nog niet voorbij.", law=PLAN, lifted_by="de tijd")
def pogingen_hadden_tijd(zaak: Zaak) -> bool | Reason:
    if zaak.done.get("pogingen_nagaan"):
        return True
    return "L25" in zaak.lapsed or zaak.still_running("L25")
