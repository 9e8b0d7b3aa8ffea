"""The second part of the story: the TLV, from the application to the last term."""

from datetime import date

from casework.demo.people import (
    ADMIN,
    BESTUURDER,
    DESKUNDIGE,
    GEDRAGSWETENSCHAPPER,
    OUDER_1,
    VOORZITTER,
)
from casework.demo.script import Act, Chapter, Facts, Script, Wait

TOETS: Facts = {
    "criteria_getoetst": True,
    "toets": "De aanvraag past bij de criteria van het ondersteuningsplan.",
}
GEWOGEN: Facts = {
    "reactie": "Wij nemen dit mee in het besluit.",
    "nieuwe_feiten": False,
}
BESLUIT: Facts = {
    "besluit_soort": "sbo",
    "begindatum": "2027-02-18",
    "einddatum": "2028-07-31",
    "volgnummer": "TLV-2027-00001",
    "motivering": "Sterre heeft een kleine groep en vaste hulp nodig. De school "
    "probeerde veel. Dat was niet genoeg.",
    "advies_gevolgd": True,
    "weging_zienswijze": "Ouder 1 vindt rust het belangrijkst. Dat weegt mee.",
}

AANVRAAG: Script = (
    Chapter("4. De aanvraag: eerst niet compleet, dan stil, dan compleet"),
    Act(
        date(2027, 1, 11),
        "tlv",
        "indienen",
        VOORZITTER,
        {
            "ontvangen_op": "2027-01-11",
            "soort": "sbo",
            "beoogde_school": "SBO De Overkant",
            "plek_bevestigd": True,
            "opp_status": "niet_getekend",
            "opp_reden": "Een ouder is het niet eens met het handelingsdeel.",
            "ot_verslag_op": "2026-09-17",
            "geprobeerd": "Een kleine groep, vier ochtenden, tien weken lang.",
        },
    ),
    Act(
        date(2027, 1, 14),
        "tlv",
        "aanvullen_vragen",
        ADMIN,
        {"ontbreekt": ["overzicht_van_de_hulp_op_school"]},
    ),
    Act(
        date(2027, 1, 14),
        "zienswijze/ouder-1",
        "uitnodigen",
        ADMIN,
        {"toestemming": "geen_reactie", "gegevens_bijgevoegd": True},
    ),
    Act(
        date(2027, 1, 14),
        "zienswijze/ouder-2",
        "uitnodigen",
        ADMIN,
        {"toestemming": "geweigerd", "gegevens_bijgevoegd": True},
    ),
    Act(
        date(2027, 1, 22),
        "zienswijze/ouder-1",
        "schriftelijk_indienen",
        OUDER_1,
        {"zienswijze": "Sterre verdient rust. Ik kijk graag mee op de nieuwe school."},
    ),
    Act(date(2027, 1, 25), "tlv", "aangevuld", ADMIN, {"aangevuld_op": "2027-01-25"}),
)

ADVIES: Script = (
    Chapter("5. Twee deskundigen, en een stap die te vroeg komt"),
    Act(
        date(2027, 1, 25),
        "tlv",
        "deskundigen_aanwijzen",
        ADMIN,
        {
            "deskundige_1": GEDRAGSWETENSCHAPPER.id,
            "naam_deskundige_1": "Orthopedagoog Demonstratie",
            "discipline_1": "orthopedagoog",
            "deskundige_2": DESKUNDIGE.id,
            "naam_deskundige_2": "Jeugdarts Demonstratie",
            "discipline_2": "arts",
            "geen_belang_verklaard": True,
        },
    ),
    Act(
        date(2027, 1, 28),
        "tlv",
        "adviseren",
        GEDRAGSWETENSCHAPPER,
        {"advies_1": "Een kleine groep past bij wat Sterre nodig heeft."},
    ),
    Act(
        date(2027, 1, 28),
        "tlv",
        "adviseren",
        DESKUNDIGE,
        {"advies_2": "Sterre kan de dag in een grote klas niet volhouden."},
    ),
    Act(
        date(2027, 1, 28), "tlv", "besluitrijp_verklaren", ADMIN, TOETS, too_early=True
    ),
    Act(
        date(2027, 1, 29),
        "zienswijze/ouder-1",
        "verwerken",
        GEDRAGSWETENSCHAPPER,
        GEWOGEN,
    ),
    Act(
        date(2027, 2, 3),
        "zienswijze/ouder-2",
        "verwerken",
        GEDRAGSWETENSCHAPPER,
        GEWOGEN,
    ),
)

BESLISSING: Script = (
    Chapter("6. Het besluit, de bekendmaking en de bezwaartermijn"),
    Act(date(2027, 2, 15), "tlv", "besluitrijp_verklaren", ADMIN, TOETS),
    Act(
        date(2027, 2, 18),
        "tlv",
        "toekennen",
        GEDRAGSWETENSCHAPPER,
        BESLUIT,
        too_early=True,
    ),
    Act(date(2027, 2, 18), "tlv", "toekennen", BESTUURDER, BESLUIT),
    Act(date(2027, 2, 18), "tlv", "bekendmaken", ADMIN),
    Wait(date(2027, 4, 12)),
)
