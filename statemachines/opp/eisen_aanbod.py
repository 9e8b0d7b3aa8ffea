"""Wat er moet kloppen voordat een plan bij de ouders ligt."""

from statemachines.counting.arithmetic import subtract
from statemachines.gezag import omvat_alle_gezagdragers
from statemachines.grammar import Situation, guard
from statemachines.length import maanden
from statemachines.opp.dossier import OppDossier
from statemachines.opp.handtekeningen import verzoeken

PLAN = "Ondersteuningsplan 5.1"
RONDES = 3
TWEE = 2

Zaak = Situation[OppDossier]


@guard(
    "De leerling is nog niet gehoord over dit plan.",
    law="WPO 40a lid 6",
    lifted_by="de intern begeleider, met de leerling",
)
def leerling_gehoord(zaak: Zaak) -> bool:
    dossier = zaak.dossier
    gedaan = (dossier.leerling_gehoord_op, dossier.tweede_poging_op)
    sinds = dossier.geevalueerd_op
    return any(day and (sinds is None or day >= sinds) for day in gedaan)


@guard(
    "De tweede poging is op een andere dag dan de eerste.",
    law="WPO 40a lid 6",
    lifted_by="de intern begeleider, met een poging op een andere dag",
    about=("tweede_poging_op",),
)
def poging_op_andere_dag(zaak: Zaak) -> bool:
    return zaak.dossier.tweede_poging_op != zaak.dossier.niet_gehoord_op


@guard(
    "Nodig ieder met gezag uit voor het gesprek.",
    law="WPO 40a lid 2",
    lifted_by="de intern begeleider",
    about=("uitgenodigd",),
)
def gezagdragers_uitgenodigd(zaak: Zaak) -> bool:
    return omvat_alle_gezagdragers(zaak, zaak.dossier.uitgenodigd)


@guard(
    "Bied het gesprek aan op twee verschillende data.",
    law=PLAN,
    lifted_by="de intern begeleider",
    about=("voorgestelde_data",),
)
def twee_data_aangeboden(zaak: Zaak) -> bool:
    return len(set(zaak.dossier.voorgestelde_data)) >= TWEE


@guard(
    "Er is niemand met gezag bekend. Zonder gezag kan niemand tekenen.",
    law="BW 1:247",
    lifted_by="wie het gezag nagaat",
)
def gezag_bekend(zaak: Zaak) -> bool:
    return bool(zaak.has_gezag())


@guard(
    "De controle van het gezag is ouder dan 12 maanden, of ligt in de toekomst.",
    law=PLAN,
    lifted_by="de ouders, of het gezagsregister",
    about=("gezag_gecontroleerd_op",),
)
def gezag_vers_gecontroleerd(zaak: Zaak) -> bool:
    gezien = zaak.dossier.gezag_gecontroleerd_op
    jaar_geleden = subtract(zaak.today, maanden(12))
    return gezien is not None and jaar_geleden <= gezien <= zaak.today


@guard(
    "Een adres is geheim. Bied dit plan afgeschermd aan.",
    law="AVG 32",
    lifted_by="de schooldirecteur, met de privacy officer",
    about=("afgeschermd",),
)
def afgeschermd_waar_nodig(zaak: Zaak) -> bool:
    geheim = any(partij.geheim_adres for partij in zaak.parties)
    return bool(zaak.dossier.afgeschermd) or not geheim


@guard(
    "Dit voorstel lag er al. Een nieuw voorstel is een nieuw document.",
    law="WPO 40a lid 5",
    lifted_by="de schooldirecteur, met een nieuw document",
    about=("document_hash",),
)
def nieuw_document(zaak: Zaak) -> bool:
    return not verzoeken(zaak)


@guard(
    "Na een gesprek komen er hoogstens drie voorstellen.",
    law=PLAN,
    lifted_by="een nieuw gesprek, of de geschillencommissie",
)
def hoogstens_drie_rondes(zaak: Zaak) -> bool:
    overleg = str(zaak.dossier.besproken_op)
    gedaan = {
        handtekening.dossier.get("document_hash")
        for handtekening in zaak.linked.get("handtekening", ())
        if str(handtekening.dossier.get("besproken_op")) == overleg
    }
    return len(gedaan) < RONDES
