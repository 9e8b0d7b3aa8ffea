"""The first part of the story: the ondersteuningsteam, the OPP, and the help."""

from datetime import date
from hashlib import sha256

from casework.demo.people import IB, OUDER_1, OUDER_2, VOORZITTER
from casework.demo.script import Act, Chapter, Script

HULP_IN_HET_PLAN = (
    "Dit gaan wij doen: vier ochtenden per week werkt Sterre in een kleine groep met"
    " een vaste begeleider, tot de kerstvakantie. Op 11 december kijken wij samen hoe"
    " het gaat. Sterre wilde een rustige plek, en koos die zelf in de klas."
)
PLAN = sha256(HULP_IN_HET_PLAN.encode()).hexdigest()
"""Wie tekent, tekent deze tekst."""
ALLEEN_PERSPECTIEF = "Alleen het perspectief van Sterre"
PERSPECTIEF = sha256(ALLEEN_PERSPECTIEF.encode()).hexdigest()
PARENTS = ["ouder-1", "ouder-2"]

ONDERSTEUNINGSTEAM: Script = (
    Chapter("1. Het ondersteuningsteam van Het Christal, Vlaardingen Babberspolder"),
    Act(
        date(2026, 9, 1),
        "ot",
        "signaleren",
        IB,
        {
            "ouders_ingelicht_op": "2026-09-01",
            "signaal": "Sterre loopt vast in de klas en komt niet tot leren.",
            "beginniveau": "3_ondersteuningsteam_met_swv",
            "verzuim_speelt": False,
        },
    ),
    Act(
        date(2026, 9, 4),
        "ot",
        "intake_starten",
        IB,
        {
            "intake_op": "2026-09-04",
            "mening_leerling_gevraagd": True,
            "mening_leerling": "Sterre wil graag rustig kunnen werken.",
            "intakeverslag": "Ouders en kind vertelden wat helpt: korte taken, rust.",
        },
    ),
    Act(
        date(2026, 9, 7),
        "ot",
        "ot_plannen",
        IB,
        {
            "overleg_op": "2026-09-17",
            "overleg_tijd": "15.30 uur",
            "overleg_plaats": "Het Christal, de kamer naast de bibliotheek",
            "uitgenodigde_ouders": PARENTS,
        },
    ),
    Act(
        date(2026, 9, 17),
        "ot",
        "bespreken",
        VOORZITTER,
        {
            "overlegd_op": "2026-09-17",
            "aanwezigen": ["voorzitter", "intern begeleider", "ouder", "SWV-er"],
            "verslag": "Wat werkt: rust en korte taken. Nodig: een kleine groep.",
        },
    ),
    Act(date(2026, 9, 17), "ot", "verslag_delen", IB),
    Act(
        date(2026, 9, 22),
        "ot",
        "plan_maken_extra",
        IB,
        {
            "behoeften": "Sterre heeft rust, herhaling en een kleine groep nodig.",
            "als_behoefte_geschreven": True,
            "plan": "Vier ochtenden in een kleine groep, met een vaste begeleider.",
            "extra_nodig_op": "2026-09-17",
        },
    ),
)

ONTWIKKELINGSPERSPECTIEF: Script = (
    Chapter("2. Het OPP: een ouder tekent, een ouder is het niet eens"),
    Act(
        date(2026, 9, 24),
        "opp",
        "leerling_horen",
        IB,
        {
            "leerling_gehoord_op": "2026-09-24",
            "hoorwijze": "tekening",
            "hulp_gekregen": True,
            "hoorverslag": "Sterre tekende een klas met weinig kinderen.",
        },
    ),
    Act(
        date(2026, 10, 1),
        "opp",
        "bespreken",
        IB,
        {
            "besproken_op": "2026-10-01",
            "voorgestelde_data": ["2026-09-29", "2026-10-01"],
            "uitgenodigd": PARENTS,
            "gespreksverslag": "Beide ouders waren erbij. Ouder 2 twijfelt.",
        },
    ),
    Act(
        date(2026, 10, 2),
        "opp",
        "aanbieden",
        VOORZITTER,
        {
            "document_hash": PLAN,
            "handelingsdeel": HULP_IN_HET_PLAN,
            "inbreng_verwerkt": "Sterre koos zelf een plek in de klas.",
            "gezag_gecontroleerd_op": "2026-10-02",
            "gezagsbron": "uittreksel uit het gezagsregister",
            "afgeschermd": False,
        },
    ),
    Act(date(2026, 10, 2), "handtekening/ouder-1", "digitaal_vragen", IB),
    Act(date(2026, 10, 2), "handtekening/ouder-2", "digitaal_vragen", IB),
    Act(
        date(2026, 10, 5),
        "handtekening/ouder-1",
        "tekenen",
        OUDER_1,
        {"getekende_hash": PLAN, "inlogniveau": "substantieel"},
    ),
    Act(
        date(2026, 10, 7),
        "handtekening/ouder-2",
        "weigeren",
        OUDER_2,
        {"weigering": "Ik wil dat Sterre gewoon in de eigen klas blijft."},
    ),
    Act(
        date(2026, 10, 12),
        "opp",
        "vaststellen_zonder",
        VOORZITTER,
        {
            "perspectief_hash": PERSPECTIEF,
            "zorgplicht_maatregelen": "De school helpt Sterre verder in de klas.",
        },
    ),
)

HULP: Script = (
    Chapter("3. De hulp, de evaluatie en de vraag om meer"),
    Act(
        date(2026, 10, 13),
        "ot",
        "start_uitvoering",
        VOORZITTER,
        {"plan_besproken_op": "2026-10-13"},
    ),
    Act(date(2027, 1, 7), "ot", "eerder_evalueren", IB),
    Act(
        date(2027, 1, 7),
        "ot",
        "opschalen",
        VOORZITTER,
        {
            "niveau": "4_arrangement_wijk_of_oza",
            "opschalen_omdat": "De hulp in de klas is niet genoeg.",
        },
    ),
    Act(
        date(2027, 1, 7),
        "ot",
        "tlv_aanvragen",
        VOORZITTER,
        {"keuze_toegelicht": "Een kleine groep met vaste hulp is hier niet te maken."},
    ),
    Act(
        date(2027, 1, 8),
        "ot",
        "start_uitvoering",
        VOORZITTER,
        {"plan_besproken_op": "2027-01-08"},
    ),
)
