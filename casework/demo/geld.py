"""The end of the second story: money from Nooit Opgeven, asked without a name."""

from datetime import date

from casework.demo.people import (
    ADMIN,
    ADMIN_2,
    LEDEN,
    SWV_ER,
    VOORZITTER,
    kerngroep,
)
from casework.demo.script import Act, Chapter, Open, Script, Wait

SHARES = {"Vlaardingen": 4_000_00, "SWV PO": 2_000_00}
REQUEST = {
    "leeftijdsgroep": "8_tot_10_jaar",
    "woongemeente": "Vlaardingen",
    "weken_afwezig": 6,
    "basisondersteuning": "ingezet_en_niet_genoeg",
    "arrangement": "ingezet_en_niet_genoeg",
    "wijkgeld": "gevraagd_en_afgewezen",
    "jeugdwet": "nagegaan_en_niet_hiervoor",
    "wlz_zvw": "nagegaan_en_niet_hiervoor",
    "geprobeerd": "De leerling kreeg een rustige plek en een eigen begin van de dag.",
    "effectdoel": "Binnen drie maanden vier ochtenden per week in de klas.",
    "bedrag_cent": 6_000_00,
    "periode_van": "2027-06-28",
    "periode_tot": "2027-12-17",
}


def _vote(day: date, funder: str) -> Act:
    number = list(LEDEN).index(funder) + 1
    return Act(day, f"stem/lid-{number}", "voorstemmen", LEDEN[funder])


GELD: Script = (
    Chapter("9. Het lukt niet: opschalen, en geld vragen zonder naam"),
    Act(
        date(2027, 6, 14),
        "verzuim",
        "opschalen",
        SWV_ER,
        {"opschalen_omdat": "Er is geen plek in de kleine groep."},
    ),
    Open(date(2027, 6, 14), "kerngroep", kerngroep(), ADMIN),
    Act(date(2027, 6, 15), "verzuim", "nooit_opgeven_vragen", SWV_ER),
    Act(date(2027, 6, 15), "nooit_opgeven", "opstellen", SWV_ER, REQUEST),
    Act(
        date(2027, 6, 15),
        "nooit_opgeven",
        "indienen",
        SWV_ER,
        too_early=True,
    ),
    Act(date(2027, 6, 15), "nooit_opgeven", "indienen", VOORZITTER),
    Act(
        date(2027, 6, 16),
        "nooit_opgeven",
        "volledig_verklaren",
        ADMIN,
        {"reservering": SHARES},
    ),
    Act(date(2027, 6, 16), "nooit_opgeven", "beraad_openen", ADMIN),
    *(_vote(date(2027, 6, 17), funder) for funder in LEDEN),
    Act(
        date(2027, 6, 21),
        "nooit_opgeven",
        "toekennen",
        ADMIN,
        {
            "toegekend_cent": 6_000_00,
            "verdeling": SHARES,
            "einddatum": "2027-12-17",
            "motivering": "Andere wegen zijn geprobeerd. Dit plan is klein en helder.",
        },
    ),
    Act(date(2027, 6, 23), "nooit_opgeven", "betaling_voorstellen", ADMIN),
    Act(
        date(2027, 6, 24),
        "nooit_opgeven",
        "betaling_goedkeuren",
        ADMIN,
        {"betaald_op": "2027-06-24"},
        too_early=True,
    ),
    Act(
        date(2027, 6, 24),
        "nooit_opgeven",
        "betaling_goedkeuren",
        ADMIN_2,
        {"betaald_op": "2027-06-24"},
    ),
    Wait(date(2027, 6, 28)),
)
