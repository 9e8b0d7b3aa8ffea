"""Wie er bij het overleg is, wie dat mocht weten, en wat de ouders kregen."""

from datetime import timedelta
from itertools import islice

from statemachines.gezag import omvat_alle_gezagdragers
from statemachines.grammar import Guard, Reason, Situation, guard
from statemachines.ledger import school_calendar
from statemachines.ot.dossier import EXTERNEN, Deelnemer, Grondslag, OtDossier

PLAN = "Ondersteuningsplan 5.1"
UITNODIGING = 5

Zaak = Situation[OtDossier]


@guard(
    "Vraag het kind naar zijn mening, op een manier die bij hem past.",
    law="IVRK 12",
    lifted_by="de intern begeleider, met het kind",
    about=("mening_leerling_gevraagd",),
)
def mening_leerling_gevraagd(zaak: Zaak) -> bool:
    return zaak.dossier.mening_leerling_gevraagd is True


@guard(
    "Nodig ieder met gezag uit.",
    law=f"{PLAN}; BW 1:247",
    lifted_by="de intern begeleider",
    about=("uitgenodigde_ouders",),
)
def gezagdragers_uitgenodigd(zaak: Zaak) -> bool:
    return omvat_alle_gezagdragers(zaak, zaak.dossier.uitgenodigde_ouders)


@guard(
    "De ouders krijgen de uitnodiging ruim van tevoren: standaard 5 schooldagen.",
    law=PLAN,
    lifted_by="de ouders, door in te stemmen met deze datum",
    about=("overleg_op", "akkoord_met_datum"),
)
def ouders_op_tijd_uitgenodigd(zaak: Zaak) -> bool | Reason:
    overleg = zaak.dossier.overleg_op
    if overleg is None or overleg < zaak.today:
        return Reason("De datum van het overleg is al voorbij.", PLAN)
    if zaak.dossier.akkoord_met_datum == overleg:
        return True
    school = school_calendar(zaak.policy)
    days = (zaak.today + timedelta(days=n) for n in range((overleg - zaak.today).days))
    nodig = int(zaak.policy.get("uitnodiging_schooldagen", UITNODIGING))
    return len([*islice(filter(school.is_school_day, days), nodig)]) == nodig


@guard(
    "Leg vast waarom mensen van buiten de school mogen meepraten.",
    law="AVG 6",
    lifted_by="de ouders, met toestemming",
    about=("externen", "grondslag_externen", "toestemming_externen_van"),
)
def grondslag_voor_externen(zaak: Zaak) -> bool | Reason:
    dossier = zaak.dossier
    if not EXTERNEN & set(dossier.externen):
        return True
    if dossier.grondslag_externen is not Grondslag.TOESTEMMING:
        return dossier.grondslag_externen is not None
    if omvat_alle_gezagdragers(zaak, dossier.toestemming_externen_van):
        return True
    return Reason("Niet ieder met gezag gaf toestemming.", "AVG 6 lid 1 a", "de ouders")


def mag_meepraten(wie: Deelnemer) -> Guard[OtDossier]:
    """Geef de eis dat deze deelnemer voor dit overleg is genoemd."""

    @guard(
        "Deze deelnemer is bij het plannen van dit overleg niet genoemd.",
        law="AVG 5; AVG 6",
        lifted_by="niemand meer voor dit overleg",
    )
    def is_genoemd(zaak: Zaak) -> bool:
        return wie in zaak.dossier.externen

    return is_genoemd


@guard(
    "De leerplichtambtenaar zit er alleen bij als er verzuim speelt.",
    law=f"{PLAN}; AVG 5",
    lifted_by="wie uitnodigt, door vast te leggen dat er verzuim speelt",
    about=("externen",),
)
def leerplicht_alleen_bij_verzuim(zaak: Zaak) -> bool:
    dossier = zaak.dossier
    return Deelnemer.LEERPLICHT not in dossier.externen or bool(dossier.verzuim_speelt)


@guard(
    "De voorzitter en de intern begeleider zijn erbij.",
    law=PLAN,
    lifted_by="de voorzitter, door het overleg te verzetten",
    about=("aanwezigen",),
)
def voorzitter_en_ib_aanwezig(zaak: Zaak) -> bool:
    return {Deelnemer.VOORZITTER, Deelnemer.IB} <= set(zaak.dossier.aanwezigen)


@guard(
    "Er is een ouder bij, of de ouders meldden zich schriftelijk af.",
    law=PLAN,
    lifted_by="de ouders, of de voorzitter door het overleg te verzetten",
    about=("aanwezigen", "ouder_meldde_af_op"),
)
def ouder_aanwezig_of_afgemeld(zaak: Zaak) -> bool:
    dossier = zaak.dossier
    erbij = Deelnemer.OUDER in dossier.aanwezigen
    return erbij or dossier.ouder_meldde_af_op is not None


@guard(
    "De ouders kregen het verslag nog niet.",
    law=f"{PLAN}; AVG 15",
    lifted_by="de intern begeleider",
)
def ouders_kregen_verslag(zaak: Zaak) -> bool:
    return bool(zaak.done.get("verslag_delen"))
