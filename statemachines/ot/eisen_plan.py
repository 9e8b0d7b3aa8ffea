"""Wat een plan, een evaluatie en een opschaling vragen."""

from statemachines.gezag import omvat_alle_gezagdragers
from statemachines.grammar import Reason, Situation, guard
from statemachines.ot.dossier import Niveau, OtDossier

PLAN = "Ondersteuningsplan 5.1"
RONDES_ZONDER_SWV = 2

Zaak = Situation[OtDossier]


@guard(
    "Schrijf op wat het kind nodig heeft, niet wat het heeft.",
    law="Ondersteuningsplan 3.1",
    lifted_by="de intern begeleider",
    about=("als_behoefte_geschreven",),
)
def als_behoefte_geschreven(zaak: Zaak) -> bool:
    return zaak.dossier.als_behoefte_geschreven is True


@guard("Er is nog geen plan geschreven.", law=PLAN, lifted_by="de intern begeleider")
def plan_geschreven(zaak: Zaak) -> bool:
    return zaak.dossier.plan is not None


@guard(
    "Bespreek het plan eerst met de ouders.",
    law="WPO 40a lid 2; WPO 11",
    lifted_by="de intern begeleider",
    about=("plan_besproken_op",),
)
def plan_besproken(zaak: Zaak) -> bool:
    day = zaak.dossier.plan_besproken_op
    return day is not None and day <= zaak.today


@guard(
    "Evalueer samen met de ouders en het kind.",
    law="Ondersteuningsplan 3.1",
    lifted_by="de intern begeleider",
    about=("ouders_konden_meedoen", "leerling_kon_meedoen"),
)
def samen_geevalueerd(zaak: Zaak) -> bool:
    dossier = zaak.dossier
    return bool(dossier.ouders_konden_meedoen and dossier.leerling_kon_meedoen)


@guard(
    "Na twee rondes zonder resultaat denkt de SWV-er mee.",
    law=PLAN,
    lifted_by="de intern begeleider, door de SWV-er te vragen",
)
def swv_er_denkt_mee_na_twee_rondes(zaak: Zaak) -> bool:
    rondes = len(zaak.done.get("start_uitvoering", ()))
    return rondes < RONDES_ZONDER_SWV or bool(zaak.done.get("swv_er_vragen"))


@guard(
    "Opschalen gaat een niveau tegelijk.",
    law="Ondersteuningsplan 3",
    lifted_by="de voorzitter, met het niveau dat nu volgt",
    about=("niveau",),
)
def een_niveau_hoger(zaak: Zaak) -> bool | Reason:
    niveaus = list(Niveau)
    begin = niveaus.index(zaak.dossier.beginniveau or Niveau.GROEP)
    hoger = min(begin + len(zaak.done.get("opschalen", ())) + 1, len(niveaus) - 1)
    if zaak.dossier.niveau is niveaus[hoger]:
        return True
    volgende = niveaus[hoger].replace("_", " ")
    return Reason(f"Het volgende niveau is: {volgende}.", "Ondersteuningsplan 3")


@guard(
    "Voor jeugdhulp is toestemming nodig van ieder met gezag.",
    law="Jeugdwet 7.3.4",
    lifted_by="de ouders",
    about=("toestemming_jeugdhulp_van",),
)
def gezagdragers_stemmen_in_met_jeugdhulp(zaak: Zaak) -> bool:
    return omvat_alle_gezagdragers(zaak, zaak.dossier.toestemming_jeugdhulp_van)


@guard(
    "De kerngroep krijgt de casus zonder naam.",
    law="WPO 18a lid 13",
    lifted_by="de voorzitter",
    about=("zonder_naam",),
)
def zonder_naam(zaak: Zaak) -> bool:
    return zaak.dossier.zonder_naam is True
