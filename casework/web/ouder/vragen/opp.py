"""What a parent can do about the plan itself: help, and the disputes committee."""

from casework.web.ouder.vragen.woorden import Antwoord, Zaakwoorden
from casework.web.taal import nl

OPP = Zaakwoorden(
    titel=nl("Het plan voor extra hulp"),
    waarom=(
        nl("De school schrijft in een plan wat uw kind nodig heeft."),
        nl("Over het deel met de hulp beslist u mee."),
    ),
    antwoorden={
        "hulp_inschakelen": Antwoord(
            nl("Ik wil dat iemand meehelpt bij het overleg"),
            nl("Iemand die er voor u en uw kind is. Dat is gratis."),
            nl("De school en u krijgen hier bericht van."),
            nl("Wie u koos, neemt contact op. Bellen mag ook."),
        ),
        "alsnog_bezwaar_maken": Antwoord(
            nl("Ik ben het alsnog niet eens met het plan"),
            nl("Dat kan als de school u eerder niet kon bereiken."),
            nl("De school krijgt uw antwoord zodra u op de knop drukt."),
            nl("De school maakt een afspraak met u."),
            vult={"bezwaar_van": "ik"},
        ),
        "gpo_melden": Antwoord(
            nl("Ik stuurde de zaak naar de commissie voor geschillen"),
            nl("De commissie kijkt onpartijdig mee en geeft een oordeel."),
            nl("De school weet dan dat de commissie meekijkt."),
            nl("De commissie geeft binnen 10 weken een oordeel."),
            nl("U kunt het geschil later hier intrekken."),
            vragen={
                "geschil_op": nl("Wanneer stuurde u de zaak naar de commissie?"),
            },
        ),
        "geschil_intrekken": Antwoord(
            nl("Ik trek het geschil in"),
            nl("De commissie kijkt dan niet meer mee."),
            nl("Als u op de knop drukt, is het geschil van tafel."),
            nl("De school praat met u verder over het plan."),
            knop=nl("Ik trek het geschil in"),
        ),
    },
    gevraagd=frozenset({"geweigerd"}),
)
